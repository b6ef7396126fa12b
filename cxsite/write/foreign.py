"""Files in the output folder that are in the way and not ours: reported before anything is made."""

import os
import stat
from collections.abc import Iterable, Iterator, Set
from pathlib import Path

from cxsite.keys.published import STAGE


def strangers(folder: Path, ours: frozenset[str]) -> list[str]:
    """All files in the folder that are not in `ours`, sorted. Links to folders count as files and are not followed."""
    return sorted(address for address in _files(str(folder), "") if address not in ours)


def obstacles(folder: Path, addresses: Iterable[str], gone: frozenset[str], files: Set[str] = frozenset()) -> list[str]:
    """Files and links, not in `gone`, where an address needs a folder; and files in a folder that has an output's address.

    A folder that is a link is an obstacle too: what is written through it ends up somewhere else. The addresses in `files` are
    known not to be folders.
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
    """The first thing above the address that is not a real folder. `free` caches folders that were found to be fine."""
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
    """The file type at the path, without following links; None if there is nothing."""
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
