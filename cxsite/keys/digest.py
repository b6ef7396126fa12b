"""The digest of any value: equal values have equal digests, in every process and on every machine.

A frozen dataclass is digested by its fields in order, leaving out those that are not compared (marks and spans, so that a
line added above changes nothing). Each dataclass inside another stands there by its own digest. `Digests` remembers those of
the parts it has met, which pays where many values share parts: a tag's link, a post's teaser.

Declared types are trusted: a field declared as text, number or tuple of these goes to `repr` as it is.
"""

import hashlib
from collections.abc import Callable, Mapping
from dataclasses import fields
from functools import cache
from operator import attrgetter
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

_FIELDS = "__dataclass_fields__"
_LEAVES = frozenset({str, int, float, bool, bytes, type(None)})


def of_bytes(data: bytes) -> str:
    """32 hexadecimal figures (BLAKE2b, 16 bytes)."""
    return hashlib.blake2b(data, digest_size=16).hexdigest()


def of(value: object) -> str:
    """The digest of text, numbers, None, tuples, frozen sets, mappings and frozen dataclasses of these.

    Raises TypeError for anything else, because a digest that overlooks a difference would leave an old page standing.
    """
    return Digests().of(value)


class Digests:
    """Digests that remember the dataclasses they have met, by identity, and keep them alive for that. One a build."""

    def __init__(self) -> None:
        self._known: dict[int, tuple[object, str]] = {}

    def of(self, value: object) -> str:
        """As the function `of`: the same digest for the same value."""
        if not hasattr(value, _FIELDS):
            return of_bytes(self._text(value).encode())
        known = self._known.get(id(value))
        if known is not None:
            return known[1]
        made = of_bytes(self._fields(value).encode())
        self._known[id(value)] = (value, made)
        return made

    def _fields(self, value: object) -> str:
        kind: Any = type(value)
        leaves, parts = _readers(kind)
        told = f"{kind.__name__}{leaves(value)!r}"
        return told + "".join([self._text(part(value)) for part in parts]) if parts else told

    def _text(self, value: Any) -> str:
        """What is hashed. The commonest kinds come first: this runs for every part of every view in every build."""
        kind = type(value)
        if kind in _LEAVES:
            return repr(value)
        if kind is tuple:
            return f"({','.join([self._text(each) for each in value])})"
        known = self._known.get(id(value))
        if known is not None:
            return f"<{known[1]}>"
        return f"<{self.of(value)}>" if hasattr(kind, _FIELDS) else self._unordered(value)

    def _unordered(self, value: Any) -> str:
        if isinstance(value, frozenset):
            return f"{{{','.join(sorted(map(self._text, value)))}}}"
        if isinstance(value, Mapping):
            return f"{{{','.join(sorted(f'{self._text(k)}:{self._text(v)}' for k, v in value.items()))}}}"
        raise TypeError(f"no digest for a value of type {type(value).__name__}")


@cache
def _readers(kind: type) -> tuple[Callable[[Any], object], tuple[Callable[[Any], object], ...]]:
    """What reads the fields that `repr` can tell, all at once, and what reads each of the others."""
    hints = get_type_hints(kind)
    compared = [field.name for field in fields(kind) if field.compare]
    leaves = [name for name in compared if _is_leaf(hints[name])]
    parts = tuple(attrgetter(name) for name in compared if name not in leaves)
    return (attrgetter(*leaves) if leaves else lambda _: ()), parts


def _is_leaf(hint: Any) -> bool:
    """Whether values of this type are told by `repr` alone: equal values alike, different ones differently."""
    if hint in _LEAVES or get_origin(hint) is Literal:
        return True
    inner = get_args(hint)
    if get_origin(hint) is tuple:
        return all(each is Ellipsis or _is_leaf(each) for each in inner)
    return _is_union(hint) and all(map(_is_leaf, inner))


def _is_union(hint: Any) -> bool:
    return get_origin(hint) is Union or type(hint).__name__ == "UnionType"
