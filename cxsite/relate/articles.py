"""Articles: each public post with everything its page shows of others."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from cxsite.model.labels import key
from cxsite.model.library import Article, Corpus, Correction, Fill, Held, Printed, Teaser, Term
from cxsite.model.post import Post
from cxsite.relate import feedback
from cxsite.relate.neighbours import neighbours
from cxsite.relate.related import related
from cxsite.relate.series import places
from cxsite.relate.translations import translations


@dataclass(frozen=True, slots=True)
class Told:
    """What is known by now, by path: teasers, what is held back, series, answers, corrections; public posts newest first.

    `letters` are by the slug of their article.
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
    relatives = _relatives(told.posts, site.language)
    same = translations(told.posts, told.teasers, site.language)
    in_series = places(told.corpus.posts, told.teasers, told.held, told.series)
    rows = zip(told.posts, teasers, neighbours(teasers), relatives, strict=True)
    return tuple(
        Article(
            post=post,
            teaser=teaser,
            id=post.id,
            fills=told.answers[post.path],
            series=in_series.get(post.path),
            newer=newer,
            older=older,
            related=tuple([teasers[other] for other in others]),
            feedback=feedback.links(post, teaser.address, site),
            corrections=told.corrections.get(post.path, ()),
            translations=same.get(post.path, ()),
            letters=told.letters.get(post.slug, ()),
        )
        for post, teaser, (newer, older), others in rows
    )


def _relatives(posts: Sequence[Post], language: str) -> list[tuple[int, ...]]:
    """For each post the positions of what else to read, in its own language: so a translation is never among it."""
    spoken: dict[str, list[int]] = {}
    for at, post in enumerate(posts):
        spoken.setdefault(post.language or language, []).append(at)
    found: list[tuple[int, ...]] = [()] * len(posts)
    for group in spoken.values():
        tags = [tuple(map(key, posts[at].tags)) for at in group]
        for at, others in zip(group, related(tags, [posts[at].keywords for at in group]), strict=True):
            found[at] = tuple([group[other] for other in others])
    return found


def lead(posts: tuple[Post, ...]) -> str:
    """The path of the lead story: the newest featured post, else the newest, else ""."""
    featured = next((post for post in posts if post.featured), None)
    return featured.path if featured else posts[0].path if posts else ""
