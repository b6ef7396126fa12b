"""`@dataclass(frozen=True, slots=True)`, made in a fraction of the time that the standard library takes.

The library writes six functions for each class as text and compiles each: 0.4 ms a class, a quarter of all imports of a build
(before Python 3.13, which compiles them together). But for the names of the fields, five of the six are the same in every frozen
class: only `__init__` is written here.

Type checkers see the library's own. Classes that want what is not done here (an order, arguments by keyword only, fields that are
no arguments, `__post_init__`, a class below another) take the library's.
"""

import dataclasses
from collections.abc import Callable
from dataclasses import MISSING, FrozenInstanceError, fields
from operator import attrgetter
from typing import TYPE_CHECKING, Any, NoReturn

if TYPE_CHECKING:
    from dataclasses import dataclass as dataclass
else:

    def dataclass(*, frozen: bool, slots: bool) -> Callable[[type], type]:
        """As `dataclasses.dataclass` with these two arguments, which must be True."""
        if not (frozen and slots):
            raise TypeError("this makes frozen classes with slots; others are made by dataclasses.dataclass")
        return _made


_bare = dataclasses.dataclass(init=False, repr=False, eq=False, slots=True)


def _made(kind: type) -> type:
    made: Any = _bare(kind)  # a class, to which methods are added
    if hasattr(kind, "__post_init__") or any(field.kw_only or not field.init for field in fields(made)):
        raise TypeError(f"{kind.__name__} wants more than is made here: take dataclasses.dataclass")
    equal, hashed = _compared(_reader([field.name for field in fields(made) if field.compare]))
    made.__init__, made.__repr__, made.__eq__, made.__hash__ = _init(made), _shown, equal, hashed
    made.__setattr__, made.__delattr__ = _no_change, _no_deletion
    made.__getstate__, made.__setstate__ = _state, _restored
    return made  # type: ignore[no-any-return]


def _init(made: Any) -> Any:
    """The method that sets each slot, with the defaults as they were declared."""
    known: dict[str, Any] = {"_nothing": MISSING}
    arguments, lines = ["self"], []
    for field in fields(made):
        name, argument, value = field.name, field.name, field.name
        if field.default is not MISSING:
            argument, known[f"_default_{name}"] = f"{name}=_default_{name}", field.default
        elif field.default_factory is not MISSING:
            argument, known[f"_new_{name}"] = f"{name}=_nothing", field.default_factory
            value = f"_new_{name}() if {name} is _nothing else {name}"
        known[f"_set_{name}"] = getattr(made, name).__set__
        arguments.append(argument)
        lines.append(f" _set_{name}(self, {value})")
    exec(f"def __init__({', '.join(arguments)}):\n" + "\n".join(lines or [" pass"]), known)  # noqa: S102  # our own words
    made_of = known["__init__"]
    made_of.__qualname__ = f"{made.__qualname__}.__init__"
    made_of.__annotations__ = {**{field.name: field.type for field in fields(made)}, "return": None}
    return made_of


def _reader(names: list[str]) -> Callable[[Any], tuple[Any, ...]]:
    """What reads these fields as a tuple."""
    if len(names) == 1:
        return lambda value, read=attrgetter(*names): (read(value),)  # type: ignore[misc]
    read: Callable[[Any], tuple[Any, ...]] = attrgetter(*names) if names else lambda _: ()
    return read


def _compared(read: Callable[[Any], tuple[Any, ...]]) -> tuple[Callable[[Any, Any], Any], Callable[[Any], int]]:
    def equal(self: Any, other: Any) -> Any:
        return read(self) == read(other) if other.__class__ is self.__class__ else NotImplemented

    def hashed(self: Any) -> int:
        return hash(read(self))

    return equal, hashed


def _shown(self: Any) -> str:
    shown = (f"{field.name}={getattr(self, field.name)!r}" for field in fields(self) if field.repr)
    return f"{type(self).__qualname__}({', '.join(shown)})"


def _no_change(_: Any, name: str, _value: Any) -> NoReturn:
    raise FrozenInstanceError(f"cannot assign to field {name!r}")


def _no_deletion(_: Any, name: str) -> NoReturn:
    raise FrozenInstanceError(f"cannot delete field {name!r}")


def _state(self: Any) -> list[Any]:
    """For copies and pickles."""
    return [getattr(self, field.name) for field in fields(self)]


def _restored(self: Any, state: list[Any]) -> None:
    for field, value in zip(fields(self), state, strict=True):
        object.__setattr__(self, field.name, value)
