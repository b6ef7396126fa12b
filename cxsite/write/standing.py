"""What stands in the way of a promise in the output folder, and is not ours: told before anything is made."""

import os
import stat
from collections.abc import Iterable, Iterator, Set
from pathlib import Path

from cxsite.keys.published import STAGE


def strangers(folder: Path, ours: frozenset[str]) -> list[str]:
    """All files in the folder that are not in `ours`, sorted. Links to folders count as files and are not followed."""
    return sorted(address for address in _files(str(folder), "") if address not in ours)


def obstacles(folder: Path, addresses: Iterable[str], gone: frozenset[str], files: Set[str] = frozenset()) -> list[str]:
    """Files and links that are not in `gone` and lie where an address needs a folder; and files in folders where it is one.

    A folder that is a link is an obstacle too: what is written through it lands somewhere else. At the addresses of `files` there
    is known to be no folder.
    """
    found: set[str] = set()
    free: set[str] = {""}
    here = f"{folder}{os.sep}"
    for address in addresses:
        found.update(_above(here, address, gone, free))
        if address not in files and _kind(here + address) == stat.S_IFDIR:
            found.update(f for f in _files(here + address, f"{address}/") if f not in gone)
    return sorted(found)


def _above(here: str, address: str, gone: frozenset[str], free: set[str]) -> Iterator[str]:
    """The nearest thing above the address that is no real folder. `free` remembers folders that were found in order."""
    whole = address.rpartition("/")[0]
    if whole in free:
        return
    parts = whole.split("/")
    for depth in range(1, len(parts) + 1):
        above = "/".join(parts[:depth])
        if above in free:
            continue
        if _kind(here + above) not in (stat.S_IFDIR, None):
            if above not in gone:
                yield above
            return
        free.add(above)


def _kind(path: str) -> int | None:
    """What lies there, a link as a link; None for nothing."""
    try:
        return stat.S_IFMT(os.lstat(path).st_mode)
    except (FileNotFoundError, NotADirectoryError):
        return None


def _files(folder: str, above: str) -> Iterator[str]:
    with os.scandir(folder) as entries:
        here = list(entries)
    for entry in here:
        if above == "" and entry.name == STAGE:
            continue
        if entry.is_dir(follow_symlinks=False):
            yield from _files(entry.path, f"{above}{entry.name}/")
        else:
            yield above + entry.name
