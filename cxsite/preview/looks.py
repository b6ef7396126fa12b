"""Looks at the whole publication repeatedly, in its own thread, while pages are served."""

from collections.abc import Callable
from dataclasses import field

from cxsite.model.frozen import dataclass
from cxsite.preview.edition import Attempt
from cxsite.preview.room import Room

BAD_NEWS_WAITS = 0.15


@dataclass(frozen=True, slots=True)
class _Failed:
    """A failed scan, used as its result: two are equal if the same thing went wrong."""

    why: str
    fault: Exception = field(compare=False)


class Looks:
    """Makes attempts from the sources, for the press to use. Only one thread uses it."""

    def __init__(self, room: Room) -> None:
        self._room = room
        self._seen: object = None
        self._begun: object = None

    def begin(self) -> Attempt | None:
        """The very first attempt, before the checks: their problems follow with the first `look`. None if the caller must wait
        for that.
        """
        self._begun = self._scan()
        return None if isinstance(self._begun, _Failed) else self._attempt(self._room.begin, self._begun)

    def look(self) -> Attempt | None:
        """The result of looking at the sources again; None if they are unchanged.

        Errors are double-checked: if an editor saves in two steps, a file is briefly missing or half written. If there are
        errors, the sources are looked at once more before they are reported.
        """
        seen, self._begun = self._begun or self._scan(), None
        if seen == self._seen:
            return None
        attempt = self._attempt(self._room.plan, seen)
        if self._seen is not None and attempt and any(told.severity == "error" for told in attempt.told):
            self._room.pause(BAD_NEWS_WAITS)
            if (again := self._scan()) != seen:
                seen, attempt = again, self._attempt(self._room.plan, again)
        self._seen = seen
        return attempt

    def _scan(self) -> object:
        try:
            return self._room.scan()
        except Exception as fault:  # noqa: BLE001 (a file that disappears during the scan, or our own bug)
            return _Failed(f"{type(fault).__name__}: {fault}", fault)

    def _attempt(self, make: Callable[[], Attempt | None], seen: object) -> Attempt | None:
        """The result of `make`, or a report of what failed in it or in the scan: neither may end the preview."""
        if isinstance(seen, _Failed):
            return self._told(seen.fault)
        try:
            return make()
        except Exception as fault:  # noqa: BLE001 (our own bug, whatever it is)
            return self._told(fault)

    def _told(self, fault: Exception) -> Attempt:
        problems = (self._room.fault(fault),)
        return Attempt(None, self._room.tell(problems), problems=problems)
