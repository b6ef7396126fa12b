"""Every file below a folder with its stat: a single walk, shared by the gate and the room `read`.

Only the standard library is imported, so that the gate can look before anything expensive is imported. Files are sorted by path
in its public form (NFC, forward slashes), never in the file system's order.
"""

import errno
import os
import stat
import unicodedata
from collections.abc import Collection, Iterable, Mapping
from pathlib import Path
from typing import NamedTuple

# the name Vim tries before it saves; Python's bytecode; what Windows creates in folders
_DROPPED = frozenset({"4913", "__pycache__", "Thumbs.db", "desktop.ini"})
_LEFT = ("~", ".swp", ".bak", ".orig", ".rej")  # left by editors, merges and patches
PUBLICATION = ("claims.lock", "content", "site.yaml", "static", "strings", "templates", "themes")
PRIVATE = ("private",)
_WANTED = frozenset({".well-known", ".nojekyll", ".htaccess"})  # hidden files that hosts ask for
# why something failed, where the system has no text for it; NO_FILE is a pipe, a socket or a device
NO_FILE, NOWHERE, ROUND = "no file", "a link to nothing", "a link to itself"
_LEADS: Mapping[int | None, str] = {errno.ENOENT: NOWHERE, errno.ELOOP: ROUND}
_MOMENT, _COARSE = 20_000_000, 2_000_000_000


class File(NamedTuple):
    """`path` is relative, NFC, with forward slashes; `name` is the same as on disk. `stat` is size, times and inode."""

    path: str
    name: str
    size: int
    mtime_ns: int
    ctime_ns: int
    inode: int

    @property
    def stat(self) -> str:
        """What must be equal for the file to count as unchanged, as one string."""
        return f"{self.size} {self.mtime_ns} {self.ctime_ns} {self.inode}"

    def is_young(self, now_ns: int) -> bool:
        """Whether it changed so shortly before `now_ns` that another change could have the same time.

        A file system that stores whole seconds only (times ending in zeros) needs a wider margin.
        """
        age = now_ns - max(self.mtime_ns, self.ctime_ns)
        return age < _COARSE and (age < _MOMENT or self.mtime_ns % 1_000_000_000 == 0)


class Found(NamedTuple):
    """Sorted files; links to folders, and links to files outside the publication, neither of which are followed (`links`,
    `strays`); and what could not be read, with the reason.
    """

    files: list[File]
    links: list[str]
    strays: list[str]
    failed: list[tuple[str, str]]


def walk(root: str, places: tuple[str, ...]) -> Found:
    """All files in these files and folders below `root`, leaving out what editors and operating systems create there."""
    found = Found([], [], [], [])
    _enter(root, "", found, frozenset(places))
    found.files.sort()
    found.links.sort()
    found.strays.sort()
    found.failed.sort()
    return found


def stand(folder: str, files: Iterable[tuple[str, int, int]]) -> bool:
    """Whether all of these files, given by path, size and time, are unchanged. Runs for every output in every build."""
    here, look = folder + os.sep, os.lstat
    try:
        for path, size, mtime_ns in files:
            found = look(here + path)
            if found.st_size != size or found.st_mtime_ns != mtime_ns:
                return False
    except (OSError, ValueError):  # ValueError: nothing can have this path
        return False
    return True


def is_junk(name: str) -> bool:
    """Whether a file or folder with this name is not content: hidden, a backup, or created by a program."""
    if name.startswith("."):
        return name not in _WANTED
    is_emacs_own = name.endswith("#") and name.startswith("#")  # Emacs saves #a.md#
    return is_emacs_own or name.endswith(_LEFT) or name in _DROPPED


def is_own(root: str, name: str) -> bool:
    """Whether `walk` would visit the file or folder `name` below `root`: no part of the path is junk or a link to a folder, and
    no link points outside the publication. For callers that open a file by name themselves.
    """
    if any(map(is_junk, name.split("/"))):
        return False
    real = os.path.realpath(root)
    path = os.path.join(real, *name.split("/"))  # noqa: PTH118
    if os.path.realpath(path) == path:  # nearly always
        return True
    above = os.path.dirname(path)  # noqa: PTH120
    return os.path.realpath(above) == above and not os.path.isdir(path) and _stays(path, name)  # noqa: PTH112


def printable(name: str) -> str:
    """A name in a form that can be printed: bytes that are not UTF-8 become \\xff."""
    return os.fsencode(name).decode("utf-8", "backslashreplace")


def _enter(folder: str, above: str, found: Found, only: Collection[str] = ()) -> None:
    """Add what is in a folder, with `above` before each name. Each entry is examined during the scan: that is faster than
    going through a list of them, and this runs for every file in every build."""
    below: list[str] = []
    try:
        with os.scandir(folder) as entries:
            for entry in entries:
                name = entry.name
                if name not in only if only else is_junk(name):
                    continue
                if entry.is_dir(follow_symlinks=False):
                    below.append(name)
                else:
                    _look(entry, above + name, found)
    except OSError as error:
        _fail(above[:-1], error, found)
    for name in below:
        _enter(f"{folder}{os.sep}{name}", f"{above}{name}/", found)


def _look(entry: os.DirEntry[str], name: str, found: Found) -> None:
    try:
        if entry.is_file(follow_symlinks=False):
            _keep(name, entry.stat(follow_symlinks=False), found)
        elif entry.is_symlink():
            _take_link(entry, name, found)
        else:
            found.failed.append((printable(name), NO_FILE))
    except OSError as error:  # the file has disappeared since
        _fail(name, error, found)


def _take_link(entry: os.DirEntry[str], name: str, found: Found) -> None:
    try:
        if entry.is_dir():
            found.links.append(printable(name))
        elif not _stays(entry.path, name):
            found.strays.append(printable(name))
        elif stat.S_ISREG((end := entry.stat()).st_mode):
            _keep(name, end, found)
        else:
            found.failed.append((printable(name), NO_FILE))
    except OSError as error:
        _fail(name, error, found, _LEADS)


def _keep(name: str, seen: os.stat_result, found: Found) -> None:
    path = name if name.isascii() else unicodedata.normalize("NFC", name)
    found.files.append(File(path, name, seen.st_size, seen.st_mtime_ns, seen.st_ctime_ns, seen.st_ino))


def _fail(name: str, error: OSError, found: Found, known: Mapping[int | None, str] | None = None) -> None:
    found.failed.append((printable(name), (known or {}).get(error.errno) or error.strerror or "cannot be read"))


def _stays(path: str, name: str) -> bool:
    """Whether a link (`path`; `name` is its path below the root) resolves to a file of the publication."""
    root, end = os.path.realpath(path[: -len(name)]), os.path.realpath(path)
    if not end.startswith(root + os.sep):
        return False
    parts = Path(end[len(root) + 1 :]).parts
    return parts[0] in PUBLICATION and not any(map(is_junk, parts))
