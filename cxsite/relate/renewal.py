"""One new or edited document, fitted into known relations, so that it can be shown before everything else is processed.

It never fails, like the rest of the room, but it may have no answer: if other documents decide what is on the page (a place in
a series, a translation, a file that is not published yet), it returns None, and the whole publication has to be related first.
It does not deal with what other pages show of the document.
"""

from bisect import bisect
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from functools import cache, partial

from cxsite.model.articles import Article, FreePage, Teaser
from cxsite.model.body import Link, Use
from cxsite.model.corpus import Corpus
from cxsite.model.fills import Fill, Missing
from cxsite.model.labels import key
from cxsite.model.library import Library
from cxsite.model.post import Page, Post
from cxsite.model.standing import Show
from cxsite.relate import standing
from cxsite.relate.addresses import of_post
from cxsite.relate.articles import newest_first
from cxsite.relate.fills import Voice, quoting, told
from cxsite.relate.links import Links, answer, place
from cxsite.relate.relatives import relatives
from cxsite.relate.targets import targets
from cxsite.relate.teasers import Names, step, teaser
from cxsite.relate.terms import bylines, merge
from cxsite.relate.vocabulary import agreed

_SETTLED = ("slug", "series", "series_order", "language", "translation_key", "id", "errata", "template", "permalink")
_OF_PAGES = ("slug", "draft", "permalink", "language", "image", "aliases", "template")
_ALONE = ("series", "translation_key", "errata", "template", "language")


def renewed_article(post: Post, corpus: Corpus, library: Library, now: datetime, show: Show) -> Article | None:
    """The article of the current version of a post, among the others in `library`, which was made from `corpus`.

    None if it is not to be shown, or if relating it needs other texts.
    """
    post = agreed(replace(corpus, posts=(post,))).posts[0]
    before = next((a for a in library.articles if a.post.path == post.path), None)
    address = of_post(post, corpus.site)
    if standing.held(post, now, show) or not _is_settled(post, address, before):
        return None
    find = cache(partial(_links, post, address, corpus, library))
    fills, picture = _fills(post, _known(before), library, find), _picture(post, before, find)
    if fills is None or picture is None:
        return None
    others = [a for a in library.articles if a is not before]
    at = bisect(others, newest_first(post), key=lambda other: newest_first(other.post))
    posts = [other.post for other in others]
    posts.insert(at, post)
    shown = teaser(post, address, _names(post, before, posts, corpus), picture, standing.reason(post, now))
    return replace(
        before or Article(post, shown, post.id),
        post=post,
        teaser=shown,
        fills=fills,
        newer=step(others[at - 1].teaser) if at else None,
        older=step(others[at].teaser) if at < len(others) else None,
        related=before.related if before and _is_alike(post, before.post) else _related(posts, at, others, corpus),
    )


def renewed_page(page: Page, free: FreePage, corpus: Corpus, library: Library) -> FreePage | None:
    """The same for a free page, which was `free` before."""
    if any(getattr(page, name) != getattr(free.page, name) for name in _OF_PAGES):
        return None
    find = cache(partial(_links, page, free.address, corpus, library))
    fills = _fills(page, _known(free), library, find)
    return None if fills is None else replace(free, page=page, fills=fills)


def _known(before: Article | FreePage | None) -> dict[Use, Fill]:
    """The fills of the uses in the previous version of a text."""
    if before is None:
        return {}
    text = before.post if isinstance(before, Article) else before.page
    return dict(zip(text.outline.uses, before.fills, strict=True))


def _is_settled(post: Post, address: str, before: Article | None) -> bool:
    """Whether everything that links this text with others is unchanged; a new post must have nothing of the kind."""
    if before is None:
        return not any(getattr(post, name) for name in _ALONE)
    moved = before.teaser.address != address or (post.series and post.date != before.post.date)
    return not moved and all(getattr(post, name) == getattr(before.post, name) for name in _SETTLED)


def _is_alike(post: Post, before: Post) -> bool:
    return (post.tags, post.keywords, post.date) == (before.tags, before.keywords, before.date)


def _fills(
    text: Post | Page, known: Mapping[Use, Fill], library: Library, find: Callable[[], Links]
) -> tuple[Fill, ...] | None:
    """The fills of a text's uses, some of which are known; None if another one cannot be resolved here."""
    answers = dict(known)
    for use in text.outline.uses:
        if use not in answers:
            found = _answered(use, text, library, find)
            if found is None or isinstance(found, Missing):
                return None
            answers[use] = found
    return tuple([answers[use] for use in text.outline.uses])


def _answered(use: Use, text: Post | Page, library: Library, find: Callable[[], Links]) -> Fill | None:
    if isinstance(use, Link):
        return answer(find(), text.path, use.written, image=use.image)
    if text.language in library.spoken:
        return None  # its numbers are in the words of another language, which are not available here
    return told(use, Voice(library.results, quoting(library.results)), dated=isinstance(text, Post))


def _links(text: Post | Page, address: str, corpus: Corpus, library: Library) -> Links:
    """What resolves links to everything published, and to the current version of the text itself."""
    documents = {claim.path: claim.address for claim in library.claims if claim.kind == "page"}
    posts, pages = corpus.posts, corpus.pages
    if isinstance(text, Post):
        posts = (*(post for post in posts if post.path != text.path), text)
    else:
        pages = (*(page for page in pages if page.path != text.path), text)
    everything = targets(
        replace(corpus, posts=posts, pages=pages),
        {**documents, text.path: address},
        library.assets,
        {held.path: held for held in library.held},
        shelves=library.shelves,
        results=library.results,
    )
    return Links(everything, corpus.site.base_path, {})


def _picture(post: Post, before: Article | None, find: Callable[[], Links]) -> str | None:
    """The address of its picture, "" if it has none; None for one that is not published yet."""
    if before and before.post.image == post.image:
        return before.teaser.image
    return (place(find(), post.path, post.image.src) or None) if post.image else ""


def _names(post: Post, before: Article | None, posts: Sequence[Post], corpus: Corpus) -> Names:
    """The terms of its labels: as before, else in the spelling that most posts use."""
    if before and (before.post.tags, before.post.category) == (post.tags, post.category):
        category = before.teaser.category
        tags = {key(term.label): term for term in before.teaser.tags}
        categories = {key(category.label): category} if category else {}
    else:
        tags = merge("tag", (tag for each in posts for tag in each.tags))
        categories = merge("category", (each.category for each in posts))
    return Names(corpus.site.language, tag=tags, category=categories, author=bylines(corpus.authors))


def _related(posts: Sequence[Post], at: int, others: Sequence[Article], corpus: Corpus) -> tuple[Teaser, ...]:
    """The teasers related to the post at that position, which is not in `others`."""
    (found,) = relatives(posts, corpus.site.language, (at,)).values()
    return tuple([others[n - (n > at)].teaser for n in found])
