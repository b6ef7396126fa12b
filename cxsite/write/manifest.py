"""What we published: the only list of files that may be overwritten or deleted.

It lies in the publication's .cxsite, one for each output folder, never in the output itself: a line for each file, in order of
address, since every build reads all of it and most need no more of a file than its size and time. The addresses stand once
more in a text file of their own, so that a damaged manifest does not forget what is ours to delete.
"""

import json
import re
from collections.abc import Collection, Mapping
from pathlib import Path
from typing import NamedTuple

from cxsite.keys import sealed
from cxsite.keys.digest import of_bytes
from cxsite.model.output import Inputs

_DRIVE = re.compile(r"\n/[A-Za-z]:")
MANIFEST, NEXT = "manifest.txt", "manifest.next.txt"
_ADDRESSES, _NEXT_ADDRESSES = "addresses.txt", "addresses.next.txt"


class Entry(NamedTuple):
    """A published file: its size, time and digest as we wrote it, and the key of its promise (`Output.key`).

    `noted` is what it was made from, as JSON: the key mostly says enough, and then nobody reads it.
    """

    size: int
    mtime_ns: int
    digest: str
    key: str = ""
    noted: str = "[]"

    @property
    def inputs(self) -> Mapping[str, str]:
        """What it was made from: input → digest."""
        return dict(json.loads(self.noted))


def noted(inputs: Inputs) -> str:
    """What a file was made from, as its entry has it."""
    return json.dumps(inputs)


UNKNOWN = Entry(-1, -1, "")
Manifest = dict[str, Entry]


def load(state: Path) -> Manifest | None:
    """What is known to be ours, by address; None where nothing is. A list that names a file elsewhere is not believed."""
    text = sealed.text(state / MANIFEST)
    entries = None if text is None else _entries(text)
    found = _addresses(state) if entries is None else entries
    return found if found is not None and are_inside(found) else None


def save_next(state: Path, manifest: Manifest) -> None:
    """Write what will be ours once the renames are done."""
    listed = sorted(manifest)
    text = "\n".join(listed).encode()
    sealed.write(state / _NEXT_ADDRESSES, of_bytes(text).encode() + b"\n" + text)
    sealed.save_text(state / NEXT, "\n".join([_line(address, manifest[address]) for address in listed]))


def accept_next(state: Path) -> None:
    """Make the next manifest the present one. Can be done again after a kill."""
    for following, present in ((NEXT, MANIFEST), (_NEXT_ADDRESSES, _ADDRESSES)):
        if (state / following).exists():
            (state / following).replace(state / present)


def _line(address: str, entry: Entry) -> str:
    """The address comes last: it may hold a tab. No line breaks: the plan is refused that has one in an address."""
    return f"{entry.size}\t{entry.mtime_ns}\t{entry.digest}\t{entry.key}\t{entry.noted}\t{address}"


def _entries(text: str) -> Manifest | None:
    """None where another version wrote the lines in another way."""
    found: Manifest = {}
    try:
        for line in filter(None, text.split("\n")):
            size, mtime_ns, digest, key, noted, address = line.split("\t", 5)
            found[address] = Entry(int(size), int(mtime_ns), digest, key, noted)
    except ValueError:
        return None
    return found


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
    """The same of many at once. In one text, since this is asked of every file in every build."""
    framed = "\n/" + "/\n/".join(addresses) + "/"
    lines = framed.count("\n") == max(1, len(addresses))
    named = not addresses or not any(part in framed for part in ("//", "/./", "/../"))
    return lines and named and "\\" not in framed and "\0" not in framed and not _DRIVE.search(framed)
