"""Where something stands in an author's file. A place travels with its value, outside equality and digests."""

from collections.abc import Mapping
from dataclasses import field

from cxsite.model.frozen import dataclass


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of one line. Lines and columns are one-based and counted in characters; 0 means unknown.

    `path` is relative to the publication's root, with forward slashes. `length` is at least 1 where the column is known.
    The line's text is not held: `read.lines` fetches it when a problem is told.
    """

    path: str
    line: int = 0
    column: int = 0
    length: int = 1


@dataclass(frozen=True, slots=True)
class Marks:
    """Where each key of a document stands: key path, joined with "/", → (line, column, length) of key or value.

    The value's place is under "title", the key's own place under "title/?" (used for unknown and duplicate keys).
    """

    path: str
    at: Mapping[str, tuple[int, int, int]] = field(default_factory=dict)

    def span(self, key: str) -> Span:
        """The place of `key`, else of the nearest key around it, else the file alone."""
        while key and key not in self.at:
            key = key.rpartition("/")[0]
        return Span(self.path, *self.at[key]) if key else Span(self.path)

    def key_span(self, key: str) -> Span:
        """The place of the key's own name (not of its value)."""
        own = f"{key}/?"
        return Span(self.path, *self.at[own]) if own in self.at else self.span(key)
