"""What an edit leaves for the next one: notes, `claims.lock`, and the record for the gate."""

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

from cxsite import gate, write
from cxsite.keys.digest import of_bytes
from cxsite.keys.memory import Memory
from cxsite.keys.plain import to_plain
from cxsite.model.output import Plan
from cxsite.model.problem import Problem
from cxsite.model.report import Report
from cxsite.relate.standing import around
from cxsite.touchup import notes as left
from cxsite.touchup.bench import Bench
from cxsite.touchup.edits import Edit
from cxsite.touchup.index import Index
from cxsite.touchup.notes import Notes
from cxsite.touchup.remarked import Remarks, renewed
from cxsite.touchup.unsure import MoreError


def noted(index: Index, edits: Sequence[Edit], made: Plan, memory: Memory) -> Index:
    """The rows for the next edit. Edited articles are stored again in the memory, under the new keys of their pages."""
    keys = {output.of: output.own_key for output in made.outputs if output.key}
    rows = list(index.rows)
    for edit in edits:
        if edit.path not in keys:
            raise MoreError
        name, at = left.name_of(edit.path, keys[edit.path]), index.at[edit.path]
        memory.remember(name, left.plain(edit.after))
        rows[at] = rows[at]._replace(name=name)
    return Index(rows, index.sight)


def settle(
    bench: Bench, edits: Sequence[Edit], report: Report, notes: Notes, moments: Sequence[int]
) -> tuple[Problem, ...]:
    """Write `claims.lock` if it has changed, and record the build for the gate. If that fails, the next build looks again.

    `moments` are those of edited scorecards.
    """
    ledger, scan, digests = notes.around.ledger, bench.scan, bench.digests
    if ledger != bench.notes.around.ledger:
        if unwritten := write.ledger(Path(bench.asked.root), ledger.path, ledger.text):
            return (unwritten,)
        scan = gate.again(bench.asked.root, scan, ledger.path)
        digests = {**digests, ledger.path: of_bytes(ledger.text.encode())}
    seal = bench.edited.notes if notes is bench.notes else left.save(bench.state, notes, bench.notes)
    known = [moment for moment in bench.edited.moments if moment is not None]
    new = [edit.after.post.date.instant for edit in edits if edit.before is None]
    both = around(tuple(sorted([*known, *new, *moments])), bench.now)
    with suppress(OSError):
        gate.settle(bench.asked, scan, digests, both, to_plain(report), notes=seal)
    return ()


def reported(last: Report, edits: Sequence[Edit], remarks: Remarks, outputs: int) -> Report:
    """The report of the last build, with `remarks` on what was edited, and the current numbers of posts and outputs. No output
    counts as written yet.
    """
    more = sum(edit.before is None for edit in edits)
    read, published = last.posts_read + more, last.posts_published + more
    told = renewed(last.problems, remarks)
    return replace(last, problems=told, outputs=outputs, unchanged=outputs, posts_read=read, posts_published=published)
