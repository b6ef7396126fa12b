"""Classes made by `model.frozen` do what those of the standard library do."""

import copy
import dataclasses
import inspect
import pickle
from collections.abc import Mapping
from typing import Any, Generic, TypeVar

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cxsite.model import articles, corpus, fills, library, scorecard, site
from cxsite.model.frozen import dataclass
from cxsite.render import list_views, text_views, views

MODULES = [articles, corpus, fills, library, scorecard, site, list_views, text_views, views]

T = TypeVar("T")


def fields() -> dict[str, Any]:
    """The body of a class with every kind of field that is allowed."""
    return {
        "__annotations__": {
            "name": str,
            "number": int,
            "many": Mapping[str, int],
            "note": str,
            "told": tuple[str, ...],
        },
        "__module__": __name__,
        "__doc__": "A value.",
        "number": 3,
        "many": dataclasses.field(default_factory=dict),
        "note": dataclasses.field(default="", compare=False),
        "told": dataclasses.field(default=(), repr=False),
    }


Ours: Any = dataclass(frozen=True, slots=True)(type("Value", (), fields()))
Theirs: Any = dataclasses.dataclass(frozen=True, slots=True)(type("Value", (), fields()))
Value = Ours  # where pickle looks it up


@dataclass(frozen=True, slots=True)
class Held(Generic[T]):
    """One field, of any type."""

    value: T | None


@dataclass(frozen=True, slots=True)
class Nothing:
    """No field."""


ARGUMENTS = st.fixed_dictionaries(
    {"name": st.sampled_from(["a", "b"])},
    optional={
        "number": st.integers(0, 2),
        "many": st.dictionaries(st.sampled_from("xy"), st.integers(0, 1)),
        "note": st.sampled_from(["", "n"]),
        "told": st.tuples(st.sampled_from("pq")),
    },
)


@given(ARGUMENTS, ARGUMENTS)
def test_values_compare_show_and_change_as_those_of_the_library(one: dict[str, Any], other: dict[str, Any]) -> None:
    ours, theirs = Ours(**one), Theirs(**one)
    assert repr(ours) == repr(theirs)
    assert dataclasses.asdict(ours) == dataclasses.asdict(theirs)
    assert (ours == Ours(**other)) == (theirs == Theirs(**other))
    assert repr(dataclasses.replace(ours, **other)) == repr(dataclasses.replace(theirs, **other))
    assert ours != theirs


def test_hash_follows_equality_and_leaves_out_what_is_not_compared() -> None:
    assert hash(Ours("a", 1, (), "x")) == hash(Ours("a", 1, (), "y"))
    assert len({Held(1), Held(1), Held(2), Held(None), Nothing(), Nothing()}) == 4


def test_each_value_has_defaults_of_its_own() -> None:
    assert Ours("a").many is not Ours("b").many
    assert Ours("a") == Ours("a", 3, {}, "", ())


def test_nothing_can_be_changed_added_or_deleted() -> None:
    value = Ours("a")
    for change in (
        lambda: setattr(value, "name", "b"),
        lambda: setattr(value, "other", 1),
        lambda: delattr(value, "name"),
    ):
        with pytest.raises(dataclasses.FrozenInstanceError):
            change()
    assert not hasattr(value, "__dict__")


def test_wrong_arguments_are_told_as_ever() -> None:
    for arguments, named in (((), {}), (("a",), {"colour": 1}), (("a",) * 6, {})):
        with pytest.raises(TypeError, match=r"Value\.__init__\(\)"):
            Ours(*arguments, **named)


def test_copies_and_pickles_are_equal() -> None:
    for value in (Ours("a", 1, {"x": 1}, "n", ("t",)), Held("x"), Nothing()):
        assert copy.copy(value) == copy.deepcopy(value) == pickle.loads(pickle.dumps(value)) == value


@pytest.mark.parametrize("module", MODULES, ids=lambda module: module.__name__)
def test_models_take_the_arguments_that_the_library_would_give_them(module: Any) -> None:
    for kind in (k for k in vars(module).values() if inspect.isclass(k) and dataclasses.is_dataclass(k)):
        declared = [(f.name, f.type, copy.copy(f)) for f in dataclasses.fields(kind)]
        twin: Any = dataclasses.make_dataclass(kind.__name__, declared, frozen=True, slots=True)
        assert kind.__match_args__ == twin.__match_args__
        made = twin(*range(len(declared)))
        assert repr(kind(*range(len(declared)))) == repr(made)
        with pytest.raises(TypeError):
            kind(*range(len(declared) + 1))


def test_other_kinds_of_classes_are_refused() -> None:
    with pytest.raises(TypeError):
        dataclass(frozen=False, slots=True)


@pytest.mark.parametrize(
    "body",
    [
        {"__annotations__": {"name": str}, "__post_init__": lambda self: None},
        {"__annotations__": {"name": str}, "name": dataclasses.field(default="", kw_only=True)},
        {"__annotations__": {"name": str}, "name": dataclasses.field(default="", init=False)},
    ],
)
def test_so_are_classes_that_want_more(body: dict[str, Any]) -> None:
    with pytest.raises(TypeError, match="wants more than is made here"):
        dataclass(frozen=True, slots=True)(type("More", (), body))


def test_a_default_before_a_field_without_one_is_refused() -> None:
    body = {"__annotations__": {"name": str, "number": int}, "name": ""}
    with pytest.raises(TypeError, match="without a default come first"):
        dataclass(frozen=True, slots=True)(type("Wrong", (), body))


def test_arguments_are_known_by_their_names() -> None:
    assert inspect.signature(Ours).parameters.keys() == inspect.signature(Theirs).parameters.keys()
