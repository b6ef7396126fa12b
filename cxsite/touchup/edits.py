"""What an edit of a text is.

Three kinds of edits go the short way: of nothing but words, in any text; of what a public post tells of itself (title,
description, tags, day of its last change, headings, numbers, links to texts) where nothing else depends on it (`retold`); and a
new post to which no other file refers (`added`). Besides, a text may quote a scorecard that was edited (`quoting`). For every
other edit all is looked at.
"""

from cxsite.model.articles import Article
from cxsite.model.body import Link
from cxsite.model.frozen import dataclass
from cxsite.model.labels import key
from cxsite.model.post import Page, Post
from cxsite.model.problem import Problem

Text = Post | Page


@dataclass(frozen=True, slots=True)
class Edit:
    """A post before the edit (None for a new one) and after it, without relatives.

    `told` says that lists or other pages show something new of it, `counted` that numbers it shows may have changed. `met` are
    the problems that its parse meets, `met_before` those that it met.
    """

    after: Article
    before: Article | None
    told: bool
    counted: bool = False
    met: tuple[Problem, ...] = ()
    met_before: tuple[Problem, ...] = ()

    @property
    def path(self) -> str:
        """The post's file."""
        return self.after.post.path

    @property
    def articles(self) -> list[Article]:
        """Before and after."""
        return [article for article in (self.before, self.after) if article]

    @property
    def tags(self) -> set[str]:
        """The keys of the tags that came or went."""
        before = self.before.post.tags if self.before else ()
        return {*map(key, before)} ^ {*map(key, self.after.post.tags)}

    @property
    def is_noted(self) -> bool:
        """Whether anything but its words may have changed."""
        return self.told or self.counted

    @property
    def has_numbers(self) -> bool:
        """Whether the post shows a number or a chart, or did."""
        return any(not isinstance(use, Link) for article in self.articles for use in article.post.outline.uses)


def is_plain(post: Post) -> bool:
    """Whether it stands alone: no agreement on rules is in it, and no place in a series or among translations."""
    return not (post.allow or post.outline.waivers or post.series or post.translation_key)
