"""Where bytes wait until all of them are there: on the output's own file system, so that publishing them is renaming them."""

import os
import shutil
import stat
from pathlib import Path

from cxsite.keys.published import stages

_NEW_FILE = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
FILE_MODE, FOLDER_MODE = 0o644, 0o755


def place_for(folder: Path) -> Path:
    """The folder for waiting: beside the output, or in it where the output is a file system of its own or beside is closed."""
    above = folder.parent
    beside, within = map(Path, stages(str(folder)))
    if folder.exists() and (folder.stat().st_dev != above.stat().st_dev or not os.access(above, os.W_OK)):
        return within
    return beside


def begin(folder: Path) -> Path:
    """An empty place to wait. What an interrupted build left there goes."""
    folder.parent.mkdir(parents=True, exist_ok=True)
    place = place_for(folder)
    clear(place)
    make_folder(place)
    return place


def clear(place: Path) -> None:
    """Delete the place and all in it."""
    if place.is_symlink():
        place.unlink()
    elif place.exists():
        shutil.rmtree(place)


def put(path: str, data: bytes) -> os.stat_result:
    """Write a new file with the mode of published files, whatever the umask; its stat stays the same when it is renamed."""
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
    """All folders of the relative path `above` below `base`, which ends in a slash; `made` remembers those that are there."""
    if above in made or not above:
        return
    make_folders(base, above.rpartition("/")[0], made)
    try:
        make_folder(base + above)
    except (
        FileExistsError
    ):  # from a build before, or another process was quicker; what lies there may also be no folder
        if not os.path.isdir(base + above):  # noqa: PTH112
            raise
    made.add(above)
