"""Articles: each public post with everything that its page shows of other posts."""

from collections.abc import Mapping, Sequence
from typing import cast

from cxsite.model.articles import Article, Correction, Printed, Step, Teaser, Term, Translation
from cxsite.model.corpus import Corpus
from cxsite.model.fills import Fill
from cxsite.model.frozen import dataclass
from cxsite.model.post import Post
from cxsite.model.standing import Held
from cxsite.relate.relatives import Related, Relatives
from cxsite.relate.series import places
from cxsite.relate.teasers import step


@dataclass(frozen=True, slots=True)
class Told:
    """What is known so far, by path: teasers, what is held back, fills (`answers`), corrections; public posts newest first.

    `series` are by key, `letters` by the slug of their article.
    """

    corpus: Corpus
    posts: tuple[Post, ...]
    teasers: Mapping[str, Teaser]
    held: Mapping[str, Held]
    series: Mapping[str, Term]
    answers: Mapping[str, tuple[Fill, ...]]
    corrections: Mapping[str, tuple[Correction, ...]]
    letters: Mapping[str, tuple[Printed, ...]]


def articles(told: Told) -> tuple[Article, ...]:
    """One article for each public post, newest first."""
    site = told.corpus.site
    teasers = [told.teasers[post.path] for post in told.posts]
    near = Relatives(told.posts, teasers, site.language)
    same = _translations(told.posts, told.teasers, site.language)
    in_series = places(told.corpus.posts, told.teasers, told.held, told.series)
    rows = zip(told.posts, teasers, _neighbours(teasers), strict=True)
    return tuple(
        Article(
            post=post,
            teaser=teaser,
            id=post.id,
            fills=told.answers[post.path],
            series=in_series.get(post.path),
            newer=newer,
            older=older,
            related=cast("tuple[Teaser, ...]", Related(near, at)),
            corrections=told.corrections.get(post.path, ()),
            translations=same.get(post.path, ()),
            letters=told.letters.get(post.slug, ()),
        )
        for at, (post, teaser, (newer, older)) in enumerate(rows)
    )


def newest_first(post: Post) -> tuple[int, str]:
    """What posts are sorted by; of two at the same moment, the one with the first path comes first."""
    return -post.date.instant, post.path


def lead(posts: tuple[Post, ...]) -> str:
    """The path of the lead story: the newest featured post, else the newest, else ""."""
    featured = next((post for post in posts if post.featured), None)
    return featured.path if featured else posts[0].path if posts else ""


def _neighbours(teasers: Sequence[Teaser]) -> list[tuple[Step | None, Step | None]]:
    """(newer, older) for each of `teasers`, which are newest first; None at the ends."""
    steps = [*map(step, teasers)]
    newer: list[Step | None] = [None, *steps[:-1]]
    older: list[Step | None] = [*steps[1:], None]
    return list(zip(newer, older, strict=True)) if steps else []


def _translations(
    posts: Sequence[Post], teasers: Mapping[str, Teaser], language: str
) -> dict[str, tuple[Translation, ...]]:
    """Path → all languages of the text, including its own, sorted by code: public posts that share a `translation_key`. Posts
    without translations are left out.

    `language` is that of posts that name none. If two have the same language (which the checks report), the first counts.
    """
    texts: dict[str, dict[str, Translation]] = {}
    for post in posts:
        if post.translation_key and teasers[post.path].held is None:
            own = post.language or language
            found = Translation(own, post.title, teasers[post.path].address)
            texts.setdefault(post.translation_key, {}).setdefault(own.lower(), found)
    whole = {key: tuple(text[code] for code in sorted(text)) for key, text in texts.items() if len(text) > 1}
    return {
        post.path: whole[post.translation_key]
        for post in posts
        if post.translation_key in whole and teasers[post.path].held is None
    }
