"""Whose relatives may change with an edit of a few posts: only for these are relatives found anew.

What two posts that nobody edited weigh to each other stays the same, unless a tag or word that they share has a new weight; a
weight changes only when the number of posts that have the tag or word passes a power of two. So nearly always nothing but the
edited post itself enters or leaves the relatives of others. It may do so for three kinds of posts: those that had it among their
relatives, those that share a telling word with it, and those to which its tags weigh as much as those of their last relative.
More posts may be named than change in truth, and never fewer.
"""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence, Set
from itertools import chain
from typing import NamedTuple

from cxsite.relate.related import COMMON, RAREST, WANTED, Group, Kept, rounded, weight

Relatives = Callable[[int], Sequence[int]]


class Labels(NamedTuple):
    """What a post is related by: its tag keys and its keywords, all different."""

    tags: Sequence[str] = ()
    words: Sequence[str] = ()


def stirred(posts: Group, related: Relatives, edited: Mapping[int, Labels | None], wanted: int = WANTED) -> Set[int]:
    """The positions of the posts whose relatives may change. `posts` are all posts as they are now, and `related` tells the
    positions of those to which one was related. `edited` has, by position, the labels that edited posts had before, and None for
    new posts; no post has gone.
    """
    changed = {at: was or Labels() for at, was in edited.items()}
    moved, new = _moved(posts, changed), {at for at, was in edited.items() if was is None}
    stirring = [at for tag in moved for at in posts.holders.get(tag, ())]
    if rounded(len(posts)) != rounded(len(posts) - len(new)) or any(len(posts.tags[at]) > RAREST for at in stirring):
        return {*range(len(posts))}  # others of a post's tags may count now, which matters to all who have those
    found = {*changed, *stirring, *_sharing(posts, changed)}
    known = changed.keys() - new  # nobody is related to a new post
    found.update(at for at in range(len(posts) if known else 0) if not known.isdisjoint(related(at)))
    kept = Kept(posts)
    for post in changed:
        found.update([*_taking(post, kept, related, found, wanted)])
    return found


def _moved(posts: Group, changed: Mapping[int, Labels]) -> set[str]:
    """The tags that came or went and have a new weight now."""
    came = Counter(tag for at in changed for tag in posts.tags[at])
    went = Counter(tag for was in changed.values() for tag in was.tags)
    uses = {tag: len(posts.holders.get(tag, ())) for tag in {**came, **went}}
    return {tag for tag, now in uses.items() if rounded(now) != rounded(now - came[tag] + went[tag])}


def _sharing(posts: Group, changed: Mapping[int, Labels]) -> Iterator[int]:
    """The posts with a word that an edited post has or had, and that is telling, or was."""
    words = {word for at, was in changed.items() for word in (*posts.words[at], *was.words)}
    few = [word for word in words if posts.uses[word] <= COMMON + len(changed)]
    return chain.from_iterable(posts.having(few).values())


def _taking(post: int, kept: Kept, related: Relatives, found: Set[int], wanted: int) -> Iterator[int]:
    """The posts, but for those `found`, that may take an edited one among their relatives for its tags. A few are named too many:
    words that a last relative shares besides are not weighed.
    """
    weights = kept.posts.rarity
    counting = frozenset(kept[post])
    for at in {at for tag in counting for at in kept.posts.holders[tag]} - found:
        others = related(at)
        if len(others) < wanted:
            yield at
            continue
        theirs, last = frozenset(kept[at]), others[-1]
        heavy, least = (weight(theirs.intersection(tags), weights) for tags in (counting, kept[last]))
        if (-heavy, post) < (-least, last):
            yield at
