"""`site.yaml` as a flat list of values, each with its line: shows where a value came from.

Values are shown as typed. A password is never shown, wherever it is.
"""

from collections.abc import Iterator

from cxsite.model.frozen import dataclass
from cxsite.model.problem import Outcome
from cxsite.parse.site import SITE
from cxsite.parse.values.fields import Field, Record
from cxsite.parse.values.nodes import Group, Node, Series, Text
from cxsite.parse.values.yaml_file import lines


@dataclass(frozen=True, slots=True)
class Shown:
    """A value: its key ("feeds.items"), its text, and its line in `site.yaml`; line 0 for a default.

    The text is "" if nothing is set and there is no default.
    """

    key: str
    value: str
    line: int = 0


def settings_shown(path: str, data: bytes) -> Outcome[tuple[Shown, ...]]:
    """All values, in the order of the declaration: written ones, and the defaults of those that are not written.

    None if the file is not valid YAML; anything else wrong with it is left to `check`.
    """
    found = lines(path, data, "title: The Service Desk")
    if found.value is None:
        return Outcome(None, found.problems)
    given = {entry.key.text: entry.value for entry in found.value.entries}
    return Outcome(tuple(shown for field in SITE.fields for shown in _field(field, field.name, given.get(field.name))))


def _field(field: Field, key: str, node: Node | None) -> Iterator[Shown]:
    if isinstance(field.type, Record):
        entries = {e.key.text: e.value for e in node.entries} if isinstance(node, Group) else {}
        for inner in field.type.fields:
            yield from _field(inner, f"{key}.{inner.name}", entries.get(inner.name))
    elif node is not None:
        yield from _written(key, node)
    elif isinstance(field.default, bool):
        yield Shown(key, "true" if field.default else "false")
    else:
        yield Shown(key, "" if field.default is None else str(field.default))


def _written(key: str, node: Node) -> Iterator[Shown]:
    if isinstance(node, Text):
        yield Shown(key, _secret(key, node.text), node.line)
    elif isinstance(node, Series):
        for number, item in enumerate(node.items, 1):
            yield from _written(f"{key}.{number}", item)
    else:
        for entry in node.entries:
            yield from _written(f"{key}.{entry.key.text}", entry.value)


def _secret(key: str, text: str) -> str:
    return "(not shown)" if key.endswith("password") and not text.startswith("$") else text
