"""Looking at the publication as a whole, again and again, in a thread of its own: pages are shown meanwhile."""

from collections.abc import Callable
from dataclasses import field

from cxsite.model.frozen import dataclass
from cxsite.preview.edition import Attempt
from cxsite.preview.room import Room

BAD_NEWS_WAITS = 0.15


@dataclass(frozen=True, slots=True)
class _Failed:
    """A scan that failed, which is what the sources look like then: equal where the same is in the way once more."""

    why: str
    fault: Exception = field(compare=False)


class Looks:
    """Makes attempts from the sources. What becomes of them is the press's affair; nothing here is asked by two threads."""

    def __init__(self, room: Room) -> None:
        self._room = room
        self._seen: object = None
        self._begun: object = None

    def begin(self) -> Attempt | None:
        """The first attempt of all, before its mistakes are known: they follow with the first `look`. None where that is to be
        waited for.
        """
        self._begun = self._scan()
        return None if isinstance(self._begun, _Failed) else self._attempt(self._room.begin, self._begun)

    def look(self) -> Attempt | None:
        """What came of looking at the sources again; None where they are untouched.

        Bad news waits: an editor that saves in two steps shows, for a moment, a file that is gone or half written. Where
        errors turn up, the sources are looked at once more before anybody is told.
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
        except Exception as fault:  # noqa: BLE001 (a file that goes while it is looked at, or a failure of ours)
            return _Failed(f"{type(fault).__name__}: {fault}", fault)

    def _attempt(self, make: Callable[[], Attempt | None], seen: object) -> Attempt | None:
        """What `make` gives, or word of what was in the way of it or of the scan before: neither must end the preview."""
        if isinstance(seen, _Failed):
            return self._told(seen.fault)
        try:
            return make()
        except Exception as fault:  # noqa: BLE001 (a failure of ours, whatever it is)
            return self._told(fault)

    def _told(self, fault: Exception) -> Attempt:
        problems = (self._room.fault(fault),)
        return Attempt(None, self._room.tell(problems), problems=problems)
