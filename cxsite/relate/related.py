"""Related reading: the posts that share the rarest tags and words with a post. Takes linear time in the number of posts.

The weight of a shared tag is its inverse document frequency, log(1 + N/df), where df of N posts have it. Both numbers are
rounded up to a power of two: a factor of two in rarity is worth distinguishing, and one more post hardly ever changes a weight,
so other posts' relations stay the same. Weights are integer multiples of a very small unit, so their sums are exact in any
order. Words (those of `Post.keywords`) are weighed in the same way and count a third: editors choose tags, and words decide
among posts that have the same tags, or are used if there are none. A word in more than `COMMON` posts, or in more than an
eighth of all, does not count; so no list of stop words is needed, in any language. Ties go to the newer post, then to the first
path.

How it stays linear: a word's list is short by definition, so all posts on it are weighed. Among posts that share no word with a
post, only the best by tags matter. For these, every *set* of tags has a bucket with the few newest posts that have all of them.
A post looks into the buckets of its own sets, heaviest first. Weights are positive, so a set comes after all its supersets; a
post that first appears in a bucket shares exactly that set, or enough others came before it. Only the six rarest tags of a post
count, which limits its sets to 63.
"""

import math
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from functools import cache, cached_property
from itertools import chain
from operator import itemgetter
from typing import NamedTuple

WANTED = 4
RAREST = 6
COMMON = 12
_A_WORD = 3  # a word's weight is divided by this
_UNIT = 2.0**-40

Tags = tuple[str, ...]
Newest = Callable[[Tags], Sequence[int]]
_first = itemgetter(0)


class Words(NamedTuple):
    """For each word that counts: the posts that have it, and its weight."""

    posts: Mapping[str, Sequence[int]]
    weights: Mapping[str, int]


class Group:
    """Posts that may be related to each other, with their tags and words. Totals are computed lazily, once.

    `tags` are each post's tag keys and `words` its keywords (empty, or as many rows as `tags`), without duplicates in one post;
    the posts are in the order that settles ties: newest first, then by path.
    """

    def __init__(self, tags: Sequence[Sequence[str]], words: Sequence[Sequence[str]] = ()) -> None:
        self.tags, self.words = tags, words

    def __len__(self) -> int:
        return len(self.tags)

    @cached_property
    def holders(self) -> Mapping[str, Sequence[int]]:
        """Tag → the posts that have it."""
        found: dict[str, list[int]] = {}
        for post, own in enumerate(self.tags):
            for tag in own:
                found.setdefault(tag, []).append(post)
        return found

    @cached_property
    def rarity(self) -> Mapping[str, int]:
        """Tag → weight, always greater than 0."""
        total = rounded(len(self))
        return {tag: _weight(total, len(posts)) for tag, posts in self.holders.items()}

    @cached_property
    def uses(self) -> Mapping[str, int]:
        """Word → the number of posts that have it."""
        return Counter(chain.from_iterable(self.words))

    def telling(self, only: Iterable[str] | None = None) -> Words:
        """The words that at least two posts have, but not too many posts; with `only`, just those of these words."""
        total = rounded(len(self.words))
        common, uses = min(COMMON, max(2, total // 8)), self.uses
        asked = uses if only is None else only
        weights = {word: _weight(total, uses[word]) // _A_WORD for word in asked if 2 <= uses[word] <= common}
        return Words(self.having(weights), weights)

    def having(self, words: Collection[str]) -> Mapping[str, Sequence[int]]:
        """Each of these words → the posts that have it."""
        found: dict[str, list[int]] = {word: [] for word in words}
        asked = set(found)
        for post, own in enumerate(self.words if asked else ()):
            for word in asked.intersection(own):
                found[word].append(post)
        return found


def kin(posts: Group, wanted: int = WANTED, only: Collection[int] | None = None) -> Callable[[int], tuple[int, ...]]:
    """A function from the position of a post to the positions of its related posts, best first, at most `wanted`.

    Its lookup tables are prepared here. With `only`, it may be called for these posts alone, and much less is prepared.
    """
    weights, words = posts.rarity, posts.words
    listed = posts.telling(None if only is None or not words else {word for post in only for word in words[post]})
    kept = Kept(posts)
    weighed = cache(lambda own: _weighed(own, weights))
    newest = _buckets(kept, weighed, wanted + 1) if only is None else _gathered(kept, wanted + 1)
    ways = cache(lambda own: _heaviest_first(weighed(own)))

    def relatives(post: int) -> tuple[int, ...]:
        own = frozenset(kept[post])
        found = _by_tags(post, ways(kept[post]), newest, wanted)
        near = _by_words(post, words[post], listed) if words else {}
        for other, heavy in near.items():
            found[other] = heavy + (found[other] if other in found else weight(own.intersection(kept[other]), weights))
        best = sorted([(-heavy, each) for each, heavy in found.items()])
        return tuple([each for _, each in best[:wanted]])

    return relatives


class Kept(dict[int, Tags]):
    """Post → its tags that count (see `rarest`), computed lazily."""

    def __init__(self, posts: Group) -> None:
        self.posts = posts

    def __missing__(self, post: int) -> Tags:
        found = self[post] = rarest(self.posts.tags[post], self.posts.rarity)
        return found

    def holders(self, tag: str) -> set[int]:
        """The posts for which a tag counts."""
        tags = self.posts.tags
        return {post for post in self.posts.holders[tag] if len(tags[post]) <= RAREST or tag in self[post]}


def rounded(number: int) -> int:
    """A number greater than 0, rounded up to a power of two, as used in weights."""
    return 1 << max(0, number - 1).bit_length()


def _weight(total: int, df: int) -> int:
    return int(math.log1p(total / rounded(df)) / _UNIT)


def rarest(own: Sequence[str], weights: Mapping[str, int]) -> Tags:
    """The tags of a post that count, sorted, so that equal sets are equal tuples."""
    if len(own) <= RAREST:  # nearly always
        return tuple(sorted(own))
    return tuple(sorted(sorted(own, key=lambda tag: (-weights[tag], tag))[:RAREST]))


def weight(shared: Iterable[str], weights: Mapping[str, int]) -> int:
    """The weight of a set of shared tags."""
    return sum([weights[tag] for tag in shared])


def _weighed(own: Tags, weights: Mapping[str, int]) -> list[tuple[int, Tags]]:
    """Every non-empty set of a post's tags, with its weight."""
    found: list[tuple[int, Tags]] = [(0, ())]
    for tag in own:
        more = weights[tag]
        found += [(heavy + more, (*subset, tag)) for heavy, subset in found]
    return found[1:]


def _buckets(kept: Kept, weighed: Callable[[Tags], list[tuple[int, Tags]]], size: int) -> Newest:
    """A function from a set of tags to the newest posts that have all of them. All posts' sets are prepared at once."""
    buckets: dict[Tags, list[int]] = {}
    for post in range(len(kept.posts)):
        for _, subset in weighed(kept[post]):
            bucket = buckets.setdefault(subset, [])
            if len(bucket) < size:
                bucket.append(post)
    return buckets.__getitem__


def _gathered(kept: Kept, size: int) -> Newest:
    """The same for a few posts only: each set is computed lazily."""
    holders = cache(kept.holders)
    return cache(lambda own: sorted(set.intersection(*sorted([holders(tag) for tag in own], key=len)))[:size])


def _heaviest_first(weighed: list[tuple[int, Tags]]) -> list[tuple[int, list[Tags]]]:
    """The sets of a post's tags by weight, heaviest first; sets of equal weight are together."""
    found: dict[int, list[Tags]] = {}
    for heavy, subset in sorted(weighed, key=_first, reverse=True):
        found.setdefault(heavy, []).append(subset)
    return [*found.items()]


def _by_tags(post: int, ways: list[tuple[int, list[Tags]]], newest: Newest, wanted: int) -> dict[int, int]:
    """The best posts by tags alone, with the weight of their shared tags."""
    found: dict[int, int] = {}
    for heavy, group in ways:
        met = {other for subset in group for other in newest(subset) if other != post}
        for other in sorted(met - found.keys())[: wanted - len(found)]:
            found[other] = heavy
        if len(found) >= wanted:
            break
    return found


def _by_words(post: int, own: Sequence[str], words: Words) -> dict[int, int]:
    """Other posts → the weight of the words they share."""
    found: dict[int, int] = {}
    for word in own:
        others = words.posts.get(word)
        if others:
            heavy = words.weights[word]
            for other in others:
                found[other] = found.get(other, 0) + heavy
    found.pop(post, None)
    return found
