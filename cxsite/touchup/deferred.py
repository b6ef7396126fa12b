"""Lazy sequences: their items are made, or looked up, on access."""

from collections.abc import Callable, Iterator, Sequence
from functools import cached_property
from typing import TypeVar, overload

T = TypeVar("T")
_FIRST, _AT_ONCE = 32, 512


class Many(Sequence[T]):
    """The items at these positions, each made on access; `ahead` is called with positions that will be needed next."""

    def __init__(
        self, positions: Sequence[int], one: Callable[[int], T], ahead: Callable[[Sequence[int]], None]
    ) -> None:
        self._positions, self._one, self._ahead = positions, one, ahead

    def __len__(self) -> int:
        return len(self._positions)

    @overload
    def __getitem__(self, at: int) -> T: ...
    @overload
    def __getitem__(self, at: slice) -> Sequence[T]: ...
    def __getitem__(self, at: int | slice) -> T | Sequence[T]:
        if isinstance(at, slice):
            return Many(self._positions[at], self._one, self._ahead)
        return self._one(self._positions[at])

    def __iter__(self) -> Iterator[T]:
        start, size = 0, _FIRST  # nearly always either the newest few are wanted, or all
        while some := self._positions[start : start + size]:
            self._ahead(some)
            yield from map(self._one, some)
            start, size = start + size, _AT_ONCE


class Later(Sequence[int]):
    """Positions that are looked up on first access."""

    def __init__(self, find: Callable[[], Sequence[int]]) -> None:
        self._find = find

    @cached_property
    def _found(self) -> Sequence[int]:
        return self._find()

    def __len__(self) -> int:
        return len(self._found)

    @overload
    def __getitem__(self, at: int) -> int: ...
    @overload
    def __getitem__(self, at: slice) -> Sequence[int]: ...
    def __getitem__(self, at: int | slice) -> int | Sequence[int]:
        return self._found[at]
