"""Where files are staged until all are ready: on the output's own file system, so that publishing is renaming."""

import os
import shutil
import stat
from pathlib import Path

from cxsite.keys.published import stages

_NEW_FILE = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
FILE_MODE, FOLDER_MODE = 0o644, 0o755


def place_for(folder: Path) -> Path:
    """The staging folder: beside the output, or inside it if that is a file system of its own or its parent is not writable."""
    above = folder.parent
    beside, within = map(Path, stages(str(folder)))
    if folder.exists() and (folder.stat().st_dev != above.stat().st_dev or not os.access(above, os.W_OK)):
        return within
    return beside


def begin(folder: Path) -> Path:
    """A new, empty staging folder. What an interrupted build left there is deleted."""
    folder.parent.mkdir(parents=True, exist_ok=True)
    place = place_for(folder)
    clear(place)
    make_folder(place)
    return place


def clear(place: Path) -> None:
    """Delete the folder and everything in it."""
    if place.is_symlink():
        place.unlink()
    elif place.exists():
        shutil.rmtree(place)


def put(path: str, data: bytes) -> os.stat_result:
    """Write a new file with the mode of published files, whatever the umask. Its size and time survive the rename."""
    file = os.open(path, _NEW_FILE, FILE_MODE)
    try:
        rest = memoryview(data)
        while rest:
            rest = rest[os.write(file, rest) :]
        found = os.fstat(file)
        if stat.S_IMODE(found.st_mode) != FILE_MODE and hasattr(os, "fchmod"):
            os.fchmod(file, FILE_MODE)
            found = os.fstat(file)
        return found
    finally:
        os.close(file)


def make_folder(path: str | Path) -> None:
    """A new folder with the mode of published folders, whatever the umask."""
    os.mkdir(path, FOLDER_MODE)  # noqa: PTH102 - here and below: a first build does this for every page
    os.chmod(path, FOLDER_MODE)  # noqa: PTH101


def make_folders(base: str, above: str, made: set[str]) -> None:
    """Create all folders of the relative path `above` below `base`, which ends in a slash; `made` caches those that exist."""
    if above in made or not above:
        return
    make_folders(base, above.rpartition("/")[0], made)
    try:
        make_folder(base + above)
    except FileExistsError:  # from an earlier build or another process; it may also not be a folder
        if not os.path.isdir(base + above):  # noqa: PTH112
            raise
    made.add(above)
