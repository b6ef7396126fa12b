"""The declaration of a document's fields, written once: parsing, the JSON Schema and the reference are all derived from it.

A `Type` reads one node: it returns the typed value, or reports to the `Reading` why it cannot and returns None. A `Field` gives
a type its name, meaning and example; a `Record` is a group of fields and itself a type, so that records nest.
"""

import dataclasses
from collections.abc import Callable, Mapping
from dataclasses import field
from sys import intern
from typing import Any, NamedTuple, Protocol

from cxsite.keys.near import perhaps
from cxsite.model.frozen import dataclass
from cxsite.model.place import Marks, Span, marked, place_of
from cxsite.model.problem import Problem, Severity
from cxsite.parse.values.foreign import ours
from cxsite.parse.values.nearest import nearest
from cxsite.parse.values.nodes import Entry, Group, Node, Series, Text, is_empty, place, shape

# The type of what is read is known only to the declaration that names the type, and to the `make` that receives it.
Value = Any
_LONGEST = 60  # characters of an author's text in a message


class Fault(NamedTuple):
    """Why a text is not a value: the end of the sentence "date is "x": …", the help, and a rule of its own, if any."""

    message: str
    help: str = ""
    rule: str = ""


@dataclasses.dataclass(slots=True)
class Reading:
    """One document while it is read: collects the problems and positions; `zone` applies to dates without offset."""

    path: str
    zone: str = "UTC"
    problems: list[Problem] = field(default_factory=list)
    at: dict[str, tuple[int, int, int]] = field(default_factory=dict)

    def marks(self) -> Marks:
        """The positions of all keys read so far."""
        return marked(self.path, self.at)

    def tell(self, rule: str, key: str, message: str, help: str = "", severity: Severity = "error") -> None:
        """Report a problem at the value of `key`, or at the key itself if the path ends in "/?"."""
        span = place_of(self.path, self.at, key if key in self.at else key.removesuffix("/?"))
        self.problems.append(Problem(rule, severity, span if span.line else Span(self.path, 1, 1), message, help))

    def tell_type(self, key: str, words: str, node: Node, help: str = "") -> None:
        """Report a value of the wrong type: `words` is what it should be, `node` what it is."""
        self.tell("wrong-type", key, f"{label(key)} should be {words}, but this is {shape(node)}", help)


class Type(Protocol):
    """How one value is read, and what it is called."""

    @property
    def words(self) -> str:
        """What an author would call such a value: "whole number", "list of texts"."""
        ...

    def read(self, node: Node, key: str, reading: Reading) -> Value:
        """The typed value of `node`, found at the key path `key`; None once the reason is reported."""
        ...

    def schema(self) -> dict[str, Any]:
        """The JSON Schema of such a value."""
        ...


@dataclass(frozen=True, slots=True)
class Leaf:
    """A value that is one text: `convert` returns the typed value or a `Fault`; it also gets the zone, which dates need."""

    words: str
    convert: Callable[[str, str], Any]
    form: Mapping[str, Any]
    rule: str = "wrong-type"

    def read(self, node: Node, key: str, reading: Reading) -> Value:
        """The converted text."""
        if type(node) is not Text:
            first = _first(node)
            remedy = f"write only one: {label(key)}: {first}" if first else ""
            if type(node) is Group and self.words == "text":
                remedy = "put text that starts with { or contains a colon in quotes"
            reading.tell_type(key, self.words, node, remedy)
            return None
        value = self.convert(node.text, reading.zone)
        if type(value) is Fault:
            reading.tell(
                value.rule or self.rule, key, f'{label(key)} is "{clip(node.text)}": {value.message}', value.help
            )
            return None
        return value

    def schema(self) -> dict[str, Any]:
        """A copy of the declared form."""
        return dict(self.form)


@dataclass(frozen=True, slots=True)
class Field:
    """One key. `default` and `example` are plain data for the schema and the reference; parsing never uses them."""

    name: str
    type: Type
    description: str
    required: bool = False
    default: Any = None
    example: Any = None
    aliases: tuple[str, ...] = ()


@dataclasses.dataclass(frozen=True, slots=True)
class Record:
    """A group of fields. `make` turns the values by name into the record's own type, and may report faults in them.

    `absent` are keys that people expect here, each with where it actually belongs.
    """

    fields: tuple[Field, ...]
    make: Callable[[dict[str, Any], str, Reading], Any] = lambda values, _key, _reading: values
    words: str = "a mapping"
    hint: str = ""
    absent: Mapping[str, str] = field(default_factory=dict)
    by_name: Mapping[str, Field] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        names = {name: f for f in self.fields for name in (f.name, *f.aliases)}
        object.__setattr__(self, "by_name", names)

    def read(self, node: Node, key: str, reading: Reading) -> Value:
        """What `make` returns for the values; None if the node is not a group or a required key is missing."""
        if type(node) is not Group:
            reading.tell_type(key, self.words, node, self.hint)
            return None
        values = self.values(node, key, reading)
        complete = all(f.name in values for f in self.fields if f.required)
        return self.make(values, key, reading) if complete else None

    def values(self, group: Group, key: str, reading: Reading, ignored: tuple[str, ...] = ()) -> dict[str, Any]:
        """The typed values by canonical name, without absent, empty and faulty ones. Names in `ignored` are skipped, even other
        tools' names for our keys, but never our own names: nobody should publish drafts by ignoring `draft`.
        """
        values: dict[str, Any] = {}
        given: dict[str, Entry] = {}
        guessed: set[str] = set()
        prefix = f"{key}/" if key else ""
        above = ""  # the previous key, if it has no value
        for entry in group.entries:
            known = self.by_name.get(entry.key.text)
            if entry.key.text in ignored and (known is None or known.name != entry.key.text):
                continue
            if known is None:
                guessed.add(self._tell_unknown(entry, prefix, reading, above))
                continue
            above = entry.key.text if is_empty(entry.value) else ""
            own = prefix + known.name
            reading.at[intern(own + "/?")] = place(entry.key)
            if known.required or not is_empty(entry.value):  # an optional key left empty counts as not given
                reading.at[own] = place(entry.value)
            if known.name in given:
                _tell_again(entry, given[known.name], own, reading)
                continue
            given[known.name] = entry
            if (
                not _is_missing(known, entry.value)
                and (value := known.type.read(entry.value, own, reading)) is not None
            ):
                values[known.name] = value
        self._tell_missing(given, guessed, key, reading)
        return values

    def schema(self) -> dict[str, Any]:
        """An object with these keys and no others."""
        properties: dict[str, Any] = {}
        for known in self.fields:
            properties[known.name] = property_schema(known)
            for alias in known.aliases:
                properties[alias] = {**known.type.schema(), "description": f"The same as `{known.name}`."}
        result: dict[str, Any] = {"type": "object", "properties": properties, "additionalProperties": False}
        result["required"] = [f.name for f in self.fields if f.required and not f.aliases]
        return {name: part for name, part in result.items() if part != []}

    def _tell_unknown(self, entry: Entry, prefix: str, reading: Reading, above: str) -> str:
        """Return the key that was probably meant, or "": it counts as written, and is not also reported as missing. If the key
        `above` has no value, the line may belong to it and lack its indentation.
        """
        own = f"{prefix}{entry.key.text}"
        reading.at[own + "/?"] = place(entry.key)
        near = ours(entry.key.text, self.by_name) or nearest(entry.key.text, self.by_name)
        near = "" if entry.key.text in self.absent or self._is_of(above, entry.key.text) else near
        every = self.absent.get(entry.key.text) or self._every()
        if above and self.by_name[above].type.schema().get("type") == "object":
            every = f"if it belongs to {above}, indent it by two more spaces"
        remedy = perhaps([near] if near else [], every)
        reading.tell("unknown-key", own + "/?", f'the key "{clip(entry.key.text)}" is not known here', remedy)
        if not near:
            return ""
        meant = self.by_name[near].name
        reading.at.setdefault(f"{prefix}{meant}", place(entry.value))
        return meant

    def _every(self) -> str:
        own = "put your own keys under extra; " if "extra" in self.by_name else ""
        return f"{own}the keys here are: {', '.join(f.name for f in self.fields)}"

    def _is_of(self, above: str, name: str) -> bool:
        """Whether `name` is a key of the group that `above` would have as its value."""
        kind = self.by_name[above].type if above else None
        return isinstance(kind, Record) and name in kind.by_name

    def _tell_missing(self, given: Mapping[str, Entry], guessed: set[str], key: str, reading: Reading) -> None:
        for known in self.fields:
            if not known.required or known.name in guessed:
                continue
            usual = f"write, for example, `{known.name}: {known.example}`"
            example = usual if known.example is not None else f"it is {known.type.words}"
            if known.name not in given:
                message = f"{known.name} is missing" + (f" in {label(key)}" if key else "")
                reading.tell("missing-key", f"{key}/?" if key else "", message, example)
            elif _is_missing(known, given[known.name].value):
                reading.tell("missing-key", f"{key}/{known.name}".lstrip("/"), f"{known.name} is empty", example)


def _is_missing(known: Field, node: Node) -> bool:
    """Whether a key has no value; for a required key, an empty text in quotes is not one either."""
    return is_empty(node) or (known.required and type(node) is Text and not node.text.strip())


def _first(node: Node) -> str:
    """The first text of a list, or of the first list in it, if it is short and plain; otherwise ""."""
    while type(node) is Series and node.items:
        node = node.items[0]
    return node.text if type(node) is Text and node.plain and len(node.text) <= _LONGEST else ""


def property_schema(known: Field) -> dict[str, Any]:
    """The schema of one key, with its meaning, default and example."""
    result = {**known.type.schema(), "description": known.description}
    if known.default is not None:
        result["default"] = known.default
    if known.example is not None:
        result["examples"] = [known.example]
    return result


def label(key: str) -> str:
    """What a message calls the value at a key path: its last name. List indices do not count ("tags/0" → "tags"); years do."""
    parts = key.split("/")
    return next((part for part in reversed(parts) if not part.isdigit() or len(part) == 4), parts[-1])


def clip(written: str) -> str:
    """The text on one line, cut to fit a message."""
    line = " ".join(written.split())
    return line if len(line) <= _LONGEST else line[: _LONGEST - 1] + "…"


def _tell_again(entry: Entry, first: Entry, own: str, reading: Reading) -> None:
    message = f"{entry.key.text} means the same as {first.key.text} on line {first.key.line}"
    reading.tell("duplicate-key", own + "/?", message, "keep one of the two")
