"""The short path, top to bottom: what was edited, whether this path can handle it, how far the edit reaches, and publishing."""

from collections.abc import Callable, Sequence
from dataclasses import field, replace
from pathlib import Path

from cxsite import gate, write
from cxsite.keys.crew import Crew
from cxsite.keys.memory import Memory
from cxsite.model.corpus import Corpus
from cxsite.model.frozen import dataclass
from cxsite.model.library import Library
from cxsite.model.output import Plan
from cxsite.model.problem import once
from cxsite.model.report import Report
from cxsite.model.result import Results
from cxsite.render.reprint import Anew
from cxsite.touchup.bench import Around, Bench, opened, sources
from cxsite.touchup.claims import kept
from cxsite.touchup.edits import Edit
from cxsite.touchup.judging import judge
from cxsite.touchup.notes import Notes
from cxsite.touchup.passing import Passing
from cxsite.touchup.proof import are_all_printed, are_ours, in_order, prove, rest
from cxsite.touchup.remarked import Remarks, remarks
from cxsite.touchup.reprinted import reprint
from cxsite.touchup.settling import noted, reported, settle
from cxsite.touchup.spread import reached, spread
from cxsite.touchup.stock import Stock
from cxsite.touchup.texts import Pages, texts
from cxsite.touchup.unsure import MoreError

Promised = Callable[[Around, Library, Anew], Plan | None]


@dataclass(frozen=True, slots=True)
class _Edited:
    """Everything that was edited, or shows something edited: posts, and free pages by path. `remarks` are the current problems
    of posts. If scorecards were edited, `corpus` has them, `results` has the previous results, and `moments` are the times at
    which the scorecards change by themselves.
    """

    edits: Sequence[Edit]
    pages: Pages
    corpus: Corpus
    results: Results | None = None
    moments: Sequence[int] = ()
    remarks: Remarks = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class _Work:
    """The plan, and what is left for the next edit: notes, and what was edited, with the new moments this brings, and the
    problems to report on it.
    """

    plan: Plan
    notes: Notes
    edits: Sequence[Edit] = ()
    moments: Sequence[int] = ()
    remarks: Remarks = field(default_factory=dict)


def publish(
    asked: gate.Asked,
    promised: Promised,
    memory: Memory,
    step: write.Step | None,
    crew: Crew,
    *,
    scan: gate.Scan | None = None,
) -> Report | None:
    """Publish an edit of a few texts, or of templates; None if it is, or may be, any other edit.

    `scan` is a scan of the sources, if one was just made. `promised` plans the outputs that are reached, from a library whose
    articles are loaded lazily.
    """
    bench = opened(asked, scan or gate.scan(asked.root), memory)
    try:
        return _published(bench, promised, step, crew) if bench else None
    except MoreError:
        return None


def _published(bench: Bench, promised: Promised, step: write.Step | None, crew: Crew) -> Report | None:
    work = _of_templates(bench, promised) if bench.is_of_templates else _of_texts(bench, promised)
    plan, output, stood = work.plan, Path(bench.asked.output), bench.edited.stood
    others = rest(plan, bench.known)
    done = write.plan(plan, output, bench.state, step, crew, known=bench.known, rest=others, stood=stood)
    if done.value is None:
        return None
    bench.memory.save()
    report = reported(bench.report, work.edits, work.remarks, done.value.outputs)
    problems = once(report.problems + done.problems + settle(bench, work.edits, report, work.notes, work.moments))
    written, unchanged, removed = done.value.written, done.value.unchanged, done.value.removed
    return replace(report, problems=problems, written=written, unchanged=unchanged, removed=removed)


def _of_templates(bench: Bench, promised: Promised) -> _Work:
    stock = Passing(bench.notes, bench.notes.index, {}, bench.digests, bench.memory)
    library = stock.library({})
    made = promised(bench.around, library, reprint(stock.picked(), bench.notes, bench.known))
    if made is None or not are_all_printed(made, bench.known):
        raise MoreError
    prove((output for output in made.outputs if not output.later), bench.known, "template")
    return _Work(in_order(made), bench.notes)


def _of_texts(bench: Bench, promised: Promised) -> _Work:
    bench, edited = _edited(bench)
    ledger, edits = kept(edited.edits, bench, edited.corpus)
    plan, notes = _planned(bench, replace(edited, edits=edits), promised)
    if ledger != notes.around.ledger:
        notes = replace(notes, around=replace(notes.around, ledger=ledger))
    return _Work(plan, notes, edits, edited.moments, edited.remarks)


def _edited(bench: Bench) -> tuple[Bench, _Edited]:
    """What was edited, after the checks found no new problem; the bench returned has the current results."""
    found = sources(bench)
    cards, written = ([s for s in found if (s.kind == "scorecard") == is_card] for is_card in (True, False))
    if not cards:
        edits, pages = texts(bench, written)
        told = remarks(bench, edits)
        judge(bench, bench.notes.corpus, [edit for edit in edits if edit.is_noted and edit.path not in told], [], ())
        return bench, _Edited(edits, pages, bench.notes.corpus, remarks=told)
    from cxsite.touchup.quoting import quoting  # few edits are to scorecards
    from cxsite.touchup.scores import scores, with_results

    now, results = scores(bench, cards), bench.notes.around.results
    bench = with_results(bench, now.results)
    edits, pages = texts(bench, written)
    if remarks(bench, edits):
        raise MoreError
    edits, pages = quoting(bench, now, edits, pages)
    judge(bench, now.corpus, [e for e in edits if e.is_noted], [*pages.values()], [card.path for card in cards])
    return bench, _Edited(edits, pages, now.corpus, results, now.moments)


def _planned(bench: Bench, edited: _Edited, promised: Promised) -> tuple[Plan, Notes]:
    """The plan of the outputs to be made, and the notes for the next edit."""
    notes, edits = bench.notes, edited.edits
    spent = spread(notes.index, edits, notes)
    was, is_corrected = spent.corrected
    if was != is_corrected and (was or bench.says(("link-to-held",))):
        raise MoreError  # the page of corrections appears or disappears, which affects links to it
    stock = Stock(notes, spent.after, {edit.path: edit.after for edit in edits}, bench.digests, bench.memory)
    library = stock.library(edited.pages)
    reach = reached(spent, edits, edited.pages, stock, library)
    made = promised(bench.around, library, replace(reach, results=edited.results))
    if made is None or not are_ours(made, bench.known):
        raise MoreError
    own = [edit for edit in edits if edit.is_noted]
    if not own and not edited.results:
        prove(made.outputs, bench.known, "body")
    if own or edited.pages or edited.results:
        index = noted(spent.after, own, made, bench.memory)
        notes = replace(notes, index=index, around=replace(notes.around, pages=library.pages))
    return in_order(made), notes
