"""YAML text → `Node`s that know their places. Every value stays the text that was typed.

So `yes`, `012`, `4:15` and `2026` mean what the author typed until our own declaration (`fields`) gives them a type, and a
key given twice is found. Anchors, aliases and tags are refused: they are never needed here, and they are how small files
become large or run code. Nothing of PyYAML leaves this module but in `yaml_words`, which says its errors in plain words.
"""

import re
from typing import Any

import yaml

from cxsite.model.place import Span
from cxsite.model.problem import Outcome, Problem, error
from cxsite.parse.values import yaml_words
from cxsite.parse.values.nodes import Entry, Group, Node, Series, Text
from cxsite.parse.values.text import forbidden

_Raw = Any  # a PyYAML node; its published types know neither `id` nor `style`
_LOADER: Any = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
_DEEPEST = 20
_PLAIN_TAGS = frozenset(f"tag:yaml.org,2002:{kind}" for kind in ("str", "seq", "map"))
_LINE_SIGNS = re.compile("[\x85\u2028\u2029]")  # line ends to YAML, but not to any editor: lines would be miscounted
# What makes a look at the events worth its time: perhaps an anchor or alias; perhaps so deep that composing, which recurses in
# C without a limit, would end the process. Below 200 columns and eight hyphens a line, depth stays in the hundreds.
_SHORTHAND = re.compile(r"(?:^|[\s\[{,:-])[&*]\S", re.MULTILINE)
_PERHAPS_DEEP = re.compile(r"^(?: {200}| *(?:[-?:][ \t]+){8})", re.MULTILINE)
_BRACKETS = 100
_NO_SPACE = re.compile(r"[\w-]+:\S+")


def tree(path: str, written: str, first_line: int = 1) -> Outcome[Node]:
    """The value that `written` says; none where it cannot be read at all. `first_line` is where it begins in the file.

    An empty text (or only comments) is a `Group` without entries. Of a key given twice the first is kept, with a problem.
    """
    written = _LINE_SIGNS.sub(" ", written)
    try:
        if _is_suspect(written) and (refused := _refused(path, written, first_line)):
            return Outcome(None, (refused,))
        root = yaml.compose(written, Loader=_LOADER)
    except yaml.YAMLError as failure:
        return Outcome(None, (yaml_words.problem(path, written, first_line, failure),))
    except RecursionError:
        return Outcome(None, (_too_deep(Span(path, first_line, 1)),))
    except UnicodeEncodeError as failure:
        return Outcome(None, (yaml_words.unprintable(path, written, first_line, failure.start),))
    if root is None:
        return Outcome(Group((), first_line, 1, 1))
    grower = _Grower(path, first_line)
    grown = grower.node(root, 0)
    return Outcome(grown, tuple(grower.problems))


def _is_suspect(written: str) -> bool:
    deep = written.count("[") + written.count("{") > _BRACKETS or _PERHAPS_DEEP.search(written)
    return bool(deep or _SHORTHAND.search(written))


def _refused(path: str, written: str, first_line: int) -> Problem | None:
    """The first anchor, alias or level too many. Composed nodes would not tell an alias from what it stands for."""
    depth = 0
    for event in yaml.parse(written, Loader=_LOADER):
        start: Any = event.start_mark
        span = Span(path, start.line + first_line, start.column + 1)
        if getattr(event, "anchor", None):
            return _shorthand(span)
        if isinstance(event, yaml.CollectionStartEvent):
            depth += 1
        elif isinstance(event, yaml.CollectionEndEvent):
            depth -= 1
        if depth > _DEEPEST:
            return _too_deep(span)
    return None


def _shorthand(span: Span) -> Problem:
    return error(
        "yaml-alias",
        span,
        "a value that begins with & or * is shorthand of YAML that is not read here",
        'write the value out where it is needed; put text that begins with & or * in quotes: "*"',
    )


def _too_deep(span: Span) -> Problem:
    message = f"this is nested more than {_DEEPEST} levels deep"
    return error("yaml-depth", span, message, "look for brackets or hyphens typed too often")


class _Grower:
    """Turns PyYAML's nodes into ours and gathers what may not stand there."""

    def __init__(self, path: str, first_line: int) -> None:
        self.path = path
        self.first_line = first_line
        self.problems: list[Problem] = []

    def node(self, raw: _Raw, depth: int) -> Node:
        start, end = raw.start_mark, raw.end_mark
        line, column = start.line, start.column
        at = line + self.first_line, column + 1, end.column - column if end.line == line and end.column > column else 1
        if raw.tag not in _PLAIN_TAGS:
            self._tell_tag(raw.tag, at)
        if raw.id == "scalar":
            return self._text(raw, at)
        if depth >= _DEEPEST:
            self.problems.append(_too_deep(Span(self.path, *at)))
            return Series((), *at)
        if raw.id == "sequence":
            return Series(tuple([self.node(item, depth + 1) for item in raw.value]), *at)
        return Group(self._entries(raw.value, depth + 1), *at)

    def _text(self, raw: _Raw, at: tuple[int, int, int]) -> Text:
        if raw.style == '"' and (number := forbidden(raw.value)):
            message = f"the character {number} cannot stand in a page or feed"
            self.problems.append(error("control-character", Span(self.path, *at), message, "delete its \\ escape"))
        return Text(raw.value, *at, not raw.style)

    def _entries(self, pairs: list[tuple[_Raw, _Raw]], depth: int) -> tuple[Entry, ...]:
        entries: list[Entry] = []
        seen: dict[str, int] = {}
        for raw_key, raw_value in pairs:
            key = self.node(raw_key, depth)
            value = self.node(raw_value, depth)
            if type(key) is not Text:
                self._tell_key(key)
            elif key.text in seen:
                self._tell_twice(key, seen[key.text])
            else:
                seen[key.text] = key.line
                self._tell_missing_space(key, value)
                entries.append(Entry(key, value))
        return tuple(entries)

    def _tell_tag(self, tag: str, at: tuple[int, int, int]) -> None:
        short = tag.replace("tag:yaml.org,2002:", "!!")
        message = f'"{short}" is an instruction of YAML that is not read here'
        self.problems.append(
            error("yaml-tag", Span(self.path, *at), message, 'put text that begins with ! in quotes: "!"')
        )

    def _tell_key(self, key: Node) -> None:
        span = Span(self.path, key.line, key.column, key.length)
        message = "the name before a colon must be a text, not a list or a group"
        self.problems.append(error("yaml-syntax", span, message, "put text that contains [ or { in quotes"))

    def _tell_twice(self, key: Text, first: int) -> None:
        span = Span(self.path, key.line, key.column, key.length)
        message = f"{key.text} is already given on line {first}"
        self.problems.append(error("duplicate-key", span, message, "keep one of the two"))

    def _tell_missing_space(self, key: Text, value: Node) -> None:
        if key.plain and type(value) is Text and not value.text and ":" in key.text and _NO_SPACE.fullmatch(key.text):
            self.problems.append(yaml_words.missing_space(Span(self.path, key.line, key.column, key.length), key.text))
