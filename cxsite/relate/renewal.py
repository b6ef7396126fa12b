"""One document written anew, set into relations that are already known: for showing an edit before everything else is looked at.

Total like the rest of the room, but honest about what it cannot know: where an edit could change where the document stands, under
which labels, or what a new link leads to, there is no answer here, and the whole publication has to be related first.
"""

from dataclasses import replace

from cxsite.model.body import Use
from cxsite.model.library import Article, Fill, FreePage
from cxsite.model.post import Page, Post
from cxsite.relate.teasers import minutes

_SETTLED = (
    "slug", "date", "expires", "draft", "permalink", "authors", "tags", "category", "series", "series_order", "language",
    "translation_key", "image", "aliases", "id", "ask", "scorecards", "template",
)  # fmt: skip


def renewed_article(article: Article, post: Post) -> Article | None:
    """The article with its new text, title and description; None where its relations may be others now."""
    fills = _fills(article.post, article.fills, post)
    if fills is None or any(getattr(post, name) != getattr(article.post, name) for name in _SETTLED):
        return None
    told = replace(
        article.teaser,
        title=post.title,
        description=post.description or post.outline.excerpt,
        minutes=minutes(post.outline.words),
    )
    return replace(article, post=post, teaser=told, fills=fills)


def renewed_page(free: FreePage, page: Page) -> FreePage | None:
    """The same for a free page."""
    fills = _fills(free.page, free.fills, page)
    names = ("slug", "draft", "permalink", "language", "image", "aliases", "template")
    if fills is None or any(getattr(page, name) != getattr(free.page, name) for name in names):
        return None
    return replace(free, page=page, fills=fills)


def _fills(before: Post | Page, answers: tuple[Fill, ...], after: Post | Page) -> tuple[Fill, ...] | None:
    """The answers to the uses of the new text; None where one was not asked before."""
    known: dict[Use, Fill] = dict(zip(before.outline.uses, answers, strict=True))
    found = [known.get(use) for use in after.outline.uses]
    return tuple(fill for fill in found if fill) if all(found) else None
