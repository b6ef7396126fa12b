"""A file of the publication, before it is opened."""

from dataclasses import field
from typing import Literal

from cxsite.model.frozen import dataclass

SourceKind = Literal[
    "site",
    "post",
    "page",
    "author",
    "letter",
    "tags",
    "scorecard",
    "counts",
    "asset",
    "static",
    "strings",
    "template",
    "theme",
    "ledger",
]


@dataclass(frozen=True, slots=True)
class Source:
    """One file: its path, its kind (from its place), and its stat.

    `path` is relative to the root, NFC, with forward slashes; `name` is the same as on disk (it may be NFD).
    `digest` is of the bytes, "" until known.
    """

    path: str
    kind: SourceKind
    size: int = field(compare=False, default=0)
    mtime_ns: int = field(compare=False, default=0)
    ctime_ns: int = field(compare=False, default=0)
    inode: int = field(compare=False, default=0)
    digest: str = ""
    name: str = field(compare=False, default="")


@dataclass(frozen=True, slots=True)
class Sources:
    """All files of a publication, sorted by path."""

    root: str
    files: tuple[Source, ...]

    def of(self, *kinds: SourceKind) -> tuple[Source, ...]:
        """The files of these kinds, sorted by path."""
        return tuple(s for s in self.files if s.kind in kinds)
