"""What we published: the only list of files that may be overwritten or deleted.

It lies in the publication's .cxsite, one for each output folder, never in the output itself. The addresses stand once more
in a text file of their own, so that a damaged manifest does not forget what is ours to delete.
"""

import re
from collections.abc import Collection, Mapping
from pathlib import Path
from typing import NamedTuple

from cxsite.keys import sealed
from cxsite.keys.digest import of_bytes

_DRIVE = re.compile(r"\n/[A-Za-z]:")
MANIFEST, NEXT = "manifest.json", "manifest.next.json"
_ADDRESSES, _NEXT_ADDRESSES = "addresses.txt", "addresses.next.txt"


class Entry(NamedTuple):
    """A published file: what it was made from (input → digest), and its size, time and digest as we wrote it.

    `key` is that of the promise (`Output.key`).
    """

    inputs: Mapping[str, str]
    size: int
    mtime_ns: int
    digest: str
    key: str = ""


UNKNOWN = Entry({}, -1, -1, "")
Manifest = dict[str, Entry]


def load(state: Path) -> Manifest | None:
    """What is known to be ours, by address; None where nothing is. A list that names a file elsewhere is not believed."""
    data = sealed.load(state / MANIFEST)
    found = {address: Entry(*parts) for address, parts in data.items()} if isinstance(data, dict) else _addresses(state)
    return found if found is not None and are_inside(found) else None


def save_next(state: Path, manifest: Manifest) -> None:
    """Write what will be ours once the renames are done."""
    listed = sorted(manifest)
    text = "\n".join(listed).encode()
    sealed.write(state / _NEXT_ADDRESSES, of_bytes(text).encode() + b"\n" + text)
    sealed.save(state / NEXT, {address: manifest[address] for address in listed})


def accept_next(state: Path) -> None:
    """Make the next manifest the present one. Can be done again after a kill."""
    for following, present in ((NEXT, MANIFEST), (_NEXT_ADDRESSES, _ADDRESSES)):
        if (state / following).exists():
            (state / following).replace(state / present)


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
