"""What was made lately, by key: enough of it to spare most work, and no more than a publication of many posts can hold."""

from itertools import islice
from typing import TypeVar

K = TypeVar("K")
V = TypeVar("V")
_MOST, _SOME = 20_000, 64


class Recent(dict[K, V]):
    """A mapping of `_MOST` values at most, which lets go of the `_SOME` oldest for new ones.

    Of few at a time: what is let go of is touched, and in a fork what is touched is copied.
    """

    __slots__ = ()

    def keep(self, key: K, value: V) -> V:
        """Remember the value, and give it back."""
        if len(self) >= _MOST:
            for oldest in list(islice(self, _SOME)):
                del self[oldest]
        self[key] = value
        return value
