"""What was seen → rows of a counts file, and remarks for the editor."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from cxsite.importers.counting import Cells
from cxsite.importers.scores import score, yes_or_no
from cxsite.importers.segments import Histogram, label, merged
from cxsite.model.answers import Question
from cxsite.model.frozen import dataclass
from cxsite.model.scorecard import CountRow

_LONGEST, _SHOWN = 16, 5


@dataclass(frozen=True, slots=True)
class Stamp:
    """What every row repeats: when it was counted, and both hashes of what was asked and where."""

    taken_at: str
    query: str


def rows(question: Question, cells: Cells, stamp: Stamp, few: int) -> tuple[CountRow, ...]:
    """The rows of one question, sorted; periods that it does not cover are left out. `few`: smaller segments are merged."""
    by_period: defaultdict[str, Cells] = defaultdict(Counter)
    for (period, segment, text), n in cells.items():
        if question.covers(period):
            by_period[period][period, segment, text] += n
    found = [row for period in by_period for row in _period(question, period, by_period[period], stamp, few)]
    return tuple(sorted(found, key=order))


def order(row: CountRow) -> tuple[str, str, str, int]:
    """The order of a counts file: measure, period, segment, score as a number; unusable answers come last."""
    return row.measure, row.period, row.segment, int(row.score) if row.score else 1 << 30


def unusable(question: Question, cells: Cells) -> Counter[str]:
    """The texts that are not scores, in the periods that are covered, with how often each was seen."""
    found: Counter[str] = Counter()
    for (period, _, text), n in cells.items():
        if question.covers(period) and _score(question, text) is None:
            found[text.strip()] += n
    return found


def given(question: Question, cells: Cells) -> Counter[int]:
    """How many people chose each score, in all periods that are covered."""
    found: Counter[int] = Counter()
    for (period, _, text), n in cells.items():
        value = _score(question, text)
        if value is not None and question.covers(period):
            found[value] += n
    return +found


def told(found: Mapping[str, int]) -> str:
    """ "12 empty, 1 "n/a", 1 "11"": the most common first. Long texts are not shown: they may be confidential."""
    shown = sorted((text for text in found if len(text) <= _LONGEST), key=lambda text: (-found[text], text))[:_SHOWN]
    words = [f'{found[text]} "{_printable(text)}"' if text else f"{found[text]} empty" for text in shown]
    rest = sum(n for text, n in found.items() if text not in shown)
    return ", ".join([*words, f"{rest} {'other' if rest == 1 else 'others'}"] if rest else words)


def _period(question: Question, period: str, cells: Cells, stamp: Stamp, few: int) -> Iterator[CountRow]:
    whole: Histogram = Counter()
    parts: defaultdict[str, Histogram] = defaultdict(Counter)
    seen = cells.total()
    for (_, segment, text), n in cells.items():
        value = _score(question, text)
        if value is not None and n:
            whole[value] += n
            parts[label(segment) if question.split else ""][value] += n
    for name, histogram in (("", whole), *(merged(parts, few).items() if question.split else ())):
        yield from _rows(CountRow(question.row, period, name, "", 0, stamp.taken_at, seen, stamp.query), histogram)
    if seen > whole.total():
        yield CountRow(question.row, period, "", "", seen - whole.total(), stamp.taken_at, seen, stamp.query)


def _rows(like: CountRow, histogram: Histogram) -> Iterable[CountRow]:
    return (replace(like, score=str(value), n=n) for value, n in histogram.items() if n)


def _score(question: Question, text: str) -> int | None:
    return yes_or_no(text) if question.yes_no else score(text, question.low, question.high)


def _printable(text: str) -> str:
    return "".join(character if character.isprintable() else "\ufffd" for character in text)
