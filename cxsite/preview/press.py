"""Renders pages on request: has the current edition, and makes the requested page from memory.

All of it runs in one thread (the caller ensures that), because the memory of parsed bodies, which outputs read, belongs to one
thread. Meanwhile another thread looks at the sources and hands over what it finds. Nothing is ever written to the output
folder.
"""

from collections.abc import Iterable, Sequence
from contextlib import suppress
from dataclasses import replace

from cxsite.keys.digest import of, of_bytes
from cxsite.model.frozen import dataclass
from cxsite.model.output import Inputs, Output
from cxsite.model.problem import Outcome
from cxsite.preview.edition import Attempt, Edition, Place, Told, place_of
from cxsite.preview.kinds import HTML, TEXT, kind_of
from cxsite.preview.room import Room
from cxsite.preview.served import Led, State, Uses, broken_page, uses_of, with_script

_NO_USES = Uses()


@dataclass(frozen=True, slots=True)
class Answer:
    """A response: status, content type, bytes; `instead` is the redirect target."""

    status: int
    kind: str
    data: bytes
    instead: str = ""


@dataclass(frozen=True, slots=True)
class _Kept:
    """A rendered output: the sign it was made under, the last good bytes, what they use, and problems since then."""

    sign: str | Inputs
    data: bytes | None
    uses: Uses = _NO_USES
    told: tuple[Told, ...] = ()


class Press:
    """The current edition and the pages made from it. With `navigate`, open pages go to the one that was edited."""

    def __init__(self, room: Room, run: str, *, navigate: bool = False) -> None:
        self._room, self._run, self._navigate = room, run, navigate
        self._kept: dict[str, _Kept] = {}
        self._mine: dict[str, tuple[int, bytes]] = {}
        self._looks = 0
        self._led = Led()
        self._edited: dict[str, None] = {}
        self._shown: tuple[set[str], set[str]] = (set(), set())
        self.edition = Edition()

    @property
    def name(self) -> str:
        """The edition's name, which also differs between runs of the preview."""
        return f"{self._run}-{self.edition.number}"

    def begin(self) -> None:
        """Record that a look starts: pages glimpsed from now on may be newer than its result."""
        self._edited.clear()
        self._shown = (self._shown[1], set())

    def glance(self, paths: Sequence[str]) -> bool:
        """Show the pages of edited files at once, before the next look. Returns whether an open page may have to change."""
        self._edited.update(dict.fromkeys(paths))
        found, before = self._glimpsed(paths), self.edition
        if not found:
            return False
        self.edition = replace(before, outputs={**before.outputs, **found})
        if all(address in self._kept and self._kept[address].sign == now.sign for address, now in found.items()):
            return False
        self.edition = replace(self.edition, number=before.number + 1)
        shown = [f"{before.base_path}/{file.removesuffix('index.html')}" for file in found]
        self._shown[1].update(shown)
        self._lead(shown[0])
        return True

    def take(self, attempt: Attempt) -> None:
        """Make the result of a look the current edition. Whether a page has changed is computed only for open ones.

        A file edited after the look started is glimpsed again on top of it, so that no page goes back to an older text.
        """
        self._looks += 1
        after = self.edition.after(attempt)
        if newer := self._glimpsed(self._edited):
            after = replace(after, outputs={**after.outputs, **newer})
        self.edition = after
        if attempt.changed and not any(attempt.changed in shown for shown in self._shown):
            self._lead(attempt.changed)

    def _glimpsed(self, paths: Iterable[str]) -> dict[str, Output]:
        found: dict[str, Output] = {}
        for path in paths:
            with suppress(Exception):  # whatever it is, the complete look that follows finds and reports it
                if output := self._room.glimpse(path):
                    found[output.address] = output
        return found

    def _lead(self, path: str) -> None:
        """Send the open pages to a path; pages opened from now on stay where they are."""
        if self._navigate:
            self._led = Led(self._led.number + 1, path)

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
            return Answer(204, TEXT, b"")  # browsers request it by themselves
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
        """What an open page at this path needs to know."""
        return replace(self._to_know(path), led=self._led)

    def _to_know(self, path: str) -> State:
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
        """One of the preview's own pages, made once per look; None for every other path."""
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
        return of(_sign(output)) if output else ""

    def _keep(self, file: str) -> _Kept:
        """The rendered output for a file: made again if its sign has changed."""
        output, before = self.edition.outputs[file], self._kept.get(file)
        if before is None or before.sign != _sign(output):
            self._kept[file] = before = self._make(output, before)
        return before

    def _make(self, output: Output, before: _Kept | None) -> _Kept:
        outcome, sign = self._made(output)
        if outcome.value is None:
            last = before or _Kept((), None)
            return _Kept(sign, last.data, last.uses, self._room.tell(outcome.problems))
        shown = output.address.removesuffix("index.html")
        uses = (
            uses_of(outcome.value, f"{self.edition.base_path}/{shown}") if output.address.endswith(".html") else Uses()
        )
        return _Kept(sign, outcome.value, uses, self._room.tell(outcome.problems))

    def _made(self, output: Output) -> tuple[Outcome[bytes], str | Inputs]:
        """Render one output; the result and its sign. Our own bugs must not end the preview: they are reported as ours, on the
        page concerned, without a sign, because the next attempt may succeed.
        """
        try:
            sign = output.sign  # first: making it frees what it is made from
            return output.make(), sign
        except Exception as fault:  # noqa: BLE001 (whatever it is)
            return Outcome(None, (self._room.fault(fault),)), ()


def _sign(output: Output) -> str | Inputs:
    """The output's sign, which changes when the output may; none if computing it fails, which rendering then reports."""
    try:
        return output.sign
    except Exception:  # noqa: BLE001 (whatever it is)
        return ()


def _once(told: tuple[Told, ...]) -> tuple[Told, ...]:
    return tuple(dict.fromkeys(told))
