"""What was edited in a text.

Three kinds of edits go the short way: of nothing but words, in any text; of what a public post tells of itself (title,
description, tags, day of its last change, headings, numbers, links to texts) where nothing else hangs on it (`retold`); and a
new post that nobody knows yet (`added`). Besides, a text may quote a scorecard that was edited (`quoting`). Everything else does
not: there is no shame in looking at all of it.
"""

from dataclasses import replace

from cxsite.model.body import Link, Outline
from cxsite.model.frozen import dataclass
from cxsite.model.labels import key
from cxsite.model.library import Article
from cxsite.model.post import Page, Post
from cxsite.model.problem import Outcome
from cxsite.relate.teasers import minutes
from cxsite.touchup.rows import MoreError

Text = Post | Page


@dataclass(frozen=True, slots=True)
class Edit:
    """A post of the index before (None for a new one) and after, without relatives. `told` says that others show it changed,
    `counted` that what it shows of a scorecard may be another."""

    after: Article
    before: Article | None
    told: bool
    counted: bool = False

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
        """Whether more than its words may be another."""
        return self.told or self.counted

    @property
    def has_numbers(self) -> bool:
        """Whether the post shows a number or a chart, or did."""
        return any(not isinstance(use, Link) for article in self.articles for use in article.post.outline.uses)


def only_words(old: Text, new: Text) -> bool:
    """Whether a text has changed in its words alone, as far as anything but its own page and its feeds shows them."""
    before, after = old.outline, new.outline
    excerpt = before.excerpt if new.description else after.excerpt  # it stands where there is no description
    outline = replace(after, digest=before.digest, words=before.words, excerpt=excerpt)
    same = replace(new, outline=outline) == old and old.marks == new.marks
    read = minutes(before.words) == minutes(after.words)
    return same and read and not (before.waivers or after.waivers) and _noted(before) == _noted(after)


def is_plain(post: Post) -> bool:
    """Whether no agreement on rules and no place in a series is in it."""
    return not (post.allow or post.outline.waivers or post.series or post.translation_key)


def settled(found: Outcome[Text]) -> Text:
    """The value of a parse with nothing to say."""
    if found.value is None or found.problems:
        raise MoreError
    return found.value


def _noted(outline: Outline) -> list[tuple[object, ...]]:
    return [(said.about, said.words, said.backed, said.figure) for said in outline.said]
