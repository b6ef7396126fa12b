"""The files of a memory: `memory.sqlite` (small rows: parsed documents, and the place of each body), and `bodies-<n>.bin`.

They are created and deleted together, since a body is found only by its row. Nothing read here is trusted: each row and each
body has its own seal, because SQLite has no checksums and a changed byte would publish wrong HTML. A store written by another
version of cxsite is emptied.

Nothing here raises. A broken file is replaced by an empty one. If the disk cannot be written, the store is closed: it finds
nothing from then on, and new bodies stay in this process.
"""

import os
import sqlite3
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from cxsite.keys.bodies import Bodies, Place
from cxsite.keys.waiting import Rows, seal_of

# A post's row is 1 to 4 KB; with pages of 4 KB most of it would go to overflow pages.
_SCHEMA = """
    PRAGMA page_size = 16384; PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL;
    CREATE TABLE IF NOT EXISTS version (version TEXT NOT NULL, written INTEGER NOT NULL);
    CREATE TABLE IF NOT EXISTS parsed (key TEXT PRIMARY KEY, data TEXT NOT NULL, seal BLOB NOT NULL) WITHOUT ROWID;
    CREATE TABLE IF NOT EXISTS bodies
        (digest TEXT PRIMARY KEY, file TEXT, start INTEGER, length INTEGER, seal BLOB) WITHOUT ROWID;
"""
_FEW = 64
_PASSING = ("locked", "busy", "readonly", "unable to open", "full", "disk I/O")


class Store:
    """The files in `folder`; with None there are none. `own` as in `Bodies`. `damaged` becomes True if a seal does not match.

    `blank` says that the store is empty, so that nothing need be looked up: this saves a first build two queries per post.
    """

    def __init__(self, folder: Path | None, version: str, *, own: bool) -> None:
        self._folder, self._version, self._own = folder, version, own
        self._bodies = Bodies(folder, own=own)
        self._file: sqlite3.Connection | None = None
        self._process = os.getpid()
        self._inherited: tuple[sqlite3.Connection | None, Bodies] | None = None
        self.blank = False
        self.damaged = False
        self._guarded(self._open)

    @property
    def lasting(self) -> bool:
        """Whether what is written is on disk, where other processes can find it."""
        return self._bodies.lasting

    def rows(self, keys: Sequence[str]) -> dict[str, str]:
        """Key → row, of those keys that have one."""
        marks = ",".join("?" * len(keys))
        found = self._all(f"SELECT key, data, seal FROM parsed WHERE key IN ({marks})", *keys)  # noqa: S608 - question marks
        whole = {key: row for key, row, seal in found if seal == seal_of(key, row)}
        self.damaged = self.damaged or len(whole) < len(found)
        return whole

    def keys(self) -> set[str]:
        """All keys that have a row."""
        return {key for (key,) in self._all("SELECT key FROM parsed")}

    def place(self, digest: str) -> Place | None:
        """The place of the body with this digest, or None."""
        found = self._all("SELECT file, start, length, seal FROM bodies WHERE digest = ?", digest)
        return Place(*found[0]) if found else None

    def body(self, place: Place) -> bytes | None:
        """The body at `place`; None if it is not the one that was written."""
        self._come_home()
        data = self._bodies.read(place)
        self.damaged = self.damaged or data is None
        return data

    def add_body(self, data: bytes) -> Place:
        """Write a body at once and return its place. It can be found later only if that place is passed to `write`."""
        self._come_home()
        return self._bodies.append(data)

    def write(self, rows: Rows, places: Mapping[str, Place]) -> bool:
        """Write rows by key and places of bodies by digest, in batches; True if all of them are on disk now."""
        return self._guarded(lambda: self._write(rows, places))

    def compact(self, used: Collection[int], live: Collection[str]) -> None:
        """Drop all rows except those whose key hashes are in `used`, and all bodies except those with digests in `live`.

        This takes as long as writing those again, so it is done only once half of what was written may be unused.
        """
        self._guarded(lambda: self._compact(used, live))

    def empty(self) -> None:
        """Delete everything and start with an empty store."""
        self._drop()
        self._guarded(self._open)

    def close(self) -> None:
        """Close the files."""
        self._bodies.close()
        self._let_go()

    def _open(self) -> None:
        if self._folder is None:
            return
        self._folder.mkdir(exist_ok=True)  # without parents: a publication that was moved away is not created again
        place = self._folder / "memory.sqlite"
        self._file = sqlite3.connect(place, timeout=5, isolation_level=None, check_same_thread=False)
        self._file.executescript(_SCHEMA)
        found = self._file.execute("SELECT version FROM version").fetchall()
        if found != [(self._version,)]:
            self._renew()
        (some,) = self._file.execute("SELECT EXISTS (SELECT 1 FROM parsed) OR EXISTS (SELECT 1 FROM bodies)").fetchone()
        self.blank = not some

    def _renew(self) -> None:
        with self._transaction() as file:
            file.execute("DELETE FROM version")
            file.execute("DELETE FROM parsed")
            file.execute("DELETE FROM bodies")
            file.execute("INSERT INTO version VALUES (?, 0)", (self._version,))
        self._bodies.drop()

    def _write(self, rows: Rows, places: Mapping[str, Place]) -> None:
        with self._transaction() as file:  # bodies first: no row may name a missing body
            file.executemany("REPLACE INTO bodies VALUES (?, ?, ?, ?, ?)", ((d, *p) for d, p in places.items()))
            file.execute("UPDATE version SET written = written + ?", (len(rows.keys()),))
        for some in rows.sealed():  # encoded while nothing is locked: all processes of a crew write at the same time
            with self._transaction() as file:
                file.executemany("REPLACE INTO parsed VALUES (?, ?, ?)", some)
        self.blank = False

    def _compact(self, used: Collection[int], live: Collection[str]) -> None:
        written = self._all("SELECT written FROM version WHERE version = ?", self._version)
        if not written or written[0][0] <= 2 * len(used) + _FEW:
            return
        places = {digest: place for digest in sorted(live) if (place := self.place(digest))}
        self._bodies.turn_over()
        kept = [
            (digest, *self._bodies.append(data))
            for digest, place in places.items()
            if (data := self._bodies.read(place)) is not None
        ]
        with self._transaction() as file:
            old = [row for row in file.execute("SELECT key FROM parsed") if hash(row[0]) not in used]
            file.executemany("DELETE FROM parsed WHERE key = ?", old)
            file.execute("DELETE FROM bodies")
            file.executemany("INSERT INTO bodies VALUES (?, ?, ?, ?, ?)", kept)
            file.execute("UPDATE version SET written = ?", (len(used),))
        self._bodies.drop_others()

    def _all(self, question: str, *arguments: str) -> list[Any]:
        found: list[Any] = []
        self._come_home()
        file = self._file
        if file is not None and not self.blank:
            self._guarded(lambda: found.extend(file.execute(question, arguments)))
        return found

    def _come_home(self) -> None:
        """In a forked process: open the files again. The parent's, which both share, stay open here but are never used."""
        if self._process == os.getpid():
            return
        self._process = os.getpid()
        self._inherited = (self._file, self._bodies)
        self._file, self._bodies = None, Bodies(self._folder, own=self._own)
        self._guarded(self._open)

    @contextmanager
    def _transaction(self) -> Iterator[sqlite3.Connection]:
        assert self._file is not None  # noqa: S101  # only called while open
        self._file.execute("BEGIN IMMEDIATE")
        try:
            yield self._file
        except BaseException:
            self._file.execute("ROLLBACK")
            raise
        self._file.execute("COMMIT")

    def _guarded(self, action: Callable[[], None]) -> bool:
        """Run `action`; True if it succeeded. A broken file is replaced; one that cannot be written now is closed."""
        try:
            action()
        except (sqlite3.OperationalError, OSError) as error:
            if any(word in str(error) for word in _PASSING) or isinstance(error, OSError):
                self._let_go()
            else:
                self._replace()
        except (sqlite3.DatabaseError, ValueError):  # ValueError: a name in the file is not text
            self._replace()
        else:
            return True
        return False

    def _replace(self) -> None:
        self.damaged = True
        self._drop()
        try:
            self._open()
        except (sqlite3.DatabaseError, OSError, ValueError):
            self._let_go()

    def _drop(self) -> None:
        self._bodies.drop()
        self._close_file()
        if self._folder is not None:
            for ending in ("", "-wal", "-shm"):
                (self._folder / f"memory.sqlite{ending}").unlink(missing_ok=True)

    def _let_go(self) -> None:
        self._close_file()
        self._bodies.lasting = False

    def _close_file(self) -> None:
        if self._file is not None:
            self._file.close()
        self._file = None
