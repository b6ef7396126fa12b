"""Lists, and mappings whose names the author chooses (sources, measures, periods)."""

import re
from sys import intern
from typing import Any

from cxsite.model.frozen import dataclass
from cxsite.parse.values.fields import Leaf, Reading, Record, Type, Value, clip, label
from cxsite.parse.values.nodes import Group, Node, Series, Text, is_empty, place

_AROUND = ",;”“"
_NO_SPACE = re.compile(r"(-)([^\W\d].*)")


@dataclass(frozen=True, slots=True)
class ListOf:
    """A list of one type; read as a tuple. A single value is a list of one; `commas` splits a text, with a notice."""

    item: Type
    items: str
    commas: bool = False
    hint: str = ""

    @property
    def words(self) -> str:
        """ "a list of names", where `items` is "names"."""
        return f"a list of {self.items}"

    def read(self, node: Node, key: str, reading: Reading) -> Value:
        """A tuple of what could be read."""
        if type(node) is Series:
            items = node.items
        elif type(node) is Text and isinstance(self.item, Leaf):
            items = self._split(node, key, reading)
        else:
            hint = self.hint or (self.item.hint if isinstance(self.item, Record) else "")
            reading.tell_type(key, "a list", node, hint)
            return None
        found: list[Any] = []
        for item in items:
            own = f"{key}/{len(found)}"  # skips empty and wrong items
            reading.at[own] = place(item)
            if self.commas and type(item) is Text and item.plain and item.text[-1:] in _AROUND:
                item = _bare(item, own, reading)  # noqa: PLW2901 - the same, as it was meant
            value = None if is_empty(item) else self.item.read(item, own, reading)
            if value is not None:
                found.append(intern(value) if type(value) is str else value)  # many posts share a tag
        return tuple(found)

    def _split(self, node: Text, key: str, reading: Reading) -> tuple[Node, ...]:
        if node.plain and _NO_SPACE.match(node.text):
            example = _NO_SPACE.sub(r"- \2", node.text.split()[0])
            message = f'{label(key)} is "{clip(node.text)}": the hyphens in a list need a space after them'
            reading.tell("wrong-type", key, message, f"write {example}")
            return ()
        if not self.commas or "," not in node.text:
            return (node,)
        words = [word.strip() for word in node.text.split(",") if word.strip()]
        message = f"{label(key)} is text with commas; it is read as a list"
        reading.tell("list-as-text", key, message, f"write [{', '.join(words)}]", "note")
        return tuple(node._replace(text=word) for word in words)

    def schema(self) -> dict[str, Any]:
        """An array, or the item alone if that is accepted."""
        items = self.item.schema()
        many = {"type": "array", "items": items}
        return {"anyOf": [many, items]} if isinstance(self.item, Leaf) else many


def _bare(item: Text, key: str, reading: Reading) -> Text:
    """An item without a trailing comma or surrounding typographic quotes."""
    text = item.text.strip(f"„ {_AROUND}")
    if text:
        message = f'"{clip(item.text)}" is read without the characters around it'
        reading.tell("list-as-text", key, message, f"write {text}", "note")
    return item._replace(text=text)


@dataclass(frozen=True, slots=True)
class Table:
    """Names chosen by the author, each with a value of one type; read as a tuple of (name, value) in the author's order."""

    item: Type
    name: re.Pattern[str] = re.compile(r".+", re.DOTALL)
    named: str = "a name"
    hint: str = ""

    @property
    def words(self) -> str:
        """ "a mapping (each key is a period)"."""
        return f"a mapping (each key is {self.named})"

    def read(self, node: Node, key: str, reading: Reading) -> Value:
        """The pairs that could be read."""
        if type(node) is not Group:
            reading.tell_type(key, self.words, node, self.hint)
            return None
        found = []
        for entry in node.entries:
            own = f"{key}/{entry.key.text}"
            reading.at[own + "/?"] = place(entry.key)
            reading.at[own] = place(entry.value)
            if not self.name.fullmatch(entry.key.text):
                message = f'"{clip(entry.key.text)}" cannot be {self.named} in {label(key)}'
                reading.tell("bad-name", own + "/?", message, self.hint)
            elif is_empty(entry.value):
                reading.tell("missing-key", own + "/?", f"{entry.key.text} is empty", self.hint)
            elif (value := self.item.read(entry.value, own, reading)) is not None:
                found.append((entry.key.text, value))
        return tuple(found)

    def schema(self) -> dict[str, Any]:
        """An object with any names that fit."""
        result: dict[str, Any] = {"type": "object", "additionalProperties": self.item.schema()}
        if self.name.pattern != r".+":
            result["propertyNames"] = {"pattern": f"^{self.name.pattern}$"}
        return result


@dataclass(frozen=True, slots=True)
class Either:
    """Either one text or a group, as the author prefers."""

    text: Leaf
    group: Type

    @property
    def words(self) -> str:
        """Both descriptions."""
        return f"{self.text.words}, or {self.group.words}"

    def read(self, node: Node, key: str, reading: Reading) -> Value:
        """The value as read by whichever type fits."""
        return (self.text if type(node) is Text else self.group).read(node, key, reading)

    def schema(self) -> dict[str, Any]:
        """Either of the two."""
        return {"anyOf": [self.text.schema(), self.group.schema()]}
