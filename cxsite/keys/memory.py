"""What was worked out before and need not be worked out again: parsed documents, by the digest of what they were made from.

On disk it is `memory.sqlite` (small things: parsed documents, and where each body lies) and `bodies-<n>.bin` (bodies one after
the other). Neither is trusted: every row carries a seal of its own and every body is digested when read, because SQLite has
no checksums and a changed byte would publish wrong HTML. What does not hold is forgotten, which costs a parse and nothing else.
A memory that another version of cxsite wrote is forgotten whole. Nothing here is a pickle, so nothing in it can run.

What is remembered waits in a list until `save`: between two saves nothing is locked, and several builds and a preview may use
one memory.
"""

import json
import os
import sqlite3
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from cxsite.keys.bodies import Bodies, Place
from cxsite.keys.waiting import Rows, seal_of

# What is remembered of a post is 1 to 4 KB; in leaves of 4 KB most of it would lie outside its leaf.
_SCHEMA = """
    PRAGMA page_size = 16384; PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL;
    CREATE TABLE IF NOT EXISTS version (version TEXT NOT NULL, written INTEGER NOT NULL);
    CREATE TABLE IF NOT EXISTS parsed (key TEXT PRIMARY KEY, data TEXT NOT NULL, seal BLOB NOT NULL) WITHOUT ROWID;
    CREATE TABLE IF NOT EXISTS bodies
        (digest TEXT PRIMARY KEY, file TEXT, start INTEGER, length INTEGER, seal BLOB) WITHOUT ROWID;
"""
_FEW = 64
Found = tuple[dict[str, str], dict[str, tuple[Any, ...]]]
_PASSING = ("locked", "busy", "readonly", "unable to open", "full", "disk I/O")


class Memory:
    """Keys and digests are any text. `damaged` turns True when something did not hold; the caller says so once."""

    def __init__(self, folder: Path | None, version: str, *, own: bool = False) -> None:
        self._folder, self._version, self._own = folder, version, own
        self._bodies = Bodies(folder, own=own)
        self._rows = Rows()
        self._ahead: dict[str, tuple[str, bytes]] = {}
        self._places: dict[str, Place] = {}
        self._used: set[str] = set()
        self._file: sqlite3.Connection | None = None
        self._blank = False
        self._process = os.getpid()
        self._inherited: tuple[sqlite3.Connection | None, Bodies] | None = None
        self.damaged = False
        self._guarded(self._open)

    @classmethod
    def nowhere(cls) -> Self:
        """A memory that lasts as long as the process: for tests and for folders that cannot be written."""
        return cls(None, "")

    def recall(self, key: str) -> Any | None:
        """What was remembered under `key`, as plain data of its own; None where nothing was or it does not hold."""
        self._used.add(key)
        kept = self._rows.get(key)
        if kept is not None:
            return json.loads(kept)
        row = self._ahead.pop(key, None) or self._one("SELECT data, seal FROM parsed WHERE key = ?", key)
        if row is None:
            return None
        if row[1] != seal_of(key, row[0]):
            self.damaged = True
            return None
        return json.loads(row[0])

    def read_ahead(self, keys: Sequence[str]) -> None:
        """Fetch what will be asked for next, all at once: a third of the time of asking one by one."""
        marks = ",".join("?" * len(keys))
        rows = self._all(f"SELECT key, data, seal FROM parsed WHERE key IN ({marks})", *keys)  # noqa: S608 - question marks
        self._ahead = {key: (data, mark) for key, data, mark in rows}

    def remember(self, key: str, data: Any) -> None:
        """Keep plain data (as `to_plain` makes it) under `key`."""
        self._used.add(key)
        self._rows.put(key, data)

    def remember_later(self, key: str, data: Callable[[], Any]) -> None:
        """The same, made plain when it is saved or asked for: a value that lives as long spares the memory for its row."""
        self._used.add(key)
        self._rows.put_later(key, data)

    def keep(self, keys: Iterable[str]) -> None:
        """Say that what is remembered under these is still wanted, without recalling it."""
        self._used.update(keys)

    def body(self, digest: str) -> bytes | None:
        """The bytes kept under `digest`; None where there are none or they are not what was kept."""
        place = self._place(digest)
        data = self._bodies.read(place) if place else None
        if place and data is None:
            self.damaged = True
        return data

    def keep_body(self, digest: str, data: bytes) -> None:
        """Keep the bytes of a body under its digest. What is kept already is not written again."""
        if self._place(digest) is None:
            self._places[digest] = self._bodies.append(data)

    def keys(self) -> set[str]:
        """All keys under which something is remembered."""
        return {row[0] for row in self._all("SELECT key FROM parsed")} | self._rows.keys()

    def apart(self) -> Self:
        """The same memory for another process: what is remembered there comes home as `found` and is taken by `take`."""
        return type(self)(self._folder, self._version, own=self._own)

    def __reduce__(self) -> tuple[Any, ...]:
        """As a pickle it is the same memory for an interpreter of its own, opened there. What waits to be saved stays here."""
        return partial(type(self), own=True), (self._folder, self._version)

    def found(self) -> Found:
        """What was remembered since the last save, as plain data; nothing where the bodies could not be written."""
        if not self._bodies.lasting:
            return {}, {}
        return self._rows.made(), {digest: tuple(place) for digest, place in self._places.items()}

    def take(self, found: Found) -> None:
        """Remember what another process found."""
        self._blank, (rows, places) = False, found
        self._rows.update(rows)
        self._places.update({digest: Place(*place) for digest, place in places.items()})

    @property
    def lasting(self) -> bool:
        """Whether it is on disk, where other processes find it."""
        return self._bodies.lasting

    def save(self) -> None:
        """Write what was remembered since the last save, some rows at a time."""
        if self._bodies.lasting and (self._rows.keys() or self._places):
            self._guarded(self._write)

    def tidy(self, live: set[str]) -> None:
        """After a build that asked for everything: drop what nobody asked for, once so much was written that it may be half.

        `live` are the digests of all bodies in use.
        """
        self.save()
        if self._bodies.lasting:
            self._guarded(lambda: self._compact(live))

    def forget(self) -> None:
        """Start again with nothing."""
        self._rows.clear()
        self._places.clear()
        self._drop()
        self._guarded(self._open)

    def close(self) -> None:
        """Save and let go of the files."""
        self.save()
        self._bodies.close()
        self._let_go()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def _open(self) -> None:
        if self._folder is None:
            return
        self._folder.mkdir(parents=True, exist_ok=True)
        place = self._folder / "memory.sqlite"
        self._file = sqlite3.connect(place, timeout=5, isolation_level=None, check_same_thread=False)
        self._file.executescript(_SCHEMA)
        found = self._file.execute("SELECT version FROM version").fetchall()
        if found != [(self._version,)]:
            self._renew()
        (some,) = self._file.execute("SELECT EXISTS (SELECT 1 FROM parsed) OR EXISTS (SELECT 1 FROM bodies)").fetchone()
        self._blank = not some  # nothing need be asked of it, two questions for each post

    def _renew(self) -> None:
        with self._transaction() as file:
            file.execute("DELETE FROM version")
            file.execute("DELETE FROM parsed")
            file.execute("DELETE FROM bodies")
            file.execute("INSERT INTO version VALUES (?, 0)", (self._version,))
        self._bodies.drop()

    def _write(self) -> None:
        with self._transaction() as file:  # bodies first: no row names one that is not there
            file.executemany("REPLACE INTO bodies VALUES (?, ?, ?, ?, ?)", ((d, *p) for d, p in self._places.items()))
            file.execute("UPDATE version SET written = written + ?", (len(self._rows.keys()),))
        for rows in self._rows.sealed():  # made while nothing is locked: all processes of a crew write at the same time
            with self._transaction() as file:
                file.executemany("REPLACE INTO parsed VALUES (?, ?, ?)", rows)
        self._rows.clear()
        self._places.clear()
        self._blank = False

    def _compact(self, live: set[str]) -> None:
        written = self._one("SELECT written FROM version WHERE version = ?", self._version)
        if not written or written[0] <= 2 * len(self._used) + _FEW:
            return
        places = {digest: place for digest in sorted(live) if (place := self._place(digest))}
        self._bodies.turn_over()
        kept = [
            (d, *self._bodies.append(data))
            for d, place in places.items()
            if (data := self._bodies.read(place)) is not None
        ]
        with self._transaction() as file:
            old = [row for row in file.execute("SELECT key FROM parsed") if row[0] not in self._used]
            file.executemany("DELETE FROM parsed WHERE key = ?", old)
            file.execute("DELETE FROM bodies")
            file.executemany("INSERT INTO bodies VALUES (?, ?, ?, ?, ?)", kept)
            file.execute("UPDATE version SET written = ?", (len(self._used),))
        self._bodies.drop_others()

    def _place(self, digest: str) -> Place | None:
        self._come_home()
        found = self._places.get(digest)
        row = None if found else self._one("SELECT file, start, length, seal FROM bodies WHERE digest = ?", digest)
        return found or (Place(*row) if row else None)

    def _one(self, question: str, argument: str) -> Any:
        found = self._all(question, argument)
        return found[0] if found else None

    def _all(self, question: str, *arguments: str) -> list[Any]:
        found: list[Any] = []
        self._come_home()
        file = self._file
        if file is not None and not self._blank:
            self._guarded(lambda: found.extend(file.execute(question, arguments)))
        return found

    def _come_home(self) -> None:
        """In a forked process: open files of our own. Those of the first process are left alone, since they are shared."""
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

    def _guarded(self, action: Callable[[], None]) -> None:
        """A file that is no memory any more is replaced; from one that cannot be written now we let go."""
        try:
            action()
        except (sqlite3.OperationalError, OSError) as error:
            if any(word in str(error) for word in _PASSING) or isinstance(error, OSError):
                self._let_go()
            else:
                self._replace()
        except (sqlite3.DatabaseError, ValueError):  # ValueError: a name in the file is not even text
            self._replace()

    def _replace(self) -> None:
        self.damaged = True
        self._drop()
        try:
            self._open()
        except (sqlite3.DatabaseError, OSError, ValueError):
            self._let_go()

    def _drop(self) -> None:
        self._bodies.drop()
        if self._file is not None:
            self._file.close()
        self._file = None
        if self._folder is not None:
            for ending in ("", "-wal", "-shm"):
                (self._folder / f"memory.sqlite{ending}").unlink(missing_ok=True)

    def _let_go(self) -> None:
        if self._file is not None:
            self._file.close()
        self._file = None
        self._bodies.lasting = False
