"""A bounded cache of recent values: large enough to save most work, small enough for a publication of many posts."""

from itertools import islice
from typing import TypeVar

K = TypeVar("K")
V = TypeVar("V")
_MOST, _SOME = 20_000, 64


class Recent(dict[K, V]):
    """A mapping of at most `_MOST` values that drops the `_SOME` oldest to make room.

    Only a few at a time: dropping a value touches its memory, and in a fork that copies the page.
    """

    __slots__ = ()

    def keep(self, key: K, value: V) -> V:
        """Store the value and return it."""
        if len(self) >= _MOST:
            for oldest in list(islice(self, _SOME)):
                del self[oldest]
        self[key] = value
        return value
