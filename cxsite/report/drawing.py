"""Problems for people: place, what was seen, the source line with a marker under it, and help.

    content/scorecards/support.yaml:45:11: error: score 11 is not on the 0 to 10 scale [score-in-scale]
       45 |           11: 3
          |           ^^
      help: use 0 to 10, or change `scale` on line 41

The file edited last comes last, next to the prompt.
"""

import unicodedata
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from cxsite.model.place import Span
from cxsite.model.problem import Problem
from cxsite.report.printable import printable

Lines = Mapping[tuple[str, int], str]

MOST = 50
WIDEST = 120
_MARGIN = len("   45 | …")
_TAB = 4
_COLOURS = {"error": "31", "warning": "33", "note": "36"}


def text(
    problems: Sequence[Problem],
    lines: Lines,
    colour: bool,
    *,
    edited: Mapping[str, int] | None = None,
    most: int = MOST,
    columns: int = 0,
    among: Sequence[Problem] = (),
) -> str:
    """All problems as one text that ends in a line of counts; "" if there are none.

    `lines` has the text of the lines shown, by path and line; `edited` each file's time of change, in any unit. If there are
    more than `most` problems, the errors, one of each rule, and those in the files edited last are shown; the rest are counted
    by rule. `columns` is the width of the terminal, or 0 if it is not one: a source line that wrapped would separate the marker
    from what it marks. `among` are all problems, if some were printed before: those are only counted.
    """
    if not problems:
        return ""
    ordered = in_order(problems, edited or {})
    shown = _most_urgent(ordered, most)
    wide = max(min(WIDEST, columns - _MARGIN), _MARGIN) if columns else WIDEST
    parts = [one(problem, lines, colour, wide) for problem in shown]
    if len(shown) < len(ordered):
        parts.append(_others(set(ordered) - set(shown)))
    earlier = len(set(among) - set(ordered))
    whole = counts(among or problems) + (f" ({earlier} reported earlier)" if earlier else "")
    return "\n\n".join([*parts, whole]) + "\n"


def in_order(problems: Sequence[Problem], edited: Mapping[str, int]) -> list[Problem]:
    """File by file, the one edited last at the end; within a file from top to bottom. Problems without a file come first."""

    def standing(problem: Problem) -> tuple[int, str, int, int]:
        span = problem.span or Span("")
        return edited.get(span.path, -1), span.path, span.line, span.column

    return sorted(dict.fromkeys(problems), key=standing)


def one(problem: Problem, lines: Lines, colour: bool, wide: int = WIDEST) -> str:
    """A single problem, without a final line break. At most `wide` characters of the source line are shown."""
    where = f"{place(problem.span)}: " if problem.span else ""
    head = f"{where}{_paint(problem.severity, colour)}: {printable(problem.message)} [{problem.rule}]"
    remedy = [f"  help: {printable(problem.help)}"] if problem.help else []
    return "\n".join([head, *_source(problem.span, lines, wide), *remedy])


def counts(problems: Sequence[Problem]) -> str:
    """ "2 errors, 1 warning"; "no problems" if there are none."""
    kinds = ("error", "warning", "note")
    numbers = ((sum(p.severity == kind for p in dict.fromkeys(problems)), kind) for kind in kinds)
    return ", ".join(f"{n} {kind}{'s' * (n != 1)}" for n, kind in numbers if n) or "no problems"


def _most_urgent(ordered: list[Problem], most: int) -> list[Problem]:
    """Errors first, then the last problem of each rule, then the others: frequent problems never hide rare ones."""
    last = {problem.rule: n for n, problem in enumerate(ordered)}
    ranked = sorted(range(len(ordered)), key=lambda n: (ordered[n].severity != "error", last[ordered[n].rule] != n, -n))
    return [ordered[n] for n in sorted(ranked[:most])]


def _others(left_out: Iterable[Problem]) -> str:
    """How many are not shown, by rule: "and 2,010 more: 2,000 description-missing, 10 link-text"."""
    rules = Counter(problem.rule for problem in left_out)
    most_first = sorted(rules.items(), key=lambda each: (-each[1], each[0]))
    return f"and {rules.total():,} more: {', '.join(f'{n:,} {rule}' for rule, n in most_first)}"


def place(span: Span | None) -> str:
    """Path, line and column, as far as they are known: "content/posts/a.md:4:2"."""
    if span is None:
        return ""
    numbers = [str(number) for number in (span.line, span.column if span.line else 0) if number]
    return ":".join([printable(span.path), *numbers])


def _paint(severity: str, colour: bool) -> str:
    return f"\x1b[1;{_COLOURS[severity]}m{severity}\x1b[0m" if colour else severity


def _source(span: Span | None, lines: Lines, wide: int) -> list[str]:
    """The line with its number, and the marker under it; empty if the line is unknown. Only a part of a long line is shown."""
    line = lines.get((span.path, span.line)) if span else None
    if span is None or line is None:
        return []
    start = min(max(span.column - 1, 0), len(line))
    first = start - wide // 2 if len(line) > wide and start > wide // 2 else 0
    piece, mark = line[first : first + wide], start - first
    shown = f"{span.line:>5} | {'…' * bool(first)}{_drawn(piece)}".rstrip()
    if not span.column:
        return [shown]
    before = _drawn(piece[:mark])
    marked = _drawn(piece[mark : mark + span.length], width(before))
    return [shown, f"      | {' ' * (width(before) + bool(first))}{'^' * max(1, width(marked))}"]


def _drawn(line: str, at: int = 0) -> str:
    """A line as shown from column `at` on: tabs become spaces up to the next tab stop, control characters are escaped."""
    out: list[str] = []
    for char in printable(line):
        out.append(" " * (_TAB - at % _TAB) if char == "\t" else char)
        at += width(out[-1])
    return "".join(out)


def width(words: str) -> int:
    """The number of terminal columns a text takes: two for wide characters, none for combining ones."""
    return sum(_columns(char) for char in words)


def _columns(char: str) -> int:
    if unicodedata.combining(char) or unicodedata.category(char) in ("Mn", "Me", "Cf"):
        return 0
    return 2 if unicodedata.east_asian_width(char) in "WF" else 1
