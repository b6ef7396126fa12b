"""What a YAML file says before anything has a type: texts, groups of `key: value` lines, and lists, each with its position.

Named tuples, not dataclasses: front matter has some thirty of these, and a tuple is created in a third of the time.
Lines and columns are those of the file (one-based, in characters), even if the YAML is the front matter of a post.
"""

from typing import NamedTuple


class Text(NamedTuple):
    """One value as typed. `plain` means that it had no quotes."""

    text: str
    line: int
    column: int
    length: int
    plain: bool


class Entry(NamedTuple):
    """One `key: value`."""

    key: Text
    value: "Node"


class Group(NamedTuple):
    """Lines of `key: value`, in the author's order, without duplicate keys."""

    entries: tuple[Entry, ...]
    line: int
    column: int
    length: int


class Series(NamedTuple):
    """A list."""

    items: "tuple[Node, ...]"
    line: int
    column: int
    length: int


Node = Text | Group | Series


def place(node: Node) -> tuple[int, int, int]:
    """Line, column and length, as stored in `Marks`."""
    return node.line, node.column, node.length


def is_empty(node: Node) -> bool:
    """Whether nothing was written after the colon (an empty text in quotes is something)."""
    return type(node) is Text and not node.text and node.plain


def shape(node: Node) -> str:
    """What an author would call it, for messages."""
    if type(node) is Group:
        return "a mapping"
    return "a list" if type(node) is Series else "text"
