"""`@dataclass(frozen=True, slots=True)`, made in a fraction of the time that the standard library takes.

The library generates the source of six functions for each class and compiles each: 0.4 ms a class, a quarter of a build's
import time (before Python 3.13, which compiles them together). Apart from the names of the fields, five of the six are the same
in every frozen class, and the sixth, `__init__`, is the same in every class with equally many fields.

Type checkers see the library's own. Classes that need something not supported here (ordering, keyword-only arguments, fields
that are not arguments, `__post_init__`, inheritance) use the library's.
"""

import dataclasses
from collections.abc import Callable
from dataclasses import MISSING, FrozenInstanceError, fields
from functools import cache
from operator import attrgetter
from types import CodeType, FunctionType
from typing import TYPE_CHECKING, Any, NoReturn

if TYPE_CHECKING:
    from dataclasses import dataclass as dataclass
else:

    def dataclass(*, frozen: bool, slots: bool) -> Callable[[type], type]:
        """Like `dataclasses.dataclass` with these two arguments, which must be True."""
        if not (frozen and slots):
            raise TypeError("this makes frozen classes with slots; others are made by dataclasses.dataclass")
        return _made


_bare = dataclasses.dataclass(init=False, repr=False, eq=False, slots=True)


def _made(kind: type) -> type:
    made: Any = _bare(kind)  # a class; the methods are added below
    if hasattr(kind, "__post_init__") or any(field.kw_only or not field.init for field in fields(made)):
        raise TypeError(f"{kind.__name__} wants more than is made here: take dataclasses.dataclass")
    equal, hashed = _compared(_reader([field.name for field in fields(made) if field.compare]))
    made.__init__, made.__repr__, made.__eq__, made.__hash__ = _init(made), _shown, equal, hashed
    made.__setattr__, made.__delattr__ = _no_change, _no_deletion
    made.__getstate__, made.__setstate__ = _state, _restored
    return made  # type: ignore[no-any-return]


def _init(made: Any) -> Any:
    """The method that sets each slot, with the declared defaults."""
    named = fields(made)
    known: dict[str, Any] = {"nothing": MISSING}
    for at, field in enumerate(named):
        known[f"set_{at}"], known[f"new_{at}"] = getattr(made, field.name).__set__, field.default_factory
    code = _setting(tuple([field.default_factory is not MISSING for field in named]))
    code = code.replace(co_varnames=("self", *[field.name for field in named]))
    has_default = [field.default is not MISSING or field.default_factory is not MISSING for field in named]
    if has_default != sorted(has_default):
        raise TypeError(f"{made.__name__}: fields without a default come first")
    defaults = [field.default for field in named[has_default.count(False) :]]  # MISSING if there is a factory
    init = FunctionType(code, known, "__init__", tuple(defaults))
    init.__qualname__ = f"{made.__qualname__}.__init__"
    init.__annotations__ = {**{field.name: field.type for field in named}, "return": None}
    return init


@cache
def _setting(is_made: tuple[bool, ...]) -> CodeType:
    """The code that sets this many slots; those that are True have a default factory. Compiling takes the time, so it is done
    once for all classes of this shape; the code then gets the names of their fields.
    """
    values = [f"new_{at}() if _{at} is nothing else _{at}" if new else f"_{at}" for at, new in enumerate(is_made)]
    lines = [f" set_{at}(self, {value})" for at, value in enumerate(values)] or [" pass"]
    arguments = ", ".join(["self", *[f"_{at}" for at in range(len(is_made))]])
    known: dict[str, Any] = {}
    exec(f"def init({arguments}):\n" + "\n".join(lines), known)  # noqa: S102  # our own code
    code: CodeType = known["init"].__code__
    return code


def _reader(names: list[str]) -> Callable[[Any], tuple[Any, ...]]:
    """A function that reads these fields of a value as a tuple."""
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
