"""Removing a published site: the files that our own manifest lists, and the folders that this leaves empty."""

import contextlib
import shutil
from pathlib import Path

from cxsite.write import foreign, journal, manifest
from cxsite.write.going import aside


def removed(folder: Path, state: Path) -> tuple[int, int]:
    """Remove our files below `folder`. Returns how many were removed, and how many are left that are not ours.

    The manifest is deleted last: after a kill in between, we still know which of the rest are ours.
    """
    journal.recover(folder, state)
    ours = manifest.load(state) or {}
    count = 0
    with aside(folder, len(ours)) as hold:
        for address in sorted(ours, reverse=True):
            if not foreign.obstacles(folder, (address,), frozenset()):  # never through a folder that is a link
                hold(str(folder / address))
                count += _unlinked(folder / address)
    for below in sorted({above for address in ours for above in Path(address).parents}, key=lambda p: -len(p.parts)):
        with contextlib.suppress(OSError):  # not empty, or gone already
            (folder / below).rmdir()
    shutil.rmtree(state, ignore_errors=True)
    left = foreign.strangers(folder, frozenset()) if folder.is_dir() else []
    return count, len(left)


def _unlinked(path: Path) -> int:
    try:
        path.unlink()
    except FileNotFoundError:
        return 0
    return 1
