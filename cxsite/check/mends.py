"""Mechanical fixes: what `cxsite check --fix` may write by itself, because only one thing can be meant.

A fix changes the lines of a file. It is given what the problem contains: its span, and what should be written `instead`.
"""

import re
from collections.abc import Callable, Mapping, Sequence

from cxsite.model.place import Span
from cxsite.model.problem import Problem

Mend = Callable[[Span, str, list[str]], None]
_LINE = re.compile(r"[^\n]*\n|[^\n]+")  # only these line ends count in spans, not all that Python knows
_LIST = re.compile(r"([^\[#]*\[)([^\[\]]*)(\].*)", re.DOTALL)
_UNDERLINED = re.compile(r"[ \t>]*=+\s*")


def mended(text: str, problems: Sequence[Problem]) -> tuple[str, int]:
    """The text of one file with the mechanically fixable problems fixed, and how many were. Line ends are kept.

    Works from the end to the beginning, so that spans stay valid. While lists are wrongly indented, nothing else in the text is
    fixed except tags: what follows a list depends on it. So check again afterwards.
    """
    lists = any(p.rule in INDENTED for p in problems)
    chosen = [
        (p.span, p) for p in problems if p.span and p.rule in MENDS and (p.rule in (INDENTED | TAGS) or not lists)
    ]
    lines = _LINE.findall(text)
    done = 0
    for span, problem in sorted(chosen, key=lambda each: (each[0].line, each[0].column), reverse=True):
        before = list(lines)
        if 0 < span.line <= len(lines):
            MENDS[problem.rule](span, problem.instead, lines)
        done += lines != before
    return "".join(lines), done


def _replace(span: Span, instead: str, lines: list[str]) -> None:
    """Replace the text at the span; quotes around it stay."""
    if not instead or not span.column:
        return
    line = lines[span.line - 1]
    start, end = span.column - 1, span.column - 1 + span.length
    if line.startswith(('"', "'"), start):
        start, end = start + 1, end - 1
    lines[span.line - 1] = line[:start] + instead + line[end:]


def _tag(span: Span, instead: str, lines: list[str]) -> None:
    """Write the right tag; if the same list has it already, only once."""
    _replace(span, instead, lines)
    line = lines[span.line - 1]
    if found := _LIST.fullmatch(line):
        tags: dict[str, str] = {}
        for tag in found[2].split(","):
            tags.setdefault(tag.strip(), tag)
        lines[span.line - 1] = found[1] + ",".join(tags.values()) + found[3]


def _empty_line_above(span: Span, _: str, lines: list[str]) -> None:
    at = span.line - 1
    quoted = re.match(r"[ \t>]*", lines[at])  # below a quote, a quote mark would take the list into it
    lines.insert(at, (quoted[0].rstrip() if quoted and ">" in quoted[0] else "") + _end(lines[at - 1] if at else "\n"))


def _level_two(span: Span, _: str, lines: list[str]) -> None:
    at = span.line - 1
    lines[at] = re.sub(r"^([ \t>]*)#(?!#)", r"\1##", lines[at])
    if "</h1>" in lines[at]:
        lines[at] = re.sub(r"(</?h)1(?=[\s>])", r"\g<1>2", lines[at])
    if at + 1 < len(lines) and _UNDERLINED.fullmatch(lines[at + 1]):
        lines[at + 1] = lines[at + 1].replace("=", "-")


def _indented(span: Span, instead: str, lines: list[str]) -> None:
    """Indent an item, with everything that belongs to it, as far as the text in `instead` is indented."""
    first, more = span.line - 1, " " * _indent(instead)
    depth = lines[first].count(">", 0, span.column - 1)  # inside a block quote, its marks stay in front
    _, text = _parted(lines[first], depth)
    last, own = first + 1, _indent(text)
    while last < len(lines) and _belongs(*_parted(lines[last], depth), depth, own):
        last += 1
    for at in range(first, last):
        marks, text = _parted(lines[at], depth)
        lines[at] = marks + more + text if text.strip() else lines[at]


def _parted(line: str, depth: int) -> tuple[str, str]:
    """The marks of up to `depth` block quotes, and the rest of the line."""
    found = re.match(rf"(?: {{0,3}}> ?){{0,{depth}}}", line)
    end = found.end() if found else 0
    return line[:end], line[end:]


def _belongs(marks: str, text: str, depth: int, own: int) -> bool:
    """Whether a line goes with an item that is indented by `own` in the same block quotes."""
    return marks.count(">") == depth and (not text.strip() or _indent(text) > own)


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip(" "))


def _end(line: str) -> str:
    return "\r\n" if line.endswith("\r\n") else "\n"


INDENTED = frozenset({"list-will-not-nest", "paragraph-leaves-list"})
TAGS = frozenset({"near-duplicate-tags", "tag-variants"})  # found by looking at all texts together
MENDS: Mapping[str, Mend] = {
    "bare-address": _replace,
    "heading-level-one": _level_two,
    "list-needs-blank-line": _empty_line_above,
    "list-will-not-nest": _indented,
    "near-duplicate-tags": _tag,
    "paragraph-leaves-list": _indented,
    "table-needs-blank-line": _empty_line_above,
    "tag-variants": _tag,
}
