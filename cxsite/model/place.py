"""Where something is in an author's file. A place travels with its value, but does not count for equality and digests."""

from collections.abc import Mapping

from cxsite.model.frozen import dataclass


@dataclass(frozen=True, slots=True)
class Span:
    """A part of one line. Lines and columns are one-based and counted in characters; 0 means unknown.

    `path` is relative to the publication's root, with forward slashes. `length` is at least 1 if the column is known.
    The line's text is not included: `read.lines` fetches it when a problem is printed.
    """

    path: str
    line: int = 0
    column: int = 0
    length: int = 1


Stretch = tuple[int, int, int]


@dataclass(frozen=True, slots=True)
class Marks:
    """Where each key of a document is: key path, joined with "/", → (line, column, length) of key or value.

    The value's place is under "title", the key's own place under "title/?" (used for unknown and duplicate keys). Every post has
    some fifteen, and hardly any is ever needed, so they are kept as text: "4 8 14 title", one per line.
    """

    path: str
    told: str = ""

    @property
    def at(self) -> dict[str, Stretch]:
        """Key path → place."""
        rows = (row.split(" ", 3) for row in self.told.split("\n") if row)
        return {key: (int(line), int(column), int(length)) for line, column, length, key in rows}

    def span(self, key: str) -> Span:
        """The place of `key`, else of the nearest enclosing key, else just the file."""
        return place_of(self.path, self.at, _on_one_line(key))

    def key_span(self, key: str) -> Span:
        """The place of the key's own name (not of its value)."""
        own = self.at.get(f"{_on_one_line(key)}/?")
        return Span(self.path, *own) if own else self.span(key)


def marked(path: str, at: Mapping[str, Stretch]) -> Marks:
    """The marks of the document at `path`."""
    return Marks(path, "\n".join([f"{a} {b} {c} {_on_one_line(key)}" for key, (a, b, c) in at.items()]))


def place_of(path: str, at: Mapping[str, Stretch], key: str) -> Span:
    """The place of `key`, else of the nearest enclosing key, else just the file."""
    while key and key not in at:
        key = key.rpartition("/")[0]
    return Span(path, *at[key]) if key else Span(path)


def _on_one_line(key: str) -> str:
    return key.replace("\n", " ")
