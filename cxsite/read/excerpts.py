"""The source lines that problems point to, fetched when problems are printed: the text of files is not kept in memory."""

from collections.abc import Iterable, Mapping
from pathlib import Path

from cxsite.model.problem import Problem

_PACKAGED = "cxsite/"


def lines(root: str, problems: Iterable[Problem]) -> Mapping[tuple[str, int], str]:
    """(path, line) → the line's text without its line break, for every place in `problems` whose file can be read."""
    wanted: dict[str, set[int]] = {}
    for problem in problems:
        if problem.span and problem.span.line:
            wanted.setdefault(problem.span.path, set()).add(problem.span.line)
    found = ((path, number, text) for path in sorted(wanted) for number, text in enumerate(_lines(root, path), 1))
    return {(path, number): text for path, number, text in found if number in wanted[path]}


def _lines(root: str, path: str) -> list[str]:
    """A file's lines as the parser counts them: only LF, CRLF and CR end a line, and a byte order mark is not a character."""
    try:
        text = _file(root, path).read_bytes().decode("utf-8-sig", "replace")
    except OSError:
        return []
    return text.replace("\r\n", "\n").replace("\r", "\n").split("\n")


def _file(root: str, path: str) -> Path:
    """The file at a path: the publication's own, or one that is part of cxsite (a template of the default theme)."""
    own = Path(root, path)
    packaged = Path(__file__).parent.parent.parent / path
    return packaged if path.startswith(_PACKAGED) and not own.exists() else own
