"""The publication as the preview sees it: what the press needs, made with the steps of the build.

One thread looks (`scan`, `begin`, `plan`), another one shows (`glimpse`, `own`, `edit`), each with its own memory. The first
passes its results to the second as a single frozen value, replaced atomically.
"""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from typing import Any

from cxsite import build, gate
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
from cxsite.preview.seen import Seen, addresses, changed, seen
from cxsite.read import GoneError, lines
from cxsite.report.drawing import in_order, one, place

_Begun = tuple[build.Options, Outcome[build.Look], Outcome[Plan]]
_NO_PLAN: Outcome[Plan] = Outcome(None)


class Publication:
    """Looks at the sources and plans the site repeatedly. `clock` returns the time of each look.

    `editor` is the program that links open files in; None means the one in the settings, "none" makes no such links.
    """

    def __init__(self, options: build.Options, clock: Callable[[], datetime], editor: str | None = None) -> None:
        self._options, self._clock, self._editor = options, clock, editor
        self._root = str(options.root)
        self._seen = Seen(dict(gate.known(self._root, str(options.output))))
        self._memory: Memory | None = None
        self._shown: Memory | None = None
        self._left: list[Memory] = []
        self._scan: gate.Scan | None = None
        self._outcomes: dict[str, Outcome[Any]] = {}
        self._begun: _Begun | None = None
        self._damaged = self._healed = self._passed = 0
        self._files: tuple[build.Look | None, dict[str, str]] = (None, {})

    def scan(self) -> object:
        """The state of the sources. It also changes when a moment has passed at which something appears, expires or gets
        another date, or if the clock was set back to before the last one.
        """
        now, (since, until) = self._clock().timestamp(), self._seen.between
        if (until is not None and now >= until) or (since is not None and now < since):
            self._passed += 1
        self._scan = gate.scan(self._root)
        return self._scan.found, self._passed, self._damaged

    def begin(self) -> Attempt | None:
        """The first attempt, before the checks: `plan` continues from here. None if there are errors already."""
        options, related = self._related()
        promised = self._promised(options, related)
        self._begun = options, related, promised
        return self._attempt(options, replace(related, problems=()), promised) if promised.value else None

    def plan(self) -> Attempt:
        """Read, parse, relate, check and plan what `scan` saw. With errors there are no outputs, only problems."""
        options, related, promised = self._begun or (*self._related(), _NO_PLAN)
        self._begun = None
        looked = build.judged(options, related)
        _find_relatives(looked)
        return self._attempt(options, looked, promised if promised.value else self._promised(options, looked))

    def _related(self) -> tuple[build.Options, Outcome[build.Look]]:
        options = replace(self._options, now=self._clock(), scan=self._scan)
        self._memory = memory = self._memory or build.memory_of(options.root)
        if self._healed != self._damaged:
            self._healed = self._damaged
            memory.forget()
            self._seen, self._outcomes, self._shown = Seen({}), {}, None
        related = build.related(options, memory, self._seen.known, self._outcomes)
        memory.save()  # from now on the other memory can find the bodies too
        return options, related

    def _promised(self, options: build.Options, looked: Outcome[build.Look]) -> Outcome[Plan]:
        if looked.value is None or errors(looked.problems):
            return _NO_PLAN
        return build.promise(options, looked.value, self._for_pages(), fingerprints=False)

    def _for_pages(self) -> Memory:
        """The memory that pages are made from, in the other thread. If it is not on disk, it is the same as for parsing."""
        memory = self._memory or build.memory_of(self._options.root)
        if not memory.lasting:
            return memory
        if self._shown is None:
            self._shown = memory.apart()
            self._left.append(self._shown)
        return self._shown

    def _attempt(self, options: build.Options, looked: Outcome[build.Look], promised: Outcome[Plan]) -> Attempt:
        problems = tuple(dict.fromkeys(looked.problems + promised.problems))
        base_path = looked.value.corpus.site.base_path if looked.value else ""
        before, after = self._seen, replace(self._seen, problems=problems)
        if looked.value:
            after = seen(looked.value, options.now, problems)
        plan = None if errors(problems) else promised.value
        if plan is None:
            self._seen = after
            return Attempt(None, self.tell(problems), base_path, problems)
        self._seen = after = replace(after, plan=plan, memory=self._for_pages())
        outputs, edited = {output.address: output for output in plan.outputs}, changed(before, after)
        return Attempt(
            outputs,
            self.tell(problems),
            base_path,
            problems,
            edited and href(base_path, edited),
            plan.bundles,
        )

    def glimpse(self, path: str) -> Output | None:
        """The new output for the page of one edited file, without looking at others; None if that is not enough."""
        seen = self._seen
        if not seen.memory or not seen.look or not seen.plan or errors(seen.problems):
            return None
        root, show = self._options.root, self._options.show
        return glimpse(root, path, seen.look, seen.plan, seen.memory, now=self._clock(), show=show)

    def tell(self, problems: tuple[Problem, ...]) -> tuple[Told, ...]:
        """Each problem as the terminal shows it, errors first."""
        excerpts = lines(self._root, problems)
        told = ((p, one(p, excerpts, colour=False)) for p in sorted(in_order(problems, {}), key=_is_no_error))
        return tuple(Told(p.severity, text, place(p.span), self.opens(p.span)) for p, text in told)

    def opens(self, span: Span | None) -> str:
        """The address that opens a place in the author's editor; "" if there is none."""
        look = self._seen.look
        settings = look.corpus.site.editorial.editor if look else Editorial().editor
        return opens(settings if self._editor is None else self._editor, self._options.root, span)

    def edit(self, file: str) -> str:
        """The address that opens the source of an output file; "" if it has no single source."""
        look = self._seen.look
        if look and self._files[0] is not look:
            self._files = look, {file_of(address): path for path, address in addresses(look.library).items()}
        found = self._files[1].get(file)
        return self.opens(Span(found, 1, 1)) if found else ""

    def own(self, path: str) -> bytes | None:
        """The desk and its calendar, by path."""
        if path not in (DESK, CALENDAR):
            return None
        seen = self._seen
        found = Facts()
        if seen.look:
            said = Said(seen.problems, seen.look.waived, remembered(self._options.root))
            found = facts(seen.look.corpus, seen.look.library, said, self._clock())
        return calendar(found, self.opens) if path == CALENDAR else desk(found, self.tell(seen.problems), self.opens)

    def fault(self, error: Exception) -> Problem:
        """The problem for a failure that is not the author's mistake. If the cache is damaged, the next look rebuilds it."""
        if isinstance(error, build.ForgottenBodyError):
            if self._seen.known:  # else it is being rebuilt, and this is an older page
                self._damaged = self._healed + 1
            return failure("memory-damaged", None, "the build cache was damaged; it is being rebuilt", "wait a moment")
        if isinstance(error, GoneError):
            return error.problem
        if isinstance(error, OSError):
            return failure("file-refused", None, f"{error.strerror or error}: {error.filename or ''}".rstrip(": "))
        words = f"cxsite itself failed; this is not a mistake in your files ({type(error).__name__}: {error})"
        return failure("our-fault", None, words, "please report it; the preview keeps running")

    def close(self) -> None:
        """Close the memory."""
        for memory in (*self._left, self._memory):
            if memory:
                memory.close()


def _find_relatives(looked: Outcome[build.Look]) -> None:
    """Compute related posts now: otherwise the first page that needs its own would have to wait for it."""
    for article in looked.value.library.articles[:1] if looked.value else ():
        len(article.related)


def _is_no_error(problem: Problem) -> bool:
    return problem.severity != "error"
