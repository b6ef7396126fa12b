"""There and back is the identity, for every value that is remembered, places included."""

import json
from dataclasses import fields, is_dataclass
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cxsite.keys.plain import from_plain, to_plain
from cxsite.model.body import Body, Outline
from cxsite.model.place import Marks
from cxsite.model.post import Author, Page, Post
from cxsite.model.problem import Outcome, Problem
from cxsite.model.scorecard import Scorecard
from cxsite.model.site import Site

st.register_type_strategy(
    Marks,
    st.builds(Marks, st.text(), st.dictionaries(st.text(), st.tuples(st.integers(), st.integers(), st.integers()))),
)
KINDS = [Post, Page, Author, Scorecard, Site, Problem, Body, Outline]


def everything(value: Any) -> Any:
    """A value with all its fields, those too that equality leaves out."""
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


def test_what_has_no_plain_form_is_refused() -> None:
    with pytest.raises(TypeError, match="no plain form"):
        to_plain(object())
