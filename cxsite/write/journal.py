"""The journal of renames: saved before the first one and deleted after the last.

A kill between two renames leaves complete files of two generations; the next build reads the journal and finishes. Every step
is idempotent. Order: new assets, pages, lists, feeds, then deletions, so that nothing public points to a missing file.
"""

import os
import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import FrameType
from typing import Any, NamedTuple

from cxsite.keys import sealed
from cxsite.keys.published import JOURNAL
from cxsite.write import manifest, stage
from cxsite.write.going import Hold, aside

TREE = "tree"


class Journal(NamedTuple):
    """`moves` are (name in the stage, address) in order; `gone` the addresses to delete. `whole` means a first build: a single
    rename of the tree, without moves.
    """

    moves: list[tuple[str, str]]
    gone: list[str]
    whole: bool


def finish(folder: Path, state: Path, place: Path, journal: Journal) -> None:
    """Save the journal, then publish: from here on publishing will be finished, by us or by the next build."""
    with _undisturbed():
        sealed.save(state / JOURNAL, journal)
        _carry_out(folder, state, place, journal)


def is_pending(state: Path) -> bool:
    """Whether publishing has started and is not finished."""
    return (state / JOURNAL).exists()


def recover(folder: Path, state: Path) -> None:
    """Finish what an interrupted build had started to publish; discard what it had only staged."""
    place = stage.place_for(folder)
    data = sealed.load(state / JOURNAL)
    if data is not None:
        journal = Journal([(name, address) for name, address in data[0]], data[1], data[2])
        safe = all(map(manifest.is_inside, [*journal.gone, *(part for move in journal.moves for part in move)]))
        if safe:
            _carry_out(folder, state, place, journal)
    stage.clear(place)
    (state / JOURNAL).unlink(missing_ok=True)


def _carry_out(folder: Path, state: Path, place: Path, journal: Journal) -> None:
    if not journal.whole:
        _move_each(folder, place, journal)
    if not journal.whole or _move_all(folder, place / TREE):
        manifest.accept_next(state)
    (state / JOURNAL).unlink(missing_ok=True)
    stage.clear(place)


def _move_all(folder: Path, tree: Path) -> bool:
    """Publish everything with one rename; False if somebody has put files there since, which are not ours."""
    if not tree.exists():
        return True  # done before the kill
    if folder.is_dir() and any(folder.iterdir()):
        return False
    if folder.is_dir():
        folder.rmdir()  # Windows would not rename over it
    tree.replace(folder)
    return True


def _move_each(folder: Path, place: Path, journal: Journal) -> None:
    gone = frozenset(journal.gone)
    made = {""}
    with aside(folder, len(journal.moves) + len(gone)) as hold:
        for name, address in journal.moves:
            if not gone and _moved(f"{place}{os.sep}{name}", f"{folder}{os.sep}{address}", hold):
                continue
            if (place / name).exists():
                _make_way(folder, address, gone, made)
                os.replace(place / name, folder / address)  # noqa: PTH105  # its name says that it replaces
        for address in journal.gone:
            hold(f"{folder}{os.sep}{address}")
            _delete(folder, address)


def _moved(waiting: str, path: str, hold: Hold) -> bool:
    """Whether the file could be renamed right away: nearly always, which saves checking the target first."""
    hold(path)
    try:
        os.replace(waiting, path)  # noqa: PTH105  # as above
    except OSError:
        return False
    return True


def _make_way(folder: Path, address: str, gone: frozenset[str], made: set[str]) -> None:
    """Create the folders above the address, after removing our own files and folders that are in the way."""
    above = address.rpartition("/")[0]
    if above not in made:
        for upper in _folders_of(address):
            if upper in gone and not _is_folder(folder / upper):
                (folder / upper).unlink(missing_ok=True)
        stage.make_folders(f"{folder}{os.sep}", above, made)
    if _is_folder(folder / address):
        for old in sorted(g for g in gone if g.startswith(f"{address}/")):
            _delete(folder, old)
        for empty, _, _ in os.walk(folder / address, topdown=False):
            Path(empty).rmdir()


def _delete(folder: Path, address: str) -> None:
    """Delete a file of ours and the folders this leaves empty; never through a link, and never a folder's contents."""
    above = [folder / part for part in _folders_of(address)]
    if any(not _is_folder(path) for path in above) or _is_folder(folder / address):
        return
    (folder / address).unlink(missing_ok=True)
    for path in reversed(above):
        try:
            path.rmdir()
        except OSError:
            return


def _folders_of(address: str) -> Iterator[str]:
    """The folders above an address, the outermost first."""
    parts = address.split("/")[:-1]
    return ("/".join(parts[: n + 1]) for n in range(len(parts)))


def _is_folder(path: Path) -> bool:
    return path.is_dir() and not path.is_symlink()


@contextmanager
def _undisturbed() -> Iterator[None]:
    """Defer Ctrl-C and SIGTERM until the renames are done: they take microseconds each, and no mixture is left behind."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    came: list[int] = []
    before: dict[int, Any] = {}

    def note(number: int, _: FrameType | None) -> None:
        came.append(number)

    for number in (signal.SIGINT, signal.SIGTERM):
        before[number] = signal.signal(number, note)
    try:
        yield
    finally:
        for known, handler in before.items():
            signal.signal(known, handler)
        for late in came[:1]:
            signal.raise_signal(late)
