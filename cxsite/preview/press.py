"""Keeps promises on request: holds the present edition, and makes the page that is asked for, from memory.

All of it runs in one thread (the caller sees to that), because what the promises read (the memory of parsed bodies) belongs
to one thread. Nothing is ever written to the output folder.
"""

import time
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace

from cxsite.keys.digest import of, of_bytes
from cxsite.model.output import Inputs, Output
from cxsite.model.problem import Outcome, Problem
from cxsite.preview.edition import Attempt, Edition, Place, Told, place_of
from cxsite.preview.kinds import HTML, TEXT, kind_of
from cxsite.preview.served import Led, State, Uses, broken_page, uses_of, with_script

BAD_NEWS_WAITS = 0.15
_NO_USES = Uses()


@dataclass(frozen=True, slots=True)
class Room:
    """What the press works with. `scan` says what the sources look like now (equal means untouched); `plan` makes an attempt;
    `tell` turns the problems of one promise into told ones; `fault` makes a problem of a failure that is ours;
    `close` is called at the end. `own` makes the preview's own pages (the desk) by their path; `edit` is the address that opens
    the file behind an output file in the author's program, or "". `glimpse` is the new promise for the page of one edited file,
    before everything is looked at; None where that takes a whole look.
    """

    scan: Callable[[], object]
    plan: Callable[[], Attempt]
    tell: Callable[[tuple[Problem, ...]], tuple[Told, ...]]
    fault: Callable[[Exception], Problem]
    pause: Callable[[float], None] = time.sleep
    close: Callable[[], None] = lambda: None
    own: Callable[[str], bytes | None] = lambda _: None
    edit: Callable[[str], str] = lambda _: ""
    glimpse: Callable[[str], Output | None] = lambda _: None


@dataclass(frozen=True, slots=True)
class Answer:
    """What is sent back: status, content type, bytes; `instead` is where to go."""

    status: int
    kind: str
    data: bytes
    instead: str = ""


@dataclass(frozen=True, slots=True)
class _Kept:
    """A promise that was kept: under which sign, the last good bytes, what they use, and what went wrong since."""

    sign: str | Inputs
    data: bytes | None
    uses: Uses = _NO_USES
    told: tuple[Told, ...] = ()


class Press:
    """The present edition and the pages made from it."""

    def __init__(self, room: Room, run: str) -> None:
        self._room, self._run = room, run
        self._seen: object = None
        self._kept: dict[str, _Kept] = {}
        self._mine: dict[str, tuple[int, bytes]] = {}
        self._looks = 0
        self._led = Led()
        self.edition = Edition()

    @property
    def name(self) -> str:
        """The edition's name: also different between two runs of the preview."""
        return f"{self._run}-{self.edition.number}"

    def refresh(self) -> Attempt | None:
        """Look at the sources again. Returns the attempt where an open page may have to change, else None.

        Bad news waits: an editor that saves in two steps shows, for a moment, a file that is gone or half written. Where
        errors turn up, the sources are looked at once more before anybody is told.
        """
        seen = self._room.scan()
        if seen == self._seen:
            return None
        attempt = self._plan()
        if any(t.severity == "error" for t in attempt.told) and self.edition.number:
            self._room.pause(BAD_NEWS_WAITS)
            if (again := self._room.scan()) != seen:
                seen, attempt = again, self._plan()
        self._seen, self._looks = seen, self._looks + 1
        return attempt if self._take(attempt) else None

    def glance(self, paths: Sequence[str]) -> str:
        """Show the pages of edited files at once, ahead of `refresh`; the path of one that is new, "" where none is."""
        found: dict[str, Output] = {}
        for path in paths:
            with suppress(Exception):  # whatever it is, the whole look that follows meets it too, and tells
                if output := self._room.glimpse(path):
                    found[output.address] = output
        before = self.edition
        if all(before.outputs.get(address) == output for address, output in found.items()):
            return ""
        self.edition = replace(before, number=before.number + 1, outputs={**before.outputs, **found})
        return f"{before.base_path}/{next(iter(found)).removesuffix('index.html')}"

    def lead(self, path: str) -> None:
        """Lead the open pages to a path; those that are made from now on stay where they are."""
        self._led = Led(self._led.number + 1, path)

    def _plan(self) -> Attempt:
        try:
            return self._room.plan()
        except Exception as fault:  # noqa: BLE001 (a failure of ours, whatever it is, must not end the preview)
            problems = (self._room.fault(fault),)
            return Attempt(None, self._room.tell(problems), problems=problems)

    def _take(self, attempt: Attempt) -> bool:
        after = self.edition.after(attempt)
        same = self.edition.planned and after.says_the_same(self.edition)
        self.edition = replace(after, number=self.edition.number) if same else after
        return not same

    def page(self, path: str) -> Answer:
        """The answer to a request for a path (decoded, in NFC)."""
        if (mine := self._own(path)) is not None:
            return Answer(200, HTML, with_script(mine, self.state(path), path))
        place = place_of(self.edition, path)
        if place.instead:
            return Answer(302, "", b"", place.instead)
        if not self.edition.planned:
            return self._broken(path, self.edition.told)
        return self._file(place, path)

    def _file(self, place: Place, path: str) -> Answer:
        file = place.file or "404.html"
        if not place.file and path.endswith("/favicon.ico"):
            return Answer(204, TEXT, b"")  # browsers ask for it by themselves, whatever a page names
        if file not in self.edition.outputs:
            return Answer(404, TEXT, b"Nothing is published at this address.\n")
        kept, kind = self._keep(file), kind_of(file)
        if kept.data is None:
            return self._broken(path, kept.told)
        shown = with_script(kept.data, self.state(path), path) if kind == HTML else kept.data
        return Answer(200 if place.file else 404, kind, shown)

    def _broken(self, path: str, told: tuple[Told, ...]) -> Answer:
        page = broken_page(told)
        return Answer(500, HTML, with_script(page, self.state(path), path))

    def state(self, path: str) -> State:
        """What an open page at this path has to know."""
        return replace(self._shown(path), led=self._led)

    def _shown(self, path: str) -> State:
        told = self.edition.told
        if (mine := self._own(path)) is not None:
            return State(self.name, of_bytes(mine))
        file = place_of(self.edition, path).file or "404.html"
        if not self.edition.planned or file not in self.edition.outputs:
            return State(self.name, of(tuple(t.text for t in told)), (), ())
        kept = self._keep(file)
        if kept.data is None:
            return State(self.name, of(tuple(t.text for t in kept.told)), (), ())
        pictures = tuple(self._print(picture) for picture in kept.uses.pictures)
        styles = tuple((href, self._print(style)) for href, style in kept.uses.styles)
        whole = of((of_bytes(kept.data), pictures))
        return State(self.name, whole, styles, _once(kept.told + told), self._room.edit(file))

    def _own(self, path: str) -> bytes | None:
        """One of the preview's own pages, made once for each look at the sources; None for every other path."""
        if not path.startswith("/_desk/"):
            return None
        made = self._mine.get(path)
        if made is None or made[0] != self._looks:
            page = self._room.own(path)
            if page is None:
                return None
            self._mine[path] = made = self._looks, page
        return made[1]

    def _print(self, path: str) -> str:
        output = self.edition.outputs.get(place_of(self.edition, path).file)
        return of(output.sign) if output else ""

    def _keep(self, file: str) -> _Kept:
        """The kept promise for an output file: made where its sign is another than the one it was made under."""
        output, before = self.edition.outputs[file], self._kept.get(file)
        if before is None or before.sign != output.sign:
            self._kept[file] = before = self._make(output, before)
        return before

    def _make(self, output: Output, before: _Kept | None) -> _Kept:
        outcome = self._made(output)
        if outcome.value is None:
            last = before or _Kept((), None)
            return _Kept(output.sign, last.data, last.uses, self._room.tell(outcome.problems))
        shown = output.address.removesuffix("index.html")
        uses = (
            uses_of(outcome.value, f"{self.edition.base_path}/{shown}") if output.address.endswith(".html") else Uses()
        )
        return _Kept(output.sign, outcome.value, uses, self._room.tell(outcome.problems))

    def _made(self, output: Output) -> Outcome[bytes]:
        """One promise kept. A failure of ours must not end the preview: it is told as ours, on the page it belongs to."""
        try:
            return output.make()
        except Exception as fault:  # noqa: BLE001 (whatever it is)
            return Outcome(None, (self._room.fault(fault),))


def _once(told: tuple[Told, ...]) -> tuple[Told, ...]:
    return tuple(dict.fromkeys(told))
