"""A post's file → the YAML between its `---` lines, and the Markdown after them with the number of its first line."""

import re

from cxsite.model.frozen import dataclass
from cxsite.model.place import Span
from cxsite.model.problem import Outcome, Problem, error

_FENCE = re.compile(r"^(?:---|\.\.\.)[ \t]*$", re.MULTILINE)
_NEARLY = re.compile("^(?:--|-{4,}|-{0,2}[\u2010-\u2015\u2212]-{0,2})$", re.MULTILINE)
_EXAMPLE = "start the file with ---, then title: and date:, each on its own line, then --- again"
_AROUND = "put a line with --- before these lines and one after them"

#: How a file can start if it has something else instead of front matter: pattern of the first line, rule, message, help.
_STARTS = (
    (
        re.compile(r"\+\+\+$"),
        "front-matter-toml",
        "TOML front matter (+++) is not supported",
        "write YAML between --- lines: title: …, not title = …",
    ),
    (
        re.compile(r"\{"),
        "front-matter-missing",
        "JSON front matter is not supported",
        "write YAML between --- lines",
    ),
    (
        re.compile(r"(?:---|\.\.\.)$"),
        "front-matter-missing",
        "the front matter must start on the first line, in the first column",
        "delete everything before it",
    ),
    (
        re.compile("[-\u2010-\u2015\u2212]+$"),
        "front-matter-missing",
        "the front matter must start with exactly three hyphens: ---",
        "type them again; if your editor turns them into a dash, switch that off",
    ),
    (
        re.compile(r"[A-Za-z][A-Za-z_]*:[ \t]"),
        "front-matter-missing",
        "the front matter has no --- line before it",
        _AROUND,
    ),
)


@dataclass(frozen=True, slots=True)
class Parts:
    """`front` begins on line 2 of the file, `body` on line `body_line`."""

    front: str
    body: str
    body_line: int


def parts(path: str, written: str) -> Outcome[Parts]:
    """The two parts of a file's text (LF line ends)."""
    if not _FENCE.match(written) or written.startswith("."):
        return Outcome(None, (_missing(path, written),))
    start = written.find("\n") + 1
    closing = _FENCE.search(written, start) if start else None
    if closing is None:
        bar = _NEARLY.search(written, start)
        if bar and "\n\n" not in written[start : bar.start()]:  # otherwise it underlines a heading
            line = written.count("\n", 0, bar.start()) + 1
            message = "the line that ends the front matter must be exactly three hyphens: ---"
            return Outcome(
                None, (error("front-matter-open", Span(path, line, 1, len(bar[0])), message, "type it again"),)
            )
        message = "the front matter that starts here is never closed"
        help = "add a line with --- after its last line"  # noqa: A001 (the word of the field)
        return Outcome(None, (error("front-matter-open", Span(path, 1, 1, 3), message, help),))
    front, body = written[start : closing.start()], written[closing.end() + 1 :]
    return Outcome(Parts(front, body, front.count("\n") + 3))


def _missing(path: str, written: str) -> Problem:
    """Report what is found where front matter should begin."""
    first = written.lstrip().partition("\n")[0].rstrip()
    line = written[: len(written) - len(written.lstrip())].count("\n") + 1 if first else 1
    span = Span(path, line, 1, max(len(first), 1))
    if not first:
        return error("empty-file", Span(path, 1, 1), "this file is empty", _EXAMPLE)
    for looks, rule, message, advice in _STARTS:
        if looks.match(first):
            if advice is _AROUND and _FENCE.search(written.strip().partition("\n\n")[0]):
                return error(rule, span, message, "put a line with --- before these lines")
            return error(rule, span, message, advice)
    return error("front-matter-missing", Span(path, 1, 1), "this file has no front matter", _EXAMPLE)
