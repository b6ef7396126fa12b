"""What an edit of a text is.

Three kinds of edits take the short path: of the words only, in any text; of what a public post says about itself (title,
description, tags, date of its last change, headings, numbers, links to texts) if nothing else depends on it (`retold`); and a
new post that no other file refers to (`added`). A text that quotes an edited scorecard counts as well (`quoting`). Any other
edit needs a full build.
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
    """A post before the edit (None for a new one) and after it, without its related articles.

    `told` says that lists or other pages show something new about it, `counted` that numbers it shows may have changed. `met`
    are the problems found when parsing it now, `met_before` those found before.
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
        """The articles before and after."""
        return [article for article in (self.before, self.after) if article]

    @property
    def tags(self) -> set[str]:
        """The keys of the tags that were added or removed."""
        before = self.before.post.tags if self.before else ()
        return {*map(key, before)} ^ {*map(key, self.after.post.tags)}

    @property
    def is_noted(self) -> bool:
        """Whether more than its words may have changed."""
        return self.told or self.counted

    @property
    def has_numbers(self) -> bool:
        """Whether the post shows a number or a chart, before or after."""
        return any(not isinstance(use, Link) for article in self.articles for use in article.post.outline.uses)


def is_plain(post: Post) -> bool:
    """Whether the post is independent: it has no waivers, and is not part of a series or a set of translations."""
    return not (post.allow or post.outline.waivers or post.series or post.translation_key)
