"""The publication as the preview sees it: what the press needs, made from the flow. Lives in the press's thread."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime

from cxsite import build, gate
from cxsite.keys.digest import of_bytes
from cxsite.keys.memory import Memory
from cxsite.model.addresses import file_of, href
from cxsite.model.output import Output, Plan
from cxsite.model.place import Span
from cxsite.model.problem import Outcome, Problem, errors, failure
from cxsite.model.site import Editorial
from cxsite.outside import remembered
from cxsite.preview.desk import CALENDAR, DESK, calendar, desk
from cxsite.preview.desk_facts import Facts, Said, facts
from cxsite.preview.edition import Attempt, Told
from cxsite.preview.editor import opens
from cxsite.preview.glimpse import glimpse
from cxsite.read import lines
from cxsite.relate.standing import next_moment
from cxsite.report.drawing import in_order, one, place

A_MINUTE = 60


@dataclass(frozen=True, slots=True)
class Seen:
    """What the last look leaves for the next: stat and digest of untouched files, and when something changes by itself.

    `at` is when that was (seconds since 1970). For the desk: `look` is the last one that there was something to see in, and
    `problems` are those of the last look at all.
    """

    known: dict[str, tuple[str, str]]
    at: float = 0.0
    next_moment: int | None = None
    look: build.Look | None = None
    problems: tuple[Problem, ...] = ()
    plan: Plan | None = None


class Publication:
    """Looks at the sources and plans the site, again and again. `clock` gives the time of each look.

    `editor` is the program that links open files in; None takes the one of the settings, "none" makes no such links.
    """

    def __init__(self, options: build.Options, clock: Callable[[], datetime], editor: str | None = None) -> None:
        self._options, self._clock, self._editor = options, clock, editor
        self._files: dict[str, str] = {}
        self._root = str(options.root)
        self._seen = Seen(dict(gate.known(self._root, str(options.output))))
        self._memory: Memory | None = None
        self._damaged = 0

    def scan(self) -> object:
        """What the sources look like; also different once a moment has come at which something appears or expires, or the
        clock was set back, so that one may be still to come.
        """
        now, due = self._clock().timestamp(), self._seen.next_moment
        other_time = (due is not None and now >= due) or now < self._seen.at - A_MINUTE
        return gate.scan(self._root).found, other_time, self._damaged

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
        before, self._files = self._seen, {}
        self._seen = replace(before, problems=problems)
        if looked.value:
            self._seen = _seen(looked.value, options.now, problems)
        content = of_bytes("".join(digest for _, digest in self._seen.known.values()).encode())
        if promised.value is None or errors(problems):
            return Attempt(None, self.tell(problems), base_path, problems, content=content)
        outputs = {output.address: output for output in promised.value.outputs}
        self._seen = replace(self._seen, plan=promised.value)
        changed = _changed(before, self._seen)
        return Attempt(
            outputs,
            self.tell(problems),
            base_path,
            problems,
            changed and href(base_path, changed),
            promised.value.bundles,
            content,
        )

    def glimpse(self, path: str) -> Output | None:
        """The new promise for the page of one edited file, without a look at any other; None where that cannot be known."""
        seen = self._seen
        if not self._memory or not seen.look or not seen.plan or errors(seen.problems):
            return None
        return glimpse(self._options.root, path, seen.look, seen.plan, self._memory)

    def tell(self, problems: tuple[Problem, ...]) -> tuple[Told, ...]:
        """Each problem as the terminal shows it."""
        excerpts = lines(self._root, problems)
        told = ((p, one(p, excerpts, colour=False)) for p in in_order(problems, {}))
        return tuple(Told(p.severity, text, place(p.span), self.opens(p.span)) for p, text in told)

    def opens(self, span: Span | None) -> str:
        """The address that opens a place in the author's program; "" where there is none."""
        settings = self._seen.look.corpus.site.editorial.editor if self._seen.look else Editorial().editor
        return opens(settings if self._editor is None else self._editor, self._options.root, span)

    def edit(self, file: str) -> str:
        """The address that opens the source of an output file; "" where no single file is its source."""
        if not self._files and self._seen.look:
            self._files = {file_of(address): path for path, address in _addresses(self._seen.look).items()}
        return self.opens(Span(self._files[file], 1, 1)) if file in self._files else ""

    def own(self, path: str) -> bytes | None:
        """The desk and its calendar, by their paths."""
        if path not in (DESK, CALENDAR):
            return None
        seen, problems = self._seen.look, self._seen.problems
        found = Facts()
        if seen:
            said = Said(problems, seen.waived, remembered(self._options.root))
            found = facts(seen.corpus, seen.library, said, self._clock())
        return calendar(found, self.opens) if path == CALENDAR else desk(found, self.tell(problems), self.opens)

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


def _seen(look: build.Look, now: datetime, problems: tuple[Problem, ...]) -> Seen:
    """A file that changed just before it was read is read again next time, because a later change could bear the same time."""
    files = look.scan.found.files
    stats = {f.path: "" if f.is_young(look.scan.at_ns) else f.stat for f in files}
    known = {path: (stat, look.digests.get(path, "")) for path, stat in stats.items()}
    return Seen(known, now.timestamp(), next_moment(look.corpus, now), look, problems)


def _addresses(look: build.Look) -> dict[str, str]:
    """Source → address, for every document that has a page of its own."""
    found = {a.teaser.path: a.teaser.address for a in look.library.articles}
    found |= {p.page.path: p.address for p in look.library.pages}
    return found | {card.path: card.address for card in look.library.results.scorecards}


def _changed(before: Seen, after: Seen) -> str:
    """The address of a document that was written between two looks; "" where none with a page was."""
    if not before.look or not after.look:
        return ""
    edited = {p for p, (_, digest) in after.known.items() if before.known.get(p, ("", ""))[1] != digest}
    return next((address for path, address in _addresses(after.look).items() if path in edited), "") if edited else ""
