"""Round trips are the identity, for every value that is cached, positions included."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field, fields, is_dataclass
from sys import intern
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cxsite.keys.plain import from_plain, to_plain
from cxsite.model.body import Body, Outline
from cxsite.model.moment import Moment
from cxsite.model.place import Marks
from cxsite.model.post import Author, Page, Post
from cxsite.model.problem import Outcome, Problem
from cxsite.model.scorecard import Scorecard
from cxsite.model.site import Site

NEVER = Moment(0, "1970-01-01T00:00:00+00:00")


@dataclass(frozen=True, slots=True)
class Placed:
    """A value with a mapping."""

    path: str
    at: Mapping[str, tuple[int, int, int]] = field(default_factory=dict)


st.register_type_strategy(
    Placed,
    st.builds(Placed, st.text(), st.dictionaries(st.text(), st.tuples(st.integers(), st.integers(), st.integers()))),
)
KINDS = [Post, Page, Author, Scorecard, Site, Problem, Body, Outline, Placed]


@dataclass(frozen=True, slots=True)
class Levelled:
    """A value that computes one of its own fields."""

    text: str

    def __post_init__(self) -> None:
        object.__setattr__(self, "text", self.text.lower())


@dataclass(frozen=True)
class Loose:
    """A value without slots."""

    names: tuple[str, ...] = ()


def everything(value: Any) -> Any:
    """A value with all its fields, including those that equality ignores."""
    if is_dataclass(value):
        return (type(value).__name__, *(everything(getattr(value, field.name)) for field in fields(value)))
    return tuple(map(everything, value)) if isinstance(value, tuple) else repr(value)


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.__name__)
def test_there_and_back(kind: type) -> None:
    @settings(max_examples=15, deadline=None, suppress_health_check=list(HealthCheck))
    @given(st.from_type(kind))
    def holds(value: Any) -> None:
        back = from_plain(kind, json.loads(json.dumps(to_plain(value))))
        assert everything(back) == everything(value)

    holds()


def test_types_with_parameters_and_alternatives() -> None:
    outcome = Outcome((Outline(words=3), Body(("<p>",))), (Problem("a", "error", None, "m"),))
    kind = Outcome[tuple[Outline, Body]]
    assert from_plain(kind, json.loads(json.dumps(to_plain(outcome, kind)))) == outcome
    assert from_plain(tuple[Problem, ...], to_plain(outcome.problems)) == outcome.problems
    assert from_plain(Outcome[Post], to_plain(Outcome(None), Outcome[Post])) == Outcome(None)


def test_texts_that_values_have_in_common_come_back_as_one() -> None:
    posts = (
        Post("content/a.md", "a", "A", NEVER, tags=("refunds",), marks=Marks("content/a.md")),
        Post("b", "b", "B", NEVER, tags=("refunds",)),
    )
    first, second = (from_plain(Post, json.loads(json.dumps(to_plain(post)))) for post in posts)
    assert first.path is first.marks.path
    assert first.tags[0] is second.tags[0]
    placed = from_plain(Placed, ["content/a.md", [["title/?", [1, 1, 5]]]])
    assert next(iter(placed.at)) is intern("title/?")


def test_a_value_that_looks_after_itself_does_so_when_it_comes_back() -> None:
    assert from_plain(Levelled, to_plain(Levelled("A"))).text == "a"
    assert from_plain(Loose, to_plain(Loose(("x",)))) == Loose(("x",))


def test_what_has_no_plain_form_is_refused() -> None:
    with pytest.raises(TypeError, match="no plain form"):
        to_plain(object())
