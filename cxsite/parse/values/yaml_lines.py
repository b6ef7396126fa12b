"""A line that YAML cannot read → what is wrong with it: the usual mistakes, recognised by the look of the line.

A tab, a missing space after a colon, a colon or a # inside a text, a text that starts like a list, a line that is indented
too far. `places` are zero-based (line, column): of the mistake as YAML sees it, and of where its context begins.
"""

import re
from typing import NamedTuple

from cxsite.model.place import Span
from cxsite.model.problem import Problem, error

_Places = list[tuple[int, int]]
_NO_SPACE = re.compile(r"\s*(?:- )?(?P<whole>[\w-]+:[^\s:/].*?)\s*(?:#.*)?$")
_KEY = r"\s*(?:- +)*(?:[\w-]+|'[^']*'|\"[^\"]*\"):\s+"
_COLON_IN_TEXT = re.compile(r"(?P<before>\s*(?:- +)*[^\s:#'\"\[{][^:]*:\s+)(?P<text>[^\s'\"\[{|>&*!#].*:(?:\s.*|$))")
_COLON_IN_BRACES = re.compile(r".*?[{,]\s*[\w-]+:\s+(?P<text>[^\s,{}\[\]'\"][^,{}\[\]'\"]*?:\s[^,{}\[\]]*).*")
_NO_COMMA = re.compile(r"(?P<value>[\d.]+|true|false)\s*;?\s+(?P<name>[\w-]+:)\s")
_COMMENT_IN_LIST = re.compile(r".*[\[{,]\s*(?P<text>#\S.*)")
_AFTER_BRACKET = re.compile(rf"{_KEY}(?P<text>(?:\[[^\[\]]*\]|\{{[^{{}}]*\}})\s*[^\s#,\]}}].*)")
_LIKE_A_LIST = re.compile(rf"{_KEY}(?P<text>[-?]\s.*)")
_WITH_VALUE = re.compile(rf"{_KEY}[^\s|>#].*")
_COLON = "this text has a colon followed by a space"
_QUOTED = "put the whole text in quotes"


class Lines(NamedTuple):
    """The lines of the YAML in the file at `path`, where they begin at `first_line`."""

    path: str
    first_line: int
    lines: list[str]

    def span(self, row: int, column: int, length: int = 1) -> Span:
        """The position in the file of what is at `row` and `column` (zero-based)."""
        return Span(self.path, row + self.first_line, column + 1, max(length, 1))


def told(text: Lines, places: _Places, complaint: str) -> Problem | None:
    """The problem that a line around the mistake reveals, if any; `complaint` is PyYAML's own message."""
    if "mapping values" in complaint and (above := _without_colon(text.lines, places[0][0])) is not None:
        return _no_colon(text, above)
    rows = {row for row, _ in places}
    for row in sorted(rows, reverse=True):
        for look in (_tab, _comment, _colon, _begins_oddly):
            if problem := look(text, row):
                return problem
    for row in sorted(rows | {row - 1 for row in rows if row > 0}, reverse=True):
        if problem := forgotten_space(text, row):
            return problem
    if "expected ':'" in complaint:
        return _no_colon(text, places[-1][0])
    return _indent(text, places[0][0])


def forgotten_space(text: Lines, row: int) -> Problem | None:
    """A line `target:35`."""
    hit = _NO_SPACE.match(text.lines[row])
    return hit and missing_space(text.span(row, hit.start("whole"), len(hit["whole"])), hit["whole"])


def missing_space(span: Span, whole: str) -> Problem:
    """`target:35`, wherever it was found."""
    name, _, value = whole.partition(":")
    return error(
        "yaml-space-after-colon", span, f'"{whole}" needs a space after the colon', f'write "{name}: {value.strip()}"'
    )


def _tab(text: Lines, row: int) -> Problem | None:
    indent = text.lines[row][: _depth(text.lines[row])]
    if "\t" not in indent:
        return None
    start = "starts with" if indent[0] == "\t" else "is indented with"
    span = text.span(row, indent.index("\t"))
    return error("yaml-tab", span, f"this line {start} a tab", "use spaces: two for each level")


def _comment(text: Lines, row: int) -> Problem | None:
    hit = _COMMENT_IN_LIST.fullmatch(text.lines[row])
    if not hit:
        return None
    span = text.span(row, hit.start("text"), len(hit["text"]))
    message = "a comment starts at this #, so the rest of the line is ignored"
    return error("yaml-comment", span, message, 'put text that starts with # in quotes: "#…"')


def _colon(text: Lines, row: int) -> Problem | None:
    if hit := _COLON_IN_BRACES.fullmatch(text.lines[row]):
        return _in_braces(text, row, hit)
    hit = _COLON_IN_TEXT.fullmatch(text.lines[row])
    if not hit:
        return None
    written = hit["text"].rstrip()
    span = text.span(row, hit.start("text"), len(written))
    quote = "'" if '"' in written and "'" not in written else '"'
    quoted = quote + (written.replace('"', '\\"') if quote == '"' else written) + quote
    return error("yaml-colon-in-text", span, _COLON, f"{_QUOTED}: {hit['before'].strip()} {quoted}")


def _in_braces(text: Lines, row: int, hit: re.Match[str]) -> Problem:
    """`{note: New: a form}`, or a comma that was left out: `{promoters: 120 passives: 60}`."""
    written = hit["text"].rstrip()
    if forgotten := _NO_COMMA.match(written):
        span = text.span(row, hit.start("text"), len(forgotten["value"]))
        advice = f"write {forgotten['value']}, {forgotten['name']} …"
        return error("yaml-syntax", span, "a comma is missing after this value", advice)
    span = text.span(row, hit.start("text"), len(written))
    return error("yaml-colon-in-text", span, _COLON, f'{_QUOTED}: "{written}"')


def _begins_oddly(text: Lines, row: int) -> Problem | None:
    for pattern, message in (
        (_AFTER_BRACKET, "there is text after the closing bracket"),
        (_LIKE_A_LIST, "text cannot start with a hyphen or question mark and a space"),
    ):
        if hit := pattern.fullmatch(text.lines[row]):
            span = text.span(row, hit.start("text"), len(hit["text"].rstrip()))
            return error("yaml-syntax", span, message, _QUOTED)
    return None


def _without_colon(lines: list[str], row: int) -> int | None:
    """The line above `row` that YAML has joined with it to one key, because a colon was forgotten: `title Late refunds`."""
    above = row
    while above and lines[above - 1].strip() and ":" not in lines[above - 1] and "#" not in lines[above - 1]:
        above -= 1
    before = lines[above - 1] if above else ""
    goes_on = _WITH_VALUE.fullmatch(before) and _depth(lines[above]) > _depth(before)
    return None if above == row or goes_on else above


def _no_colon(text: Lines, row: int) -> Problem:
    start = _depth(text.lines[row])
    span = text.span(row, start, len(text.lines[row].strip()))
    if text.first_line > 1 and row and not text.lines[row - 1].strip():
        message = "the front matter is not closed before this text, so it is read as part of it"
        return error("front-matter-open", span, message, "add a line with --- after its last line")
    advice = "write `key: value`; if a text continues on a second line, indent that line by two spaces"
    return error("yaml-syntax", span, "this line has no key followed by a colon", advice)


def _indent(text: Lines, row: int) -> Problem | None:
    """A line whose indentation matches none of the lines above it."""
    above = [line for line in text.lines[:row] if line.strip() and not line.lstrip().startswith("#")]
    depth = _depth(text.lines[row])
    if not above or not text.lines[row].strip() or depth == _depth(above[-1]):
        return None
    span = text.span(row, 0, max(depth, 1))
    if depth > _depth(above[-1]) and _WITH_VALUE.fullmatch(above[-1]):
        message = "this line is indented further than the one above it, which already has a value"
        return error("yaml-indent", span, message, "start both in the same column")
    if depth < _depth(above[-1]) and depth not in map(_depth, above):
        advice = "start it in the same column as the lines it belongs with"
        return error("yaml-indent", span, "this line starts in a column where no line above it does", advice)
    return None


def _depth(line: str) -> int:
    return len(line) - len(line.lstrip())
