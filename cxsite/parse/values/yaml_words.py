"""A YAML error → one plain sentence with the position where an author would look.

PyYAML speaks of tokens and block mappings, and often points at the line after the mistake. Most errors come from a few common
mistakes. The lines themselves are examined first (`yaml_lines`), then PyYAML's message.
"""

import yaml

from cxsite.model.place import Span
from cxsite.model.problem import Problem, error
from cxsite.parse.values import yaml_lines
from cxsite.parse.values.yaml_lines import Lines

_SENTENCES: tuple[tuple[str, str, str], ...] = (
    ("unexpected end of stream", "this quotation mark is never closed", "close it at the end of the text"),
    ("expected ',' or ']'", "this bracket [ is never closed, or a comma is missing", "close it with ]"),
    ("expected ',' or '}'", "this brace { is never closed, or a comma is missing", "close it with }"),
    ("unknown escape character", "this backslash is not valid inside double quotes", "use single quotes: '…'"),
    ("invalid Unicode character", "this is not a valid character number", "type the character itself"),
    ("another document", "a second document starts here", "remove the --- line, or move what follows to its own file"),
    ("<document start>", "nothing may follow the ... line here", "remove the ... line"),
    ("alphabetic or numeric character", "a value cannot start with & or *", 'put the text in quotes: "*…"'),
    ("comment or line break", "text that starts with > or | needs quotes", 'put the text in quotes: ">…"'),
    ("tag", "text that starts with ! needs quotes", 'put the text in quotes: "!…"'),
    ("directive", "text that starts with % needs quotes", 'put the text in quotes: "%…"'),
    (
        "node content",
        "a value is missing here, or a bracket was opened and not closed",
        "close it, or put quotes around it",
    ),
    ("nesting", "this is nested too deeply", "look for extra brackets or hyphens"),
)
_AT_OPENING = ("unexpected end of stream", "expected ',' or", "alphabetic or numeric character")


def problem(path: str, written: str, first_line: int, failure: yaml.YAMLError) -> Problem:
    """The problem for a PyYAML error in `written`, which begins at `first_line` of the file."""
    if isinstance(failure, yaml.reader.ReaderError):
        return unprintable(path, written, first_line, _position(written, failure))
    text = Lines(path, first_line, written.split("\n"))
    places, words = _places(failure, text.lines), str(getattr(failure, "problem", ""))
    known = yaml_lines.told(text, places, words) or _known_failure(text, places, words)
    advice = "check its indentation and quotation marks; each line is `key: value`, and list items start with a hyphen"
    return known or error("yaml-syntax", text.span(*places[0]), "this line does not fit the lines before it", advice)


def unprintable(path: str, written: str, first_line: int, at: int) -> Problem:
    """A character at the offset `at` that YAML, pages and feeds cannot contain."""
    before = written[:at]
    char = written[at : at + 1] or "\ufffd"
    line, column = before.count("\n"), len(before) - (before.rfind("\n") + 1)
    message = f"the character U+{ord(char):04X} is not allowed in a page or feed"
    return error("control-character", Span(path, line + first_line, column + 1), message, "delete it")


def _position(written: str, failure: yaml.reader.ReaderError) -> int:
    """Where a ReaderError points. The C reader counts bytes, the Python reader characters: find the character itself."""
    code = failure.character if isinstance(failure.character, int) else ord(failure.character)
    return max(written.find(chr(code)), 0)


def _places(failure: yaml.YAMLError, lines: list[str]) -> list[tuple[int, int]]:
    """Zero-based (line, column) of the mistake and of where its context begins, clamped to the text."""
    marks = [getattr(failure, name, None) for name in ("problem_mark", "context_mark")]
    found = [(mark.line, mark.column) for mark in marks if mark is not None]
    last = max(i for i, line in enumerate(lines) if line.strip() or i == 0)
    return [(line, column) if line <= last else (last, len(lines[last])) for line, column in found] or [(0, 0)]


def _known_failure(text: Lines, places: list[tuple[int, int]], words: str) -> Problem | None:
    at = places[-1] if any(part in words for part in _AT_OPENING) else places[0]
    if "cannot start any token" in words:
        sign = text.lines[at[0]][at[1] : at[1] + 1]
        message = f"text cannot start with {sign}"
        return error("yaml-syntax", text.span(*at), message, "put the whole text in quotes")
    if ("expected key" in words or "<block end>" in words) and text.lines[at[0]][: at[1]].rstrip().endswith(("'", '"')):
        message = "there is text after the closing quotation mark"
        advice = "use the other kind of quotation marks around the whole text, or double the inner one: 'it''s'"
        return error("yaml-syntax", text.span(*at), message, advice)
    for part, message, advice in _SENTENCES:
        if part in words:
            return error("yaml-syntax", text.span(*at), message, advice)
    return None
