"""The cache of earlier results: parsed documents, by the digest of what they were made from.

Plain data is stored under a key, and a body (bytes, sometimes many) under its digest. `store` keeps them in files and verifies
what it reads. Damaged entries are dropped, which costs another parse and nothing else. A cache written by another version of
cxsite is dropped as a whole. Nothing here is a pickle, so nothing in it can run.

New entries wait in a list until `save` (`waiting`): between two saves nothing is locked, so several builds and a preview can
share one cache.
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
    """The cache in `folder`; with None, in this process only. Keys and digests are any text."""

    def __init__(self, folder: Path | None, version: str, *, own: bool = False) -> None:
        self._folder, self._version, self._own = folder, version, own
        self._store = Store(folder, version, own=own)
        self._rows = Rows()
        self._ahead: dict[str, str] = {}
        self._places: dict[str, Place] = {}
        self._used: set[int] = set()  # hashes of keys, because keys are long and every text has one

    @classmethod
    def nowhere(cls) -> Self:
        """A cache that lasts as long as the process: for tests and for folders that cannot be written."""
        return cls(None, "")

    @property
    def damaged(self) -> bool:
        """Whether anything was damaged; the caller reports it once."""
        return self._store.damaged

    @property
    def lasting(self) -> bool:
        """Whether it is on disk, where other processes can find it."""
        return self._store.lasting

    def recall(self, key: str) -> Any | None:
        """A new copy of the plain data stored under `key`; None if there is none or it is damaged."""
        self._used.add(hash(key))
        row = self._rows.get(key)
        if row is None:
            row = self._ahead.pop(key, None) or self._store.rows((key,)).get(key)
        return None if row is None else json.loads(row)

    def read_ahead(self, keys: Sequence[str]) -> None:
        """Fetch the rows that will be recalled next, all at once: a third of the time of fetching them one by one."""
        self._ahead = self._store.rows(keys)

    def remember(self, key: str, data: Any) -> None:
        """Store plain data (as `to_plain` makes it) under `key`."""
        self._used.add(hash(key))
        self._rows.put(key, data)

    def remember_later(self, key: str, data: Callable[[], Any]) -> None:
        """The same, but `data` is called only when it is saved or recalled: until then the value, which exists anyway, is not
        held a second time as plain data.
        """
        self._used.add(hash(key))
        self._rows.put_later(key, data)

    def keep(self, keys: Iterable[str]) -> None:
        """Mark what is stored under these keys as still in use, without recalling it."""
        self._used.update(map(hash, keys))

    def keys(self) -> set[str]:
        """All keys that have data."""
        return self._store.keys() | self._rows.keys()

    def body(self, digest: str) -> bytes | None:
        """The bytes stored under `digest`; None if there are none or they are damaged."""
        place = self._place(digest)
        return self._store.body(place) if place else None

    def keep_body(self, digest: str, data: bytes) -> None:
        """Store the bytes of a body under its digest. A body that is already stored is not written again."""
        if self._place(digest) is None:
            self._places[digest] = self._store.add_body(data)

    def apart(self) -> Self:
        """The same cache for another process: what is stored there is returned by `found` and taken over by `take`."""
        return type(self)(self._folder, self._version, own=self._own)

    def __reduce__(self) -> tuple[Any, ...]:
        """Pickled, it is the same cache opened again in another interpreter. Unsaved entries stay here."""
        return partial(type(self), own=True), (self._folder, self._version)

    def found(self) -> Found:
        """What was stored since the last save, as plain data; empty if the bodies could not be written."""
        if not self.lasting:
            return {}, {}
        return self._rows.made(), {digest: tuple(place) for digest, place in self._places.items()}

    def take(self, found: Found) -> None:
        """Take over what another process stored; what it has saved is on disk already."""
        self._store.blank, (rows, places) = False, found
        self._rows.update(rows)
        self._places.update({digest: Place(*place) for digest, place in places.items()})

    def save(self) -> None:
        """Write what was stored since the last save. What cannot be written stays in this process."""
        if self.lasting and (self._rows.keys() or self._places) and self._store.write(self._rows, self._places):
            self._clear()

    def tidy(self, live: set[str]) -> None:
        """After a build that asked for everything it needs: drop what was not used, once that may be half of everything.

        `live` are the digests of all bodies in use.
        """
        self.save()
        if self.lasting:
            self._store.compact(self._used, live)

    def forget(self) -> None:
        """Delete everything and start empty."""
        self._clear()
        self._store.empty()

    def close(self) -> None:
        """Save and close the files."""
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
