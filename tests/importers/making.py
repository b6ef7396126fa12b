"""Publications with answers, made in one line: a scorecard in YAML, files below private/, and the result of a pull."""

from collections import Counter
from datetime import UTC, datetime
from pathlib import Path

from cxsite.importers import Pulled, Wish, pulled
from cxsite.model.problem import Outcome
from cxsite.model.scorecard import CountFile, CountRow, Scorecard
from cxsite.parse.measures.count_files import count_file
from cxsite.parse.measures.scorecards import scorecard

NOW = datetime(2026, 10, 2, 9, tzinfo=UTC)
TAGS = {"open-chair": ("culture", "chairs"), "serve-first": ("service",), "two-questions": ("culture",), "bare": ()}
PLAIN = """\
title: Readers
periods: quarters
time_zone: Europe/London
answers:
  form:
    {where}
    date: when
    columns: {{score: rating, post: post, channel: channel}}
measures:
  recommend: {{kind: nps, title: Would recommend, answers: form, score: score{more}}}
"""


def card(text: str) -> Scorecard:
    """The scorecard of a YAML text, which must be valid."""
    found = scorecard("content/scorecards/readers.yaml", text.encode())
    assert found.value, found.problems
    return found.value


def plain(more: str = "", where: str = "file: private/answers/*.csv") -> Scorecard:
    """A recommendation question over columns when, rating, post and channel; `more` is added to the measure."""
    return card(PLAIN.format(where=where, more=f", {more}" if more else ""))


def wish(root: Path, **more) -> Wish:
    """The input of a pull at NOW, with the files that are below private/ in `root`."""
    files = sorted((root / "private").rglob("*")) if (root / "private").is_dir() else []
    sizes = {str(file.relative_to(root)): file.stat().st_size for file in files if file.is_file()}
    return Wish(**{"root": root, "now": NOW, "time_zone": "UTC", "sizes": sizes, "tags": TAGS, **more})


def lay(root: Path, data: str | bytes, name: str = "a.csv") -> Path:
    """Write answers into private/answers."""
    file = root / "private" / "answers" / name
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(data.encode() if isinstance(data, str) else data)
    return file


def pull(
    root: Path, scorecard: Scorecard, data: str | bytes = "", before: Pulled | None = None, **more
) -> Outcome[Pulled]:
    """Write the answers, if some are given, and count them."""
    if data:
        lay(root, data)
    return pulled(scorecard, as_read(before) if before else None, wish(root, **more))


def as_read(one: Pulled) -> CountFile:
    """A counts file as the next pull and the next build read it."""
    found = count_file(one.path, one.data)
    assert found.value, found.problems
    return found.value


def counts(outcome: Outcome[Pulled], segment: str = "") -> dict[str, dict[str, int]]:
    """Period → score → people, of the whole or of a segment."""
    assert outcome.value, outcome.problems
    found: dict[str, dict[str, int]] = {}
    for row in outcome.value.rows:
        if row.segment == segment:
            found.setdefault(row.period, {})[row.score] = row.n
    return found


def sizes(outcome: Outcome[Pulled]) -> Counter[str]:
    """Segment → people, over all periods."""
    assert outcome.value, outcome.problems
    found: Counter[str] = Counter()
    for row in outcome.value.rows:
        found[row.segment] += row.n if row.score else 0
    return found


def bare(rows: tuple[CountRow, ...]) -> list[tuple[str, str, str, str, int, int]]:
    """Rows without when and how they were counted."""
    return [(row.measure, row.period, row.segment, row.score, row.n, row.rows_seen) for row in rows]


def refusal(outcome: Outcome[Pulled]) -> str:
    """ "rule: message | help" of the refusal."""
    assert outcome.value is None
    told = outcome.problems[-1]
    return f"{told.rule}: {told.message} | {told.help}"
