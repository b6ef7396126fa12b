"""What we published: the only list of files that may be overwritten or deleted.

It is with the notes in .cxsite, one for each output folder, never in the output itself: files sorted by address, in columns,
since every build reads all of it and most need only the size and time of each file. The addresses are saved again in a separate
text file, so that a damaged manifest does not lose track of which files are ours to delete.
"""

import json
import re
from collections.abc import Collection, Mapping
from pathlib import Path
from typing import NamedTuple, Self

from cxsite.keys import published, sealed
from cxsite.keys.digest import of_bytes
from cxsite.model.output import Inputs

_DRIVE = re.compile(r"\n/[A-Za-z]:")
_NEXT = "manifest.next.txt"
_ADDRESSES, _NEXT_ADDRESSES = "addresses.txt", "addresses.next.txt"


class Entry(NamedTuple):
    """A published file: its size and time as we wrote it, and a line with everything else: its digest, its output's key
    (`Output.key`) and inputs. The line is parsed lazily, since that is needed only for a few files.
    """

    size: int
    mtime_ns: int
    line: str

    @classmethod
    def of(cls, size: int, mtime_ns: int, digest: str, key: str = "", noted: str = "[]") -> Self:
        """An entry from its parts. `noted` are the inputs as JSON: mostly the key is enough."""
        return cls(size, mtime_ns, f"{digest}\t{key}\t{noted}")

    @property
    def digest(self) -> str:
        """The digest of its bytes."""
        return self.line.split("\t", 1)[0]

    @property
    def key(self) -> str:
        """The key of its output."""
        return self.line.split("\t", 2)[1]

    @property
    def inputs(self) -> Mapping[str, str]:
        """Its inputs: name → digest."""
        return dict(json.loads(self.line.split("\t", 2)[2]))

    def others(self, inputs: Inputs) -> tuple[str, ...]:
        """The names of those `inputs` that it was not made from, found without parsing the line."""
        return tuple([name for name, digest in inputs if _pair(name, digest) not in self.line])

    def renewed(self, inputs: Inputs) -> str:
        """Its inputs in the form of `noted`, with these `inputs` replacing those with the same names."""
        text = self.line.split("\t", 2)[2]
        for name, digest in inputs:
            before, opening, after = text.partition(_pair(name, "")[:-2])
            if not opening:
                return noted(tuple(sorted({**self.inputs, **dict(inputs)}.items())))
            text = before + opening + digest + after[after.index('"') :]
        return text

    def under(self, key: str) -> Self:
        """The same file with its output's current key."""
        digest, _, noted = self.line.split("\t", 2)
        return self.of(self.size, self.mtime_ns, digest, key, noted)


def noted(inputs: Inputs) -> str:
    """A file's inputs as its entry stores them."""
    return json.dumps(inputs)


def _pair(name: str, digest: str) -> str:
    """One input as `noted` writes it: neither part needs escaping."""
    return f'["{name}", "{digest}"]'


UNKNOWN = Entry.of(-1, -1, "")
Manifest = dict[str, Entry]


def load(state: Path) -> Manifest | None:
    """What is known to be ours, by address; None if nothing is known. A list that names a file elsewhere is not trusted."""
    texts = sealed.texts(state / published.MANIFEST)
    entries = None if texts is None else _entries(*texts)
    found = _addresses(state) if entries is None else entries
    return found if found is not None and are_inside(found) else None


def save_next(state: Path, manifest: Manifest) -> None:
    """Save what will be ours once the renames are done."""
    listed = sorted(manifest)
    text = "\n".join(listed).encode()
    sealed.write(state / _NEXT_ADDRESSES, of_bytes(text).encode() + b"\n" + text)
    entries = [manifest[address] for address in listed]
    files = published.listed(
        (address, entry.size, entry.mtime_ns) for address, entry in zip(listed, entries, strict=True)
    )
    sealed.save_text(state / _NEXT, files, sealed.joined((entry.line for entry in entries), "\n"))


def accept_next(state: Path) -> None:
    """Make the next manifest the current one. Idempotent, so it can be repeated after a kill."""
    for following, present in ((_NEXT, published.MANIFEST), (_NEXT_ADDRESSES, _ADDRESSES)):
        if (state / following).exists():
            (state / following).replace(state / present)


def _entries(files: str, lines: str) -> Manifest | None:
    """The entries; None if another version wrote them in another format."""
    told = lines.split("\n") if lines else []
    try:
        addresses, sizes, times = published.columns(files)
        entries = map(Entry._make, zip(sizes, times, told, strict=True))
        found = dict(zip(addresses, entries, strict=True))
    except ValueError:
        return None
    return found if lines.count("\t") == 2 * len(found) else None


def _addresses(state: Path) -> Manifest | None:
    try:
        head, _, text = (state / _ADDRESSES).read_bytes().partition(b"\n")
    except OSError:
        return None
    return dict.fromkeys(text.decode().split("\n"), UNKNOWN) if head == of_bytes(text).encode() and text else None


def is_inside(address: str) -> bool:
    """Whether an address can only name a file inside the output folder, on every system."""
    return are_inside((address,))


def are_inside(addresses: Collection[str]) -> bool:
    """The same for many at once. It checks one joined text, since this runs for every file in every build."""
    framed = "\n/" + "/\n/".join(addresses) + "/"
    lines = framed.count("\n") == max(1, len(addresses))
    named = not addresses or not any(part in framed for part in ("//", "/./", "/../"))
    return lines and named and "\\" not in framed and "\0" not in framed and not _DRIVE.search(framed)
