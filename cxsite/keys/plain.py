"""Frozen values converted to data that JSON can hold, and back, without loss: what `Memory` stores.

A dataclass becomes the list of its fields in order, without names, so stored data must be dropped when the declarations change
(`Memory` does this, by the version of our own source). Where a type is a union of dataclasses, the list starts with the
class's name. The two functions are compiled once for each type from its declaration.

Strings that many values share (paths, literals, names in rows and mappings) are interned on the way back: otherwise they would
be two fifths of the memory that posts take.
"""

from collections.abc import Callable, Mapping
from dataclasses import fields, is_dataclass
from functools import cache
from sys import intern
from typing import Any, Literal, NamedTuple, TypeVar, Union, get_args, get_origin, get_type_hints

T = TypeVar("T")
Turn = Callable[[Any], Any]
_LEAVES = frozenset({str, int, float, bool, type(None)})


class _Codec(NamedTuple):
    """The two directions; None means "leave it as it is". A `row` is a tuple of any length."""

    there: Turn | None
    back: Turn | None
    row: bool = False


def to_plain(value: Any, kind: Any = None) -> Any:
    """JSON data for a dataclass, or for a tuple of dataclasses of definite types. `kind` is needed if the type is a union.

    Raises TypeError for a type that has no plain form.
    """
    if kind is None and isinstance(value, tuple):
        return [to_plain(each) for each in value]
    chosen: Any = kind or type(value)
    turn = _codec(chosen).there
    return turn(value) if turn else value


def from_plain(kind: type[T], data: Any) -> T:
    """The value of type `kind` (a dataclass, tuple[Problem, ...], Outcome[Post], …) that was passed to `to_plain`."""
    chosen: Any = kind
    turn = _codec(chosen).back
    value: T = turn(data) if turn else data
    return value


_SHARED = _Codec(None, intern)


@cache
def _codec(kind: Any) -> _Codec:
    origin = get_origin(kind)
    if kind in _LEAVES or origin is Literal:
        return _SHARED if origin and all(type(each) is str for each in get_args(kind)) else _Codec(None, None)
    if is_dataclass(origin or kind):
        return _of_dataclass(kind)
    if origin is tuple:
        return _of_tuple(get_args(kind))
    if origin is Union or type(kind).__name__ == "UnionType":
        return _of_union(get_args(kind))
    if origin is frozenset:
        return _of_set(get_args(kind)[0])
    if isinstance(origin, type) and issubclass(origin, Mapping):
        return _of_mapping(*get_args(kind))
    raise TypeError(f"no plain form for {kind}")


def _of_dataclass(kind: Any) -> _Codec:
    """Compiled on first use: an edit loads only a few of the types, and some types are recursive."""

    def there(value: Any) -> Any:
        return _of_fields(kind)[0](value)

    def back(data: Any) -> Any:
        return _of_fields(kind)[1](data)

    return _Codec(there, back)


@cache
def _of_fields(kind: Any) -> tuple[Turn, Turn]:
    """Both directions of a dataclass, compiled from generated Python: decoding runs for every post in every build."""
    made = get_origin(kind) or kind
    stands_for = dict(zip(getattr(made, "__parameters__", ()), get_args(kind), strict=False))
    hints = get_type_hints(made)
    names = [field.name for field in fields(made)]
    codecs = [
        _SHARED if name == "path" and hints[name] is str else _codec(_filled(hints[name], stands_for)) for name in names
    ]
    known: dict[str, Any] = {"made": made, "new": object.__new__}
    for name, codec in zip(names, codecs, strict=True):
        slot = getattr(made, name, None)
        known |= {
            f"there_{name}": codec.there,
            f"back_{name}": codec.back,
            f"set_{name}": getattr(slot, "__set__", None),
        }
    slots = not hasattr(made, "__post_init__") and all(known[f"set_{name}"] for name in names)
    exec(_source(names, codecs, slots=slots), known)  # noqa: S102 - generated only from the names in our own declarations
    return known["there"], known["back"]


def _source(names: list[str], codecs: list[_Codec], *, slots: bool) -> str:
    """The source of both functions. Setting the slots of a new value takes half the time of a frozen dataclass's `__init__`."""
    pairs = list(zip(names, codecs, strict=True))
    there = [_turned(f"there_{name}", f"value.{name}", each.there, "[]" if each.row else "") for name, each in pairs]
    back = [_turned(f"back_{name}", f"_{name}", each.back, "()" if each.row else "") for name, each in pairs]
    setting = [f"    set_{name}(value, {part})" for name, part in zip(names, back, strict=True)]
    making = ["    value = new(made)", *setting] if slots else [f"    value = made({', '.join(back)})"]
    opening = f"    {', '.join(f'_{name}' for name in names)}, = data"
    return "\n".join(
        (f"def there(value): return [{', '.join(there)}]", "def back(data):", opening, *making, "    return value")
    )


def _turned(turn: str, value: str, needed: Turn | None, empty: str) -> str:
    """The call that converts a field; skipped for an empty row, as most are."""
    if not needed:
        return value
    return f"{turn}({value}) if {value} else {empty}" if empty else f"{turn}({value})"


def _filled(hint: Any, stands_for: Mapping[Any, Any]) -> Any:
    """A hint with its type variables replaced: T | None of Outcome[Post] is Post | None."""
    if isinstance(hint, TypeVar):
        return stands_for[hint]
    unknown = getattr(hint, "__parameters__", ())
    return hint[tuple(stands_for[each] for each in unknown)] if unknown else hint


def _of_tuple(inner: tuple[Any, ...]) -> _Codec:
    if len(inner) == 2 and inner[1] is Ellipsis:
        return _of_row(_SHARED if inner[0] is str else _codec(inner[0]))
    codecs = [_codec(each) for each in inner]
    if not any(codec.back for codec in codecs):
        return _Codec(list, tuple)
    there = [codec.there or _same for codec in codecs]
    back = [codec.back or _same for codec in codecs]
    return _Codec(
        lambda value: [turn(each) for turn, each in zip(there, value, strict=True)],
        lambda data: tuple([turn(each) for turn, each in zip(back, data, strict=True)]),
    )


def _of_row(each: _Codec) -> _Codec:
    there, back, _ = each
    return _Codec(
        (lambda value: [there(part) for part in value]) if there else list,
        (lambda data: tuple([back(part) for part in data])) if back else tuple,
        row=True,
    )


def _of_union(kinds: tuple[Any, ...]) -> _Codec:
    """None and text are left as they are; a single other type needs no name, several dataclasses are told apart by theirs."""
    others = [kind for kind in kinds if _codec(kind).back]
    if not others:
        return _Codec(None, None)
    if len(others) == 1 and all(kind in others or kind is type(None) for kind in kinds):
        there, back, _ = _codec(others[0])
        return _Codec(
            lambda value: None if value is None else (there or _same)(value),
            lambda data: None if data is None else (back or _same)(data),
        )
    return _of_named(others)


def _of_named(kinds: list[Any]) -> _Codec:
    there = {kind: (kind.__name__, _codec(kind).there or _same) for kind in kinds}
    back = {kind.__name__: _codec(kind).back or _same for kind in kinds}

    def name(value: Any) -> Any:
        found = there.get(type(value))
        return value if found is None else [found[0], found[1](value)]

    return _Codec(name, lambda data: back[data[0]](data[1]) if isinstance(data, list | tuple) else data)


def _of_set(kind: Any) -> _Codec:
    there, back, _ = _of_row(_codec(kind))
    return _Codec(lambda value: sorted((there or list)(value)), lambda data: frozenset((back or tuple)(data)))


def _of_mapping(key: Any, value: Any) -> _Codec:
    """Pairs, because JSON keys can only be text; in order, because the order of a mapping may matter."""
    if _codec(key).back:
        there, back, _ = _of_row(_of_tuple((key, value)))
        return _Codec(lambda data: (there or list)(data.items()), lambda data: dict((back or tuple)(data)))
    there, back, _ = _codec(value)
    return _Codec(
        lambda data: [[name, there(each)] for name, each in data.items()] if there else [*map(list, data.items())],
        lambda data: {intern(name): back(each) for name, each in data} if back else dict(data),
    )


def _same(value: Any) -> Any:
    return value
