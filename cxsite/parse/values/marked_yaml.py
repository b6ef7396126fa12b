"""YAML text → `Node`s that know their positions. Every value stays the text that was typed.

So `yes`, `012`, `4:15` and `2026` mean what the author typed until our own declaration (`fields`) gives them a type, and a
key given twice is detected. Anchors, aliases and tags are refused: they are never needed here, and they are how small files
become huge or run code. Nothing of PyYAML leaves this module except to `yaml_words`, which puts its errors in plain words.
"""

import re
from typing import Any

import yaml

from cxsite.model.place import Span
from cxsite.model.problem import Outcome, Problem, error, warning
from cxsite.parse.values import yaml_lines, yaml_words
from cxsite.parse.values.nodes import Entry, Group, Node, Series, Text
from cxsite.parse.values.plain_text import forbidden

_Raw = Any  # a PyYAML node; its published types know neither `id` nor `style`
_LOADER: Any = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
_DEEPEST = 20
_PLAIN_TAGS = frozenset(f"tag:yaml.org,2002:{kind}" for kind in ("str", "seq", "map"))
_LINE_SIGNS = re.compile("[\x85\u2028\u2029]")  # line ends in YAML, but not in editors: lines would be miscounted
_HIDDEN = re.compile(r"^[ \u00a0]+|^ *(?:- +)?[\w-]+:\u00a0", re.MULTILINE)  # pasted no-break spaces
_COMMENT = re.compile(r"[^\W\d_].*[ \t]#[^\s#!]|- +#[^\s#!]")
# When the events are worth looking at: perhaps an anchor or alias; perhaps nesting so deep that composing, which recurses in C
# without a limit, would crash the process. Below 200 columns and eight hyphens per line, depth stays in the hundreds.
_SHORTHAND = re.compile(r"(?:^|[\s\[{,:-])[&*]\S", re.MULTILINE)
_PERHAPS_DEEP = re.compile(r"^(?: {200}| *(?:[-?:][ \t]+){8})", re.MULTILINE)
_BRACKETS = 100
_SWALLOWED = re.compile(r"[ \t]+#[^\s#!]")
_LETTER = re.compile(r"[^\W\d_]")
_NO_SPACE = re.compile(r"[\w-]+:\S+")


def tree(path: str, written: str, first_line: int = 1) -> Outcome[Node]:
    """The value that `written` represents; none if it cannot be read at all. `first_line` is the line of the file where it
    begins.

    An empty text (or only comments) is a `Group` without entries. If a key is given twice the first is kept, with a problem.
    """
    written = _LINE_SIGNS.sub(" ", written)
    if "\u00a0" in written:
        written = _HIDDEN.sub(lambda found: found[0].replace("\u00a0", " "), written)
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
    grower = _Grower(path, first_line, written.split("\n") if _may_comment(written) else [])
    grown = grower.node(root, 0)
    return Outcome(grown, tuple(grower.problems))


def _may_comment(written: str) -> bool:
    """Plain searches first: the expression scans from every letter to the end of its line."""
    return (" #" in written or "\t#" in written) and _COMMENT.search(written) is not None


def _is_suspect(written: str) -> bool:
    deep = written.count("[") + written.count("{") > _BRACKETS or _PERHAPS_DEEP.search(written)
    return bool(deep or _SHORTHAND.search(written))


def _refused(path: str, written: str, first_line: int) -> Problem | None:
    """The first anchor, alias or level too deep. In composed nodes an alias looks like what it stands for."""
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
        "a value that starts with & or * is YAML shorthand that is not supported here",
        'write the value out where it is needed; put text that starts with & or * in quotes: "*"',
    )


def _too_deep(span: Span) -> Problem:
    message = f"this is nested more than {_DEEPEST} levels deep"
    return error("yaml-depth", span, message, "look for extra brackets or hyphens")


class _Grower:
    """Turns PyYAML's nodes into ours and collects what is not allowed in them."""

    def __init__(self, path: str, first_line: int, lines: list[str]) -> None:
        """`lines` are the text's lines if a comment may have swallowed part of one, otherwise empty."""
        self.path = path
        self.lines = lines
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
            message = f"the character {number} is not allowed in a page or feed"
            self.problems.append(error("control-character", Span(self.path, *at), message, "delete its \\ escape"))
        if self.lines and not raw.style:
            self._tell_comment(raw)
        return Text(raw.value, *at, not raw.style)

    def _tell_comment(self, raw: _Raw) -> None:
        """`title: We are #1`: warn of what YAML takes for a comment, which the author hardly meant."""
        line, column = raw.end_mark.line, raw.end_mark.column
        rest = self.lines[line][column:] if line < len(self.lines) else ""
        if _SWALLOWED.match(rest) and (not raw.value or _LETTER.search(raw.value)):
            start = column + len(rest) - len(rest.lstrip())
            span = Span(self.path, line + self.first_line, start + 1, len(rest.strip()))
            message = "a comment starts at this #, so the rest of the line is ignored"
            advice = "put the whole text in quotes, or a space after the # if it is a comment"
            self.problems.append(warning("yaml-comment", span, message, advice))

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
            elif entries and _is_rest_of_number(entries[-1], key, value):
                entries[-1] = self._joined(entries[-1], key)
            else:
                seen[key.text] = key.line
                entries.append(self._spaced(key, value))
        return tuple(entries)

    def _tell_tag(self, tag: str, at: tuple[int, int, int]) -> None:
        short = tag.replace("tag:yaml.org,2002:", "!!")
        message = f'"{short}" is a YAML tag, which is not supported here'
        self.problems.append(
            error("yaml-tag", Span(self.path, *at), message, 'put text that starts with ! in quotes: "!"')
        )

    def _tell_key(self, key: Node) -> None:
        span = Span(self.path, key.line, key.column, key.length)
        message = "the name before a colon must be text, not a list or a group"
        self.problems.append(error("yaml-syntax", span, message, "put text that contains [ or { in quotes"))

    def _tell_twice(self, key: Text, first: int) -> None:
        span = Span(self.path, key.line, key.column, key.length)
        message = f"{key.text} is already set on line {first}"
        self.problems.append(error("duplicate-key", span, message, "keep one of the two"))

    def _spaced(self, key: Text, value: Node) -> Entry:
        """The entry; `promoters:120` is reported, then read as it was meant, so that it causes no other problems."""
        if not (key.plain and type(value) is Text and not value.text and _NO_SPACE.fullmatch(key.text)):
            return Entry(key, value)
        self.problems.append(yaml_lines.missing_space(Span(self.path, key.line, key.column, key.length), key.text))
        name, _, rest = key.text.partition(":")
        return Entry(key._replace(text=name), key._replace(text=rest))

    def _joined(self, before: Entry, rest: Text) -> Entry:
        """`invited: 1,140` inside braces, where a comma ends a value: reported, then read as the whole number."""
        assert type(before.value) is Text  # noqa: S101  # `_is_rest_of_number` looked
        whole = before.value.text + rest.text
        span = Span(self.path, rest.line, before.value.column, len(whole) + 1)
        message = "inside braces a comma ends a value, so a number cannot contain one"
        advice = f"write {whole}, or {before.value.text}.{rest.text} if these are decimals"
        self.problems.append(error("comma-in-number", span, message, advice))
        return Entry(before.key, before.value._replace(text=whole))


def _is_rest_of_number(before: Entry, key: Text, value: Node) -> bool:
    """Whether `key` is what follows the comma of a number."""
    number = before.value
    if type(number) is not Text or type(value) is not Text or value.text or not key.text.isdecimal():
        return False
    return number.text.isdecimal() and (number.line, number.column + number.length + 1) == (key.line, key.column)
