"""What was worked out before and need not be worked out again: parsed documents, by the digest of what they were made from.

Plain data is remembered under a key, and a body (bytes, some of them long) under its digest. `store` has the files in which they
lie, and proves what it reads. What does not hold is forgotten, which costs a parse and nothing else. A memory that another
version of cxsite wrote is forgotten whole. Nothing here is a pickle, so nothing in it can run.

What is remembered waits in a list until `save` (`waiting`): between two saves nothing is locked, and several builds and a preview
may use one memory.
"""

import json
from collections.abc import Callable, Iterable, Sequence
from functools import partial
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from cxsite.keys.bodies import Place
from cxsite.keys.store import Store
from cxsite.keys.waiting import Rows

Found = tuple[dict[str, str], dict[str, tuple[Any, ...]]]


class Memory:
    """Keys and digests are any text."""

    def __init__(self, folder: Path | None, version: str, *, own: bool = False) -> None:
        self._folder, self._version, self._own = folder, version, own
        self._store = Store(folder, version, own=own)
        self._rows = Rows()
        self._ahead: dict[str, str] = {}
        self._places: dict[str, Place] = {}
        self._used: set[int] = set()  # the hashes of keys: these are long, and each text has one

    @classmethod
    def nowhere(cls) -> Self:
        """A memory that lasts as long as the process: for tests and for folders that cannot be written."""
        return cls(None, "")

    @property
    def damaged(self) -> bool:
        """Whether something did not hold; the caller says so once."""
        return self._store.damaged

    @property
    def lasting(self) -> bool:
        """Whether it is on disk, where other processes find it."""
        return self._store.lasting

    def recall(self, key: str) -> Any | None:
        """What was remembered under `key`, as plain data of its own; None where nothing was or it does not hold."""
        self._used.add(hash(key))
        row = self._rows.get(key)
        if row is None:
            row = self._ahead.pop(key, None) or self._store.rows((key,)).get(key)
        return None if row is None else json.loads(row)

    def read_ahead(self, keys: Sequence[str]) -> None:
        """Fetch what will be asked for next, all at once: a third of the time of asking one by one."""
        self._ahead = self._store.rows(keys)

    def remember(self, key: str, data: Any) -> None:
        """Keep plain data (as `to_plain` makes it) under `key`."""
        self._used.add(hash(key))
        self._rows.put(key, data)

    def remember_later(self, key: str, data: Callable[[], Any]) -> None:
        """The same, but `data` is called only when it is saved or asked for: until then its value, which is there anyway, is
        not held a second time as plain data.
        """
        self._used.add(hash(key))
        self._rows.put_later(key, data)

    def keep(self, keys: Iterable[str]) -> None:
        """Say that what is remembered under these is still wanted, without recalling it."""
        self._used.update(map(hash, keys))

    def keys(self) -> set[str]:
        """All keys under which something is remembered."""
        return self._store.keys() | self._rows.keys()

    def body(self, digest: str) -> bytes | None:
        """The bytes kept under `digest`; None where there are none or they are not what was kept."""
        place = self._place(digest)
        return self._store.body(place) if place else None

    def keep_body(self, digest: str, data: bytes) -> None:
        """Keep the bytes of a body under its digest. What is kept already is not written again."""
        if self._place(digest) is None:
            self._places[digest] = self._store.add_body(data)

    def apart(self) -> Self:
        """The same memory for another process: what is remembered there comes home as `found` and is taken by `take`."""
        return type(self)(self._folder, self._version, own=self._own)

    def __reduce__(self) -> tuple[Any, ...]:
        """As a pickle it is the same memory for an interpreter of its own, opened there. What waits to be saved stays here."""
        return partial(type(self), own=True), (self._folder, self._version)

    def found(self) -> Found:
        """What was remembered since the last save, as plain data; nothing where the bodies could not be written."""
        if not self.lasting:
            return {}, {}
        return self._rows.made(), {digest: tuple(place) for digest, place in self._places.items()}

    def take(self, found: Found) -> None:
        """Remember what another process found; what it has saved is on disk by now."""
        self._store.blank, (rows, places) = False, found
        self._rows.update(rows)
        self._places.update({digest: Place(*place) for digest, place in places.items()})

    def save(self) -> None:
        """Write what was remembered since the last save. What cannot be written stays in this process."""
        if self.lasting and (self._rows.keys() or self._places) and self._store.write(self._rows, self._places):
            self._clear()

    def tidy(self, live: set[str]) -> None:
        """After a build that asked for everything it needs: drop what nobody asked for, once that may be half of all.

        `live` are the digests of all bodies in use.
        """
        self.save()
        if self.lasting:
            self._store.compact(self._used, live)

    def forget(self) -> None:
        """Start again with nothing."""
        self._clear()
        self._store.empty()

    def close(self) -> None:
        """Save and let go of the files."""
        self.save()
        self._store.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def _place(self, digest: str) -> Place | None:
        return self._places.get(digest) or self._store.place(digest)

    def _clear(self) -> None:
        self._rows.clear()
        self._places.clear()
