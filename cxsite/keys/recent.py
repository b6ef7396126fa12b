"""What was made lately, by key: enough of it to spare most work, and no more than a publication of many posts can hold."""

from typing import TypeVar

K = TypeVar("K")
V = TypeVar("V")
_MOST = 20_000


class Recent(dict[K, V]):
    """A mapping that begins anew when it holds `_MOST` values."""

    __slots__ = ()

    def keep(self, key: K, value: V) -> V:
        """Remember the value, and give it back."""
        if len(self) >= _MOST:
            self.clear()
        self[key] = value
        return value
