"""Series: posts to be read in order."""

import math
from collections.abc import Iterable, Mapping

from cxsite.model.articles import SeriesPlace, Step, Teaser, Term
from cxsite.model.labels import key
from cxsite.model.post import Post
from cxsite.model.standing import Held
from cxsite.relate.teasers import step


def in_order(parts: Iterable[Post]) -> list[Post]:
    """Parts by `series_order`; those without one come last, by date and path."""
    return sorted(parts, key=lambda p: (p.series_order or math.inf, p.date.instant, p.path))


def places(
    posts: Iterable[Post], teasers: Mapping[str, Teaser], held: Mapping[str, Held], terms: Mapping[str, Term]
) -> dict[str, SeriesPlace]:
    """Path → place, for each public post (those in `teasers`) of a series.

    A scheduled part is counted, but has neither title nor address, so that readers see that more will come and nothing else.
    Drafts and expired parts are left out.
    """
    series: dict[str, list[Post]] = {}
    for post in posts:
        if post.path in teasers or _is_coming(post, held):
            series.setdefault(key(post.series), []).append(post)
    found: dict[str, SeriesPlace] = {}
    for k, term in terms.items():
        found |= _places(in_order(series.get(k, ())), teasers, term)
    return found


def _is_coming(post: Post, held: Mapping[str, Held]) -> bool:
    return post.path in held and held[post.path].reason == "scheduled"


def _places(parts: list[Post], teasers: Mapping[str, Teaser], term: Term) -> dict[str, SeriesPlace]:
    steps = tuple(step(teasers[part.path]) if part.path in teasers else Step("", "") for part in parts)
    return {p.path: SeriesPlace(term, number, steps) for number, p in enumerate(parts, 1) if p.path in teasers}
