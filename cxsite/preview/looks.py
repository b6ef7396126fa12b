"""Looking at the publication as a whole, again and again, in a thread of its own: pages are shown meanwhile."""

from collections.abc import Callable

from cxsite.preview.edition import Attempt
from cxsite.preview.room import Room

BAD_NEWS_WAITS = 0.15


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
        self._begun = self._room.scan()
        return self._attempt(self._room.begin)

    def look(self) -> Attempt | None:
        """What came of looking at the sources again; None where they are untouched.

        Bad news waits: an editor that saves in two steps shows, for a moment, a file that is gone or half written. Where
        errors turn up, the sources are looked at once more before anybody is told.
        """
        seen, self._begun = self._begun or self._room.scan(), None
        if seen == self._seen:
            return None
        attempt = self._attempt(self._room.plan)
        if self._seen is not None and attempt and any(told.severity == "error" for told in attempt.told):
            self._room.pause(BAD_NEWS_WAITS)
            if (again := self._room.scan()) != seen:
                seen, attempt = again, self._attempt(self._room.plan)
        self._seen = seen
        return attempt

    def _attempt(self, make: Callable[[], Attempt | None]) -> Attempt | None:
        try:
            return make()
        except Exception as fault:  # noqa: BLE001 (a failure of ours, whatever it is, must not end the preview)
            problems = (self._room.fault(fault),)
            return Attempt(None, self._room.tell(problems), problems=problems)
