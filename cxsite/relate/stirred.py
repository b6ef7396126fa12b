"""Whose relatives may be others after an edit of a few posts: nobody else's need be found anew.

Two posts of which neither was edited weigh to each other what they did, unless they share a tag or a word with another weight,
which comes with a doubling of the posts that have it. So nearly always the edited post alone comes and goes: with those who
had it among their relatives, with those who share a telling word with it, and with those to whom its tags are worth as much as
those of their last relative. More posts may be named than have others, and never fewer.
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
    """The positions of these posts. `posts` are all of now, and `related` tells the positions of those to whom one was related.
    `edited` says by position what posts were before whose labels were edited, None for new ones; no post has gone.
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
    """The tags that came or went and weigh another now."""
    came = Counter(tag for at in changed for tag in posts.tags[at])
    went = Counter(tag for was in changed.values() for tag in was.tags)
    uses = {tag: len(posts.holders.get(tag, ())) for tag in {**came, **went}}
    return {tag for tag, now in uses.items() if rounded(now) != rounded(now - came[tag] + went[tag])}


def _sharing(posts: Group, changed: Mapping[int, Labels]) -> Iterator[int]:
    """Those with a word that an edited post has or had, and that may be telling or have been."""
    words = {word for at, was in changed.items() for word in (*posts.words[at], *was.words)}
    few = [word for word in words if posts.uses[word] <= COMMON + len(changed)]
    return chain.from_iterable(posts.having(few).values())


def _taking(post: int, kept: Kept, related: Relatives, found: Set[int], wanted: int) -> Iterator[int]:
    """Those not yet found who take an edited post among their relatives for its tags, or may: the words that a last relative
    shares besides are not weighed."""
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
