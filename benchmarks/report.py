"""Measurements as tables in Markdown: medians, and their ratio to Hugo's.

python -m benchmarks.report FOLDER            wall-clock time, as in RESULTS.md
python -m benchmarks.report FOLDER processor  processor seconds (user and system), for machines that are also doing other work
"""

import statistics
import sys
from collections import defaultdict
from collections.abc import Sequence
from pathlib import Path

from benchmarks.cases import CASES, MEMORY
from benchmarks.install import PEERS
from benchmarks.peers.cxsite import WHOLE
from benchmarks.records import Record, Records

AGAINST = "hugo"
HEAD = """# Results

Written by the comparison itself. To reproduce, on an idle machine with a real disk (FOLDER is outside the repository):

    {command}

Seconds are medians over whole commands, from start to exit; the ratio to Hugo in the same run follows in brackets. All
generators build the same posts (`corpus.py`) into post pages, a home page with ten posts a page, a page for each tag
and a feed of 20; everything else is each generator's default, and `peers/` has every site in full. All but Eleventy
highlight code. Only cxsite computes scorecards and bound numbers, relates posts, checks links, and makes feeds for tags
in three formats. "More than" is the limit at which the slowest were stopped; they are not measured at larger sizes. In
the preview, the time is from saving a post to its page showing the change.
"""
COMMAND = "python -m benchmarks.run FOLDER --posts 100 1000 10000 100000 --results benchmarks/RESULTS.md"


def page(records: Records, field: str = "seconds") -> str:
    """All runs, one after the other, each with its sizes from the smallest."""
    parts = [HEAD.format(command=COMMAND)]
    for run, notes in sorted(records.notes.items(), key=lambda each: (len(each[0]), each)):  # 2 before 10
        versions = "; ".join(f"{name}: {version}" for name, version in sorted(notes.versions.items()))
        parts.append(f"## Run {run}, {notes.day}\n\n{notes.machine}. {versions}.\n")
        measured = [each for each in records.measured if each.run == run]
        parts += [sized(measured, posts, field) for posts in sorted({each.posts for each in measured})]
    return "\n".join(parts)


def sized(measured: Sequence[Record], posts: int, field: str = "seconds") -> str:
    """The tables of one size: all generators, and cxsite with what only it makes."""
    here = [each for each in measured if each.posts == posts]
    plain = [each for each in here if not each.generator.endswith(WHOLE)]
    cases = {each.case for each in here if each.generator.endswith(WHOLE)}
    text = f"### {posts:,} posts\n\n{table(plain, field)}"
    if cases:
        shown = [e for e in here if e.case in cases and (e.generator == AGAINST or e.generator.endswith(WHOLE))]
        text += f"\nThe same{WHOLE}, which Hugo's site does not have:\n\n{table(shown, field)}"
    return text


def table(measured: Sequence[Record], field: str) -> str:
    """A row for each case, a column for each generator, ours first."""
    cases = sorted({each.case for each in measured}, key=CASES.index)
    names = sorted(
        {each.generator for each in measured}, key=lambda name: (name in PEERS and PEERS.index(name) + 1, name)
    )
    cells: defaultdict[tuple[str, str], list[Record]] = defaultdict(list)
    for each in measured:
        cells[each.case, each.generator].append(each)
    lines = ["| | " + " | ".join(name.removesuffix(WHOLE) for name in names) + " |", "|---" * (len(names) + 1) + "|"]
    for case in cases:
        shown = [
            _cell(cells[case, name], cells[case, AGAINST], "megabytes" if case == MEMORY else field) for name in names
        ]
        lines.append(f"| {case} | " + " | ".join(shown) + " |")
    return "\n".join(lines) + "\n"


def _cell(rounds: Sequence[Record], against: Sequence[Record], field: str) -> str:
    mine, other = _median(rounds, field), _median(against, field)
    if mine is None:
        over, failed = max((e.over for e in rounds), default=0.0), [e.failed for e in rounds if e.failed]
        return f"more than {over:.0f} s" if over else failed[0] if failed else "–"
    amount = f"{mine:.0f} MB" if field == "megabytes" else f"{mine:.3g} s" if mine < 100 else f"{mine:.0f} s"
    return amount if other is None or rounds[0].generator == AGAINST else f"{amount} ({mine / other:.3g} ×)"


def _median(rounds: Sequence[Record], field: str) -> float | None:
    found = [getattr(each, field) for each in rounds if not each.over and not each.failed]
    return statistics.median(found) or None if found else None


if __name__ == "__main__":
    print(page(Records(Path(sys.argv[1]) / "measured.jsonl"), *sys.argv[2:]))
