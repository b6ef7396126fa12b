"""The reference of all keys as Markdown, for the documentation, from the same declarations that parse them."""

import json
from typing import Any

from cxsite.parse.measures.kinds import KINDS
from cxsite.parse.measures.measures import RECORDS, AnyMeasure
from cxsite.parse.schema import DOCUMENTS
from cxsite.parse.values.fields import Field, Record
from cxsite.parse.values.lists import Either, ListOf, Table

_HEAD = "| key | value | meaning |\n|---|---|---|\n"


def reference(kind: str) -> str:
    """A table of the keys of one of the kinds in `schema.DOCUMENTS`, and one for each nested group."""
    return _tables(DOCUMENTS[kind][0], "").strip() + "\n"


def _tables(record: Record, path: str) -> str:
    """The record's own table, then those of its groups, each under a heading with its path."""
    own = _HEAD + "".join(_row(field) for field in record.fields) + "\n"
    return own + "".join(_inner(field.type, f"{path}{field.name}") for field in record.fields)


def _inner(kind: object, path: str) -> str:
    if isinstance(kind, Record):
        return f"### `{path}`\n\n{_tables(kind, f'{path}.')}"
    if isinstance(kind, ListOf):
        return _inner(kind.item, path)
    if isinstance(kind, Table):
        return _inner(kind.item, f"{path}.…")
    if isinstance(kind, Either):
        return _inner(kind.group, path)
    return _kinds(path) if isinstance(kind, AnyMeasure) else ""


def _kinds(path: str) -> str:
    return "".join(_inner(RECORDS[kind.name], f"{path} (kind: {kind.name})") for kind in KINDS)


def _row(field: Field) -> str:
    name = f"`{field.name}`" + (" (required)" if field.required else "")
    also = f" Also written {', '.join(f'`{alias}`' for alias in field.aliases)}." if field.aliases else ""
    default = f" Default: `{_yaml(field.default)}`." if field.default is not None else ""
    example = f" For example `{_yaml(field.example)}`." if field.example is not None else ""
    return f"| {name} | {field.type.words} | {_cell(field.description + also + default + example)} |\n"


def _yaml(value: Any) -> str:  # noqa: ANN401 (plain data)
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, dict):
        return "{" + ", ".join(f"{name}: {_yaml(part)}" for name, part in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(_yaml(part) for part in value) + "]"
    return json.dumps(value, ensure_ascii=False) if isinstance(value, str) and value != value.strip() else str(value)


def _cell(words: str) -> str:
    return words.replace("|", "\\|")
