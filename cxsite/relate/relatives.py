"""What else to read after each post: the posts in its own language with the highest weight in `related`.

Posts are identified by position, newest first. Everything is lazy, since most builds make only a few pages.
"""

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from functools import cached_property, partial
from typing import Protocol, overload

from cxsite.model.articles import Teaser
from cxsite.model.labels import key
from cxsite.relate.related import Group, kin
from cxsite.relate.stirred import Labels, stirred


class Labelled(Protocol):
    """What decides which posts are related: a post, or the row of one."""

    @property
    def language(self) -> str:
        """The language it names, or ""."""

    @property
    def tags(self) -> Sequence[str]:
        """Its tags, as the vocabulary spells them."""

    @property
    def keywords(self) -> str:
        """Words that characterise it, separated by spaces."""


class Known(Labelled, Protocol):
    """The same with the positions of its related posts, counted from the last, which is -1."""

    @property
    def related(self) -> Sequence[int]:
        """Best first."""


class Relatives:
    """What else to read, for each of `posts`, newest first. `language` is that of posts that name none."""

    def __init__(self, posts: Sequence[Labelled], teasers: Sequence[Teaser], language: str) -> None:
        self._posts, self._teasers, self._language = posts, teasers, language

    @cached_property
    def _rows(self) -> dict[int, Callable[[], list[int]]]:
        """By position, a function that finds the positions of the related posts."""
        found: dict[int, Callable[[], list[int]]] = {}
        for group in _spoken(self._posts, self._language):
            of = kin(_labelled(self._posts, group))
            found |= {at: partial(_among, group, of, n) for n, at in enumerate(group)}
        return found

    def of(self, at: int) -> tuple[Teaser, ...]:
        """The teasers of the posts related to the one at that position."""
        return tuple([self._teasers[other] for other in self._rows[at]()])


class Related(Sequence[Teaser]):
    """The posts related to one post, found on first access."""

    __slots__ = ("_at", "_found", "_relatives")

    def __init__(self, relatives: Relatives, at: int) -> None:
        self._relatives, self._at = relatives, at
        self._found: tuple[Teaser, ...] | None = None

    @property
    def _all(self) -> tuple[Teaser, ...]:
        if self._found is None:
            self._found = self._relatives.of(self._at)
        return self._found

    def __len__(self) -> int:
        return len(self._all)

    @overload
    def __getitem__(self, at: int) -> Teaser: ...
    @overload
    def __getitem__(self, at: slice) -> tuple[Teaser, ...]: ...
    def __getitem__(self, at: int | slice) -> Teaser | tuple[Teaser, ...]:
        return self._all[at]

    def __iter__(self) -> Iterator[Teaser]:
        return iter(self._all)


def relatives(posts: Sequence[Labelled], language: str, only: Collection[int]) -> dict[int, tuple[int, ...]]:
    """The related posts of each post at the positions `only`, as positions. Translations are never among them.

    `posts` are newest first; `language` is that of posts that name none.
    """
    found: dict[int, tuple[int, ...]] = {}
    for group in _spoken(posts, language):
        asked = [n for n, at in enumerate(group) if at in only]
        if asked:
            of = kin(_labelled(posts, group), only=asked)
            found |= {group[n]: tuple(_among(group, of, n)) for n in asked}
    return found


def related_anew(
    posts: Sequence[Known], language: str, edited: Mapping[int, Labelled | None]
) -> dict[int, tuple[int, ...]]:
    """The related posts of each post whose related posts may have changed, by position: positions from the last post, as in
    `Known`.

    `edited` has the previous versions of edited posts by position, and None for new ones; no language has changed, and no post
    was deleted.
    """
    found: dict[int, tuple[int, ...]] = {}
    for group in _spoken(posts, language):
        was = {
            n: _before(edited[at]) for n, at in enumerate(group) if at in edited and _is_other(edited[at], posts[at])
        }
        if was:
            own, place = _labelled(posts, group), {at - len(posts): n for n, at in enumerate(group)}
            asked = stirred(own, partial(_known, posts, group, place), was)
            of = kin(own, only=asked)
            found |= {group[n]: tuple([other - len(posts) for other in _among(group, of, n)]) for n in asked}
    return found


def _spoken(posts: Sequence[Labelled], language: str) -> list[list[int]]:
    """The positions of the posts in each language."""
    found: dict[str, list[int]] = {}
    for at, post in enumerate(posts):
        found.setdefault(post.language or language, []).append(at)
    return [*found.values()]


def _among(group: Sequence[int], of: Callable[[int], tuple[int, ...]], n: int) -> list[int]:
    return [group[other] for other in of(n)]


def _labelled(posts: Sequence[Labelled], group: Sequence[int]) -> Group:
    """The tags and words of these posts; equal words share one string."""
    known: dict[str, str] = {}
    words = [[known.setdefault(word, word) for word in posts[at].keywords.split()] for at in group]
    return Group([_tags(posts[at]) for at in group], words)


def _tags(post: Labelled) -> tuple[str, ...]:
    return tuple(dict.fromkeys(map(key, post.tags)))


def _is_other(before: Labelled | None, now: Labelled) -> bool:
    return before is None or {*_tags(before)} != {*_tags(now)} or {*before.keywords.split()} != {*now.keywords.split()}


def _before(edited: Labelled | None) -> Labels | None:
    return Labels(_tags(edited), edited.keywords.split()) if edited else None


def _known(posts: Sequence[Known], group: Sequence[int], place: Mapping[int, int], n: int) -> list[int]:
    """The places in the group of the posts that its `n`-th post was related to."""
    return [place[other] for other in posts[group[n]].related]
