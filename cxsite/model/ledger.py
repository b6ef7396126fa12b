"""What the numbers of each article said, and since when: the value of `claims.lock`."""

from dataclasses import field

from cxsite.model.frozen import dataclass

_HEAD = "# What each number in a published article said, and since when. `cxsite build` writes this file: commit it.\n"
WITHHELD = "withheld"
MILESTONE = "milestone"


@dataclass(frozen=True, slots=True)
class Said:
    """What readers were shown from a day on (ISO, in the publication's zone); `text` is "" while the number is withheld."""

    text: str
    day: str


@dataclass(frozen=True, slots=True)
class Entry:
    """A number in an article: the post's permanent id, the reference as authors write it, and what it said, oldest first.

    If the id is `MILESTONE`, the entry is what counts as success for the milestone with that reference.
    """

    post: str
    ref: str
    said: tuple[Said, ...]

    @property
    def line(self) -> str:
        """The entry in the file: id, reference and what was said, with two spaces between them."""
        shown = (f"{one_space(said.text) or WITHHELD} on {said.day}" for said in self.said)
        return "  ".join((one_space(self.post), one_space(self.ref), *shown))


@dataclass(frozen=True, slots=True)
class Ledger:
    """All entries, sorted by post and reference, one per number. `path` is that of the file, for reporting problems."""

    entries: tuple[Entry, ...] = ()
    path: str = field(compare=False, default="claims.lock")

    @property
    def text(self) -> str:
        """The file: a comment line, then the entries as sorted lines."""
        return _HEAD + "".join(f"{line}\n" for line in sorted(entry.line for entry in self.entries))


def one_space(text: str) -> str:
    """The text on one line, with single spaces: two spaces would end a column."""
    return " ".join(text.split())
