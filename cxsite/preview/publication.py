"""The publication as the preview sees it: what the press needs, made from the flow. Lives in the press's thread."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime

from cxsite import build, gate
from cxsite.keys.memory import Memory
from cxsite.model.output import Plan
from cxsite.model.problem import Outcome, Problem, errors, failure
from cxsite.preview.edition import Attempt, Told
from cxsite.read import lines
from cxsite.relate.standing import next_moment
from cxsite.report.drawing import in_order, one


@dataclass(frozen=True, slots=True)
class Seen:
    """What the last look leaves for the next: stat and digest of untouched files, and when something changes by itself."""

    known: dict[str, tuple[str, str]]
    next_moment: int | None = None


class Publication:
    """Looks at the sources and plans the site, again and again. `clock` gives the time of each look."""

    def __init__(self, options: build.Options, clock: Callable[[], datetime]) -> None:
        self._options, self._clock = options, clock
        self._root = str(options.root)
        self._seen = Seen(dict(gate.known(self._root, str(options.output))))
        self._memory: Memory | None = None
        self._damaged = 0

    def scan(self) -> object:
        """What the sources look like; also different once a moment has come at which something appears or expires."""
        due = self._seen.next_moment
        return gate.scan(self._root).found, due is not None and self._clock().timestamp() >= due, self._damaged

    def plan(self) -> Attempt:
        """Read, parse, relate, check and promise. With errors there are no promises, only what is to be told."""
        options = replace(self._options, now=self._clock())
        memory = self._memory or build.memory_of(options.root)
        self._memory = memory
        looked = build.look(options, memory, self._seen.known)
        promised: Outcome[Plan] = Outcome(None)
        if looked.value and not errors(looked.problems):
            promised = build.promise(options, looked.value, memory, fingerprints=False)
        memory.save()
        problems = tuple(dict.fromkeys(looked.problems + promised.problems))
        base_path = looked.value.corpus.site.base_path if looked.value else ""
        if looked.value:
            self._seen = _seen(looked.value, options.now)
        if promised.value is None or errors(problems):
            return Attempt(None, self.tell(problems), base_path, problems)
        outputs = {output.address: output for output in promised.value.outputs}
        return Attempt(outputs, self.tell(problems), base_path, problems)

    def tell(self, problems: tuple[Problem, ...]) -> tuple[Told, ...]:
        """Each problem as the terminal shows it."""
        excerpts = lines(self._root, problems)
        return tuple(Told(p.severity, one(p, excerpts, colour=False)) for p in in_order(problems, {}))

    def fault(self, error: Exception) -> Problem:
        """A failure that is no mistake of the author's. Where memory was damaged it is forgotten, and the next look heals."""
        if isinstance(error, build.ForgottenBodyError) and self._memory:
            self._memory.forget()
            self._seen, self._damaged = Seen({}), self._damaged + 1
            return failure(
                "memory-damaged", None, "what cxsite remembers was damaged; it is made anew", "wait a moment"
            )
        if isinstance(error, OSError):
            return failure("file-refused", None, f"{error.strerror or error}: {error.filename or ''}".rstrip(": "))
        words = f"cxsite itself failed; this is not a mistake in your files ({type(error).__name__}: {error})"
        return failure("our-fault", None, words, "please report it; the preview goes on")

    def close(self) -> None:
        """Let go of the memory."""
        if self._memory:
            self._memory.close()


def _seen(look: build.Look, now: datetime) -> Seen:
    """A file that changed just before it was read is read again next time, because a later change could bear the same time."""
    files = look.scan.found.files
    stats = {f.path: "" if f.is_young(look.scan.at_ns) else f.stat for f in files}
    known = {path: (stat, look.digests.get(path, "")) for path, stat in stats.items()}
    return Seen(known, next_moment(look.corpus, now))
