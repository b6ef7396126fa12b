"""`build`, from its arguments to the last line. The gate is asked before anything heavy is imported."""

import gc
import sys
import time
from typing import TYPE_CHECKING, NamedTuple, cast

from cxsite import gate
from cxsite.cli.interrupted import telling_what_stands
from cxsite.cli.recalled import Recalled, recalled
from cxsite.cli.surroundings import home, now, output_of, problem_format, root_of, shown, site_address, unread
from cxsite.cli.voice import note_unread, on_terminal, out, out_json, say

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime
    from pathlib import Path

    from cxsite.cli.telling import Manner
    from cxsite.model.report import Report
    from cxsite.model.standing import Held


_FEW = 10  # lines about posts that are held back or gone; more only with --verbose


class Asked(NamedTuple):
    """The arguments as typed. An empty text means: not given."""

    root: str = ""
    output: str = ""
    base_url: str = ""
    locked: bool = False
    drafts: bool = False
    future: bool = False
    expired: bool = False
    strict: bool = False
    form: str = ""
    as_json: bool = False
    why: bool = False
    clean: bool = False
    quiet: bool = False
    verbose: bool = False
    no_colour: bool = False


class Target(NamedTuple):
    """Source folder, output folder, and time."""

    root: "Path"
    output: "Path"
    now: "datetime"
    base_url: str

    def gate(self, asked: Asked) -> gate.Asked:
        """The same for the gate."""
        show = (asked.drafts, asked.future, asked.expired)
        flags = (*show, self.base_url, asked.strict, asked.locked)
        return gate.Asked(str(self.root), str(self.output), self.now.timestamp(), *flags)


def build(asked: Asked) -> int:
    """Build and report the outcome; return the exit code."""
    gc.disable()  # a build creates values and keeps them: searching for cycles among them is wasted time
    started = time.perf_counter()
    root = root_of(asked.root)
    target = Target(root, output_of(asked.output, root), now(), site_address(asked.base_url))
    with telling_what_stands(gate.state_of(str(root), str(target.output))):
        scan, found = (gate.scan(str(root)), None) if asked.clean else gate.look(target.gate(asked))
        report = _report(found) if found is not None else _built(asked, target, scan)
    return _told(report, asked, target, time.perf_counter() - started)


def _report(plain: list[object]) -> "Report | Recalled":
    """The previous report, which still holds: nothing has changed since."""
    if light := recalled(plain):
        return light
    from cxsite.keys.plain import from_plain
    from cxsite.model.report import Report

    return from_plain(Report, plain)


def _built(asked: Asked, target: Target, scan: gate.Scan) -> "Report":
    from cxsite import build
    from cxsite.cli.progress import Progress
    from cxsite.keys.crew import crew
    from cxsite.model.standing import Show

    show = Show(asked.drafts, asked.future, asked.expired)
    if asked.clean:
        _forget(target.root)
    where = (target.root, target.output, target.now)
    options = build.Options(*where, show, target.base_url, asked.strict, home(), asked.locked, crew(), scan)
    line = Progress()

    def step(done: int, whole: int) -> None:
        line.say(f"{done} of {whole} files")

    try:
        return build.publish(options, step if on_terminal(sys.stderr) and not (asked.quiet or asked.as_json) else None)
    finally:
        line.clear()


def _forget(root: "Path") -> None:
    """Clear parsed documents and compiled templates; never the record of the published files, which lets us replace them."""
    import shutil

    from cxsite import build

    shutil.rmtree(gate.notes_of(str(root)) / "templates", ignore_errors=True)
    with build.memory_of(root) as memory:
        memory.forget()


def _told(report: "Report | Recalled", asked: Asked, target: Target, seconds: float) -> int:
    if asked.as_json or asked.form == "json":
        _as_json(report, asked, seconds)
    if report.problems:
        from cxsite.cli.telling import tell

        tell(report.problems, target.root, _manner(asked))
    if not asked.quiet:
        words = out if report.published and not asked.as_json and asked.form != "json" else say
        for line in _words(report, asked, target, seconds):
            words(line)
        if report.published and not report.posts_read:
            note_unread(unread(target.root))
    return report.status


def _manner(asked: Asked) -> "Manner":
    from cxsite.cli.telling import Manner

    form = "text" if asked.as_json else problem_format(asked.form)
    return Manner("text" if form == "json" else form, asked.strict, asked.quiet, asked.verbose, asked.no_colour)


def _words(report: "Report | Recalled", asked: Asked, target: Target, seconds: float) -> list[str]:
    """The outcome, for people; the last line counts posts in and posts out."""
    from cxsite.report.summary import gone, held_back, summary

    if not report.published:
        if any(problem.rule == "output-unwritable" for problem in report.problems):  # says itself how far it came
            return []
        return [
            "nothing was published"
            + (" (warnings are treated as errors)" if asked.strict and report.status == 1 else "")
        ]
    lines = [f"{why.address}: {', '.join(why.inputs)}" for why in report.written] if asked.why else []
    lines += [f"{address}: removed" for address in report.removed] if asked.why else []
    held = cast("Sequence[Held]", report.held)  # the light form has the same fields
    each = [f"held back: {line}" for line in held_back(held)]
    lines += each if asked.verbose or len(each) <= _FEW else []
    left = [
        f"gone: {address} (to redirect old links, add it to the `aliases` of a post or page)"
        for address in gone(report.removed, held)
    ]
    lines += left if asked.verbose or len(left) <= _FEW else []
    took = f" in {seconds:.2f} s" if asked.verbose else ""
    numbers = f"{len(report.written)} written, {report.unchanged} unchanged, {len(report.removed)} removed"
    lines.append(f"{shown(target.output, target.root)}: {report.outputs} files, {numbers}{took}")
    return [*lines, summary(report.posts_read, report.posts_published, held)]


def _as_json(report: "Report | Recalled", asked: Asked, seconds: float) -> None:
    from cxsite.report.machine import as_json, counts

    held = [{"path": h.path, "reason": h.reason, "until": h.until.local if h.until else None} for h in report.held]
    data: dict[str, object] = {
        "published": report.published,
        "posts_read": report.posts_read,
        "posts_published": report.posts_published if report.published else 0,
        "outputs": report.outputs,
        "written": len(report.written),
        "unchanged": report.unchanged,
        "removed": len(report.removed),
        "held_back": held,
        **counts(report.problems),
        "problems": as_json(report.problems),
        "seconds": round(seconds, 3),
    }
    if asked.why:
        data["why"] = {why.address: list(why.inputs) for why in report.written}
    out_json(data)
