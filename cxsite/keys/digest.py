"""The digest of any value: equal values have equal digests, in every process and on every machine.

A frozen dataclass is digested by its fields in order, leaving out those that are not compared (marks and spans, so that a
line added above changes nothing). A dataclass inside another stands there by its own digest, or, where all its fields are
leaves, as it is. `Digests` remembers the digests it has taken, which pays where many values share parts: a post's teaser.

Declared types are trusted: a field declared as text, number or tuple of these goes to `repr` as it is.
"""

import hashlib
from collections.abc import Callable, Mapping
from functools import cache
from operator import attrgetter
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

from cxsite.keys.recent import Recent

Reader = Callable[[Any], object]
_FIELDS = "__dataclass_fields__"
_LEAVES = frozenset({str, int, float, bool, bytes, type(None)})


def of_bytes(data: bytes | bytearray) -> str:
    """32 hexadecimal figures (BLAKE2b, 16 bytes)."""
    return of_pieces(data).hexdigest()


def of_pieces(data: bytes | bytearray = b"") -> hashlib.blake2b:
    """The same begun with `data`, for more to come by `update`."""
    return hashlib.blake2b(data, digest_size=16)


def of(value: object) -> str:
    """The digest of text, numbers, None, tuples, frozen sets, mappings and frozen dataclasses of these.

    Raises TypeError for anything else, because a digest that overlooks a difference would leave an old page standing.
    """
    return Digests().of(value)


class Digests:
    """Digests that remember the dataclasses they have met, by identity, and keep them alive for that. One a build."""

    def __init__(self) -> None:
        self._known = Recent[int, tuple[object, str]]()

    def of(self, value: object) -> str:
        """As the function `of`: the same digest for the same value."""
        if not hasattr(value, _FIELDS):
            return of_bytes(self._text(value).encode())
        known = self._known.get(id(value))
        if known is not None:
            return known[1]
        return self._known.keep(id(value), (value, self._taken(value)))[1]

    def in_passing(self, values: tuple[object, ...]) -> str:
        """The same of a tuple of dataclasses and leaves that are met only once: they are not remembered, only their parts."""
        told = [self._text(value) if _is_told(value) else f"<{self._taken(value)}>" for value in values]
        return of_bytes(f"({','.join(told)})".encode())

    def _taken(self, value: object) -> str:
        kind: Any = type(value)
        name, leaves, parts = _readers(kind)
        text = f"{name}{leaves(value)!r}"
        if parts is not None:
            text += "".join(["None" if part is None else self._text(part) for part in parts(value)])
        return of_bytes(text.encode())

    def _text(self, value: Any) -> str:
        """What is hashed. The commonest kinds come first: this runs for every part of every view in every build."""
        kind: Any = type(value)
        if kind in _LEAVES:
            return repr(value)
        if kind is tuple:
            return f"({','.join([self._text(each) for each in value])})" if value else "()"
        if not hasattr(kind, _FIELDS):
            return self._unordered(value)
        name, leaves, parts = _readers(kind)
        if parts is None:
            return f"{name}{leaves(value)!r}"
        known = self._known.get(id(value))
        return f"<{known[1] if known is not None else self.of(value)}>"

    def _unordered(self, value: Any) -> str:
        if isinstance(value, frozenset):
            return f"{{{','.join(sorted(map(self._text, value)))}}}"
        if isinstance(value, Mapping):
            return f"{{{','.join(sorted(f'{self._text(k)}:{self._text(v)}' for k, v in value.items()))}}}"
        raise TypeError(f"no digest for a value of type {type(value).__name__}")


def _is_told(value: object) -> bool:
    """Whether it stands in a text as it is, and not by its digest."""
    kind: Any = type(value)
    return not hasattr(kind, _FIELDS) or _readers(kind)[2] is None


@cache
def _readers(kind: Any) -> tuple[str, Reader, Callable[[Any], tuple[Any, ...]] | None]:
    """The name of a dataclass, what reads the fields that `repr` can tell, and what reads the others, None without any."""
    from dataclasses import fields  # noqa: PLC0415  # the gate digests bytes alone, and answers before dataclasses are loaded

    hints = get_type_hints(kind)
    compared = [field.name for field in fields(kind) if field.compare]
    leaves = [name for name in compared if _is_leaf(hints[name])]
    parts = [name for name in compared if name not in leaves]
    read = attrgetter(*leaves) if leaves else lambda _: ()
    if len(parts) == 1:
        return kind.__name__, read, lambda value: (getattr(value, parts[0]),)
    return kind.__name__, read, attrgetter(*parts) if parts else None


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
