"""Related reading: the posts that share the rarest tags with a post. Exact, and in time that grows with the posts alone.

A shared tag weighs its inverse document frequency, log(1 + N/df): df posts have it, N is the number of posts rounded up to a
power of two, so that one more post does not shift all weights. The weight of a set of tags is the sum of its members'
(correctly rounded, so equal sums compare as equal). A post's relatives are those with the heaviest shared sets; newer first,
then by path, where weights are equal.

How it stays linear: every *set* of tags has a bucket with the few newest posts that have all of them. A post looks into the
buckets of its own sets, heaviest first. Weights are positive, so a set lies behind all sets that hold it; a post that turns
up in a bucket for the first time shares exactly that set, or enough others came before it. Of a post with many tags the six
rarest count, which bounds its sets at 63.
"""

import math
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from itertools import combinations, groupby

WANTED = 4
RAREST = 6

Tags = tuple[str, ...]


def related(tags: Sequence[Iterable[str]], wanted: int = WANTED) -> list[tuple[int, ...]]:
    """For each post the positions of its relatives, best first, at most `wanted`.

    `tags` are each post's tag keys, in the order in which ties are settled (newest first, then path).
    """
    weights = rarity(tags)
    kept = [rarest(own, weights) for own in tags]
    buckets = _buckets(kept, wanted + 1)

    @cache
    def ways(own: Tags) -> list[list[Tags]]:
        return _heaviest_first(own, weights)

    return [_relatives(post, ways(own), buckets, wanted) for post, own in enumerate(kept)]


def rarity(tags: Sequence[Iterable[str]]) -> dict[str, float]:
    """Tag → weight, always above 0."""
    uses = Counter(tag for own in tags for tag in set(own))
    total = 1 << max(0, len(tags) - 1).bit_length()
    return {tag: math.log1p(total / df) for tag, df in uses.items()}


def rarest(own: Iterable[str], weights: Mapping[str, float]) -> Tags:
    """The tags of a post that count, sorted, so that equal sets are equal tuples."""
    return tuple(sorted(sorted(set(own), key=lambda tag: (-weights[tag], tag))[:RAREST]))


def weight(shared: Iterable[str], weights: Mapping[str, float]) -> float:
    """What a set of shared tags weighs, whatever their order."""
    return math.fsum(weights[tag] for tag in shared)


def _sets(own: Tags) -> Iterator[Tags]:
    for size in range(1, len(own) + 1):
        yield from combinations(own, size)


def _buckets(kept: list[Tags], size: int) -> dict[Tags, list[int]]:
    sets = cache(lambda own: tuple(_sets(own)))
    buckets: dict[Tags, list[int]] = {}
    for post, own in enumerate(kept):
        for subset in sets(own):
            bucket = buckets.setdefault(subset, [])
            if len(bucket) < size:
                bucket.append(post)
    return buckets


def _heaviest_first(own: Tags, weights: Mapping[str, float]) -> list[list[Tags]]:
    """The sets of a post's tags, heaviest first; sets of equal weight stand together."""
    weighed = sorted(((weight(subset, weights), subset) for subset in _sets(own)), key=lambda pair: -pair[0])
    return [[subset for _, subset in group] for _, group in groupby(weighed, key=lambda pair: pair[0])]


def _relatives(post: int, ways: list[list[Tags]], buckets: Mapping[Tags, list[int]], wanted: int) -> tuple[int, ...]:
    found: dict[int, None] = {}
    for group in ways:
        met = {other for subset in group for other in buckets[subset] if other != post}
        found |= dict.fromkeys(sorted(met - found.keys()))
        if len(found) >= wanted:
            break
    return tuple(found)[:wanted]
