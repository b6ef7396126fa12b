"""A whole YAML file, or the front matter of a post → its lines of `key: value`."""

from cxsite.model.merging import unmerged
from cxsite.model.place import Span
from cxsite.model.problem import Outcome, error
from cxsite.parse.values import yaml_lines
from cxsite.parse.values.marked_yaml import tree
from cxsite.parse.values.nodes import Group, shape
from cxsite.parse.values.plain_text import text


def lines(path: str, data: bytes, example: str) -> Outcome[Group]:
    """The lines of a file; `example` is a line that such a file could have. None if it cannot be read as lines at all."""
    written = text(path, data)
    if written.value is None:
        return Outcome(None, written.problems)
    if conflicts := unmerged(path, written.value):
        return Outcome(None, conflicts)
    return group(path, written.value, 1, example)


def group(path: str, written: str, first_line: int, example: str) -> Outcome[Group]:
    """The same for a text that begins at `first_line` of its file."""
    root = tree(path, written, first_line)
    if root.value is None:
        return Outcome(None, root.problems)
    if isinstance(root.value, Group):
        return Outcome(root.value, root.problems)
    written_lines = yaml_lines.Lines(path, first_line, written.split("\n"))
    if problem := yaml_lines.forgotten_space(written_lines, root.value.line - first_line):
        return Outcome(None, (*root.problems, problem))
    message = f"this should be lines of `key: value`, but is {shape(root.value)}"
    place = Span(path, root.value.line, root.value.column, root.value.length)
    return Outcome(None, (*root.problems, error("wrong-type", place, message, f"write, for example, {example}")))
