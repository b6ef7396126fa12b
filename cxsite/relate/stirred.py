"""Whose relatives may be others after an edit of a few posts: nobody else's need be found anew.

Two posts of which neither was edited weigh to each other what they did, unless they share a tag or a word with another weight,
which comes with a doubling of the posts that have it. So nearly always the edited post alone comes and goes: with those who
had it among their relatives, with those who share a telling word with it, and with those to whom its tags are worth as much as
those of their last relative. More posts may be named than have others, and never fewer.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence, Set
from itertools import chain
from typing import NamedTuple

from cxsite.relate.related import COMMON, RAREST, WANTED, rarest, rarity, rounded, weight


class Labels(NamedTuple):
    """What a post is related by: its tag keys and its keywords, all different."""

    tags: Sequence[str] = ()
    words: Sequence[str] = ()


def stirred(
    posts: Sequence[Labels],
    related: Sequence[Sequence[int]],
    edited: Mapping[int, Labels | None],
    wanted: int = WANTED,
) -> Set[int]:
    """The positions of these posts. `posts` are all of now, newest first, and `related` the positions of those to whom each was
    related. `edited` says by position what edited posts were before, None for new ones; no post has gone.
    """
    changed = {at: was or Labels() for at, was in edited.items() if was is None or not _is_alike(was, posts[at])}
    moved, new = _moved(posts, changed), sum(was is None for was in edited.values())
    if rounded(len(posts)) != rounded(len(posts) - new) or any(_is_recounted(own, moved) for own in posts):
        return {*range(len(posts))}
    found = {*changed, *_sharing(posts, changed)}
    found.update(at for at, own in enumerate(posts) if not moved.isdisjoint(own.tags))
    found.update(at for at, others in enumerate(related) if not changed.keys().isdisjoint(others))
    for post in changed:
        found.update([*_taking(post, posts, related, found, wanted)])
    return found


def _is_alike(own: Labels, other: Labels) -> bool:
    return {*own.tags} == {*other.tags} and {*own.words} == {*other.words}


def _moved(posts: Sequence[Labels], changed: Mapping[int, Labels]) -> set[str]:
    """The tags that came or went and weigh another now."""
    uses = Counter(chain.from_iterable([own.tags for own in posts]))
    came = Counter(tag for at in changed for tag in posts[at].tags)
    went = Counter(tag for was in changed.values() for tag in was.tags)
    return {tag for tag in {**came, **went} if rounded(uses[tag]) != rounded(uses[tag] - came[tag] + went[tag])}


def _is_recounted(own: Labels, moved: Set[str]) -> bool:
    """Whether others of a post's tags may count now, which matters to all who have those."""
    return len(own.tags) > RAREST and not moved.isdisjoint(own.tags)


def _sharing(posts: Sequence[Labels], changed: Mapping[int, Labels]) -> Iterator[int]:
    """Those with a word that an edited post has or had, and that may be telling or have been."""
    holders: dict[str, list[int]] = {word: [] for at, was in changed.items() for word in (*posts[at].words, *was.words)}
    asked = set(holders)
    for at, own in enumerate(posts):
        for word in asked.intersection(own.words):
            holders[word].append(at)
    return chain.from_iterable(some for some in holders.values() if len(some) <= COMMON + len(changed))


def _taking(
    post: int, posts: Sequence[Labels], related: Sequence[Sequence[int]], found: Set[int], wanted: int
) -> Iterator[int]:
    """Those not yet found who take an edited post among their relatives for its tags, or may: the words that a last relative
    shares besides are not weighed."""
    weights = rarity([own.tags for own in posts])
    counting = frozenset(rarest(posts[post].tags, weights))
    for at, own in enumerate(posts):
        if at in found or counting.isdisjoint(own.tags):
            continue
        if len(related[at]) < wanted:
            yield at
            continue
        theirs, last = frozenset(rarest(own.tags, weights)), related[at][-1]
        heavy, least = (
            weight(theirs.intersection(tags), weights) for tags in (counting, rarest(posts[last].tags, weights))
        )
        if (-heavy, post) < (-least, last):
            yield at
