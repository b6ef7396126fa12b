"""The digest of any value: equal values have equal digests, in every process and on every machine.

A frozen dataclass is digested by its fields in order, leaving out those that are not compared (marks and spans, so that a line
added above changes nothing). A nested dataclass is represented by its own digest, or by its text if all its fields are leaves.
`Digests` caches digests, which pays off where many values share parts, such as a post's teaser.

Declared types are trusted: a field declared as text, number or tuple of these is passed to `repr` unchanged.
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
    """32 hexadecimal digits (BLAKE2b, 16 bytes)."""
    return of_pieces(data).hexdigest()


def of_pieces(data: bytes | bytearray = b"") -> hashlib.blake2b:
    """The same hash started with `data`; add more with `update`."""
    return hashlib.blake2b(data, digest_size=16)


def of(value: object) -> str:
    """The digest of text, numbers, None, tuples, frozen sets, mappings and frozen dataclasses of these.

    Raises TypeError for anything else, because a digest that missed a difference would leave a stale page in place.
    """
    return Digests().of(value)


class Digests:
    """A cache of digests by the identity of dataclasses, which it keeps alive for that. One per build."""

    def __init__(self) -> None:
        self._known = Recent[int, tuple[object, str]]()

    def of(self, value: object) -> str:
        """The same digest as from the function `of`."""
        if not hasattr(value, _FIELDS):
            return of_bytes(self._text(value).encode())
        known = self._known.get(id(value))
        if known is not None:
            return known[1]
        return self._known.keep(id(value), (value, self._taken(value)))[1]

    def in_passing(self, values: tuple[object, ...]) -> str:
        """The digest of a tuple of dataclasses and leaves that are digested only once: only their parts are cached."""
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
        """The text that is hashed. The commonest types come first: this runs for every part of every view in every build."""
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
    """Whether the value appears in the hashed text itself, rather than its digest."""
    kind: Any = type(value)
    return not hasattr(kind, _FIELDS) or _readers(kind)[2] is None


@cache
def _readers(kind: Any) -> tuple[str, Reader, Callable[[Any], tuple[Any, ...]] | None]:
    """The name of a dataclass, a reader of the fields that `repr` is enough for, and a reader of the others (None if there are
    none).
    """
    from dataclasses import fields  # noqa: PLC0415  # the gate digests only bytes, and runs before dataclasses are imported

    hints = get_type_hints(kind)
    compared = [field.name for field in fields(kind) if field.compare]
    leaves = [name for name in compared if _is_leaf(hints[name])]
    parts = [name for name in compared if name not in leaves]
    read = attrgetter(*leaves) if leaves else lambda _: ()
    if len(parts) == 1:
        return kind.__name__, read, lambda value: (getattr(value, parts[0]),)
    return kind.__name__, read, attrgetter(*parts) if parts else None


def _is_leaf(hint: Any) -> bool:
    """Whether `repr` alone is enough for values of this type: equal values have equal texts, different ones do not."""
    if hint in _LEAVES or get_origin(hint) is Literal:
        return True
    inner = get_args(hint)
    if get_origin(hint) is tuple:
        return all(each is Ellipsis or _is_leaf(each) for each in inner)
    return _is_union(hint) and all(map(_is_leaf, inner))


def _is_union(hint: Any) -> bool:
    return get_origin(hint) is Union or type(hint).__name__ == "UnionType"
