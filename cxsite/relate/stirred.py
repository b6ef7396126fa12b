"""The posts whose related posts may change with an edit of a few posts: these are computed again only for them.

How strongly two unedited posts are related changes only if a tag or word that they share has a new weight; and a weight changes
only if the number of posts with that tag or word crosses a power of two. So nearly always, only the edited post itself enters
or leaves the related posts of others. This is possible for three kinds of posts: those that had it among their related posts,
those that share a telling word with it, and those for which its tags weigh as much as those of their last related post. The
result may contain more posts than really change, but never fewer.
"""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence, Set
from itertools import chain
from typing import NamedTuple

from cxsite.relate.related import COMMON, RAREST, WANTED, Group, Kept, rounded, weight

Relatives = Callable[[int], Sequence[int]]


class Labels(NamedTuple):
    """What relates a post to others: its tag keys and its keywords, without duplicates."""

    tags: Sequence[str] = ()
    words: Sequence[str] = ()


def stirred(posts: Group, related: Relatives, edited: Mapping[int, Labels | None], wanted: int = WANTED) -> Set[int]:
    """The positions of the posts whose related posts may change. `posts` are all current posts; `related` gives the positions
    that a post was related to. `edited` has, by position, the previous labels of edited posts, and None for new posts; no post
    was deleted.
    """
    changed = {at: was or Labels() for at, was in edited.items()}
    moved, new = _moved(posts, changed), {at for at, was in edited.items() if was is None}
    stirring = [at for tag in moved for at in posts.holders.get(tag, ())]
    if rounded(len(posts)) != rounded(len(posts) - len(new)) or any(len(posts.tags[at]) > RAREST for at in stirring):
        return {*range(len(posts))}  # other tags of a post may count now, which affects all posts with those
    found = {*changed, *stirring, *_sharing(posts, changed)}
    known = changed.keys() - new  # no post is related to a new one yet
    found.update(at for at in range(len(posts) if known else 0) if not known.isdisjoint(related(at)))
    kept = Kept(posts)
    for post in changed:
        found.update([*_taking(post, kept, related, found, wanted)])
    return found


def _moved(posts: Group, changed: Mapping[int, Labels]) -> set[str]:
    """The tags that were added or removed and have a new weight now."""
    came = Counter(tag for at in changed for tag in posts.tags[at])
    went = Counter(tag for was in changed.values() for tag in was.tags)
    uses = {tag: len(posts.holders.get(tag, ())) for tag in {**came, **went}}
    return {tag for tag, now in uses.items() if rounded(now) != rounded(now - came[tag] + went[tag])}


def _sharing(posts: Group, changed: Mapping[int, Labels]) -> Iterator[int]:
    """The posts with a word that an edited post has or had, if that word is or was telling."""
    words = {word for at, was in changed.items() for word in (*posts.words[at], *was.words)}
    few = [word for word in words if posts.uses[word] <= COMMON + len(changed)]
    return chain.from_iterable(posts.having(few).values())


def _taking(post: int, kept: Kept, related: Relatives, found: Set[int], wanted: int) -> Iterator[int]:
    """The posts, except those `found`, that may now be related to an edited one because of its tags. This includes a few too
    many: words shared with the last related post are not weighed.
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
