"""Equal values, equal hashes; different values, different hashes; marks and spans do not count."""

from dataclasses import dataclass, replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cxsite.keys.digest import Digests, of, of_bytes
from cxsite.model.body import Binding, Link, Outline, Ref
from cxsite.model.moment import Moment
from cxsite.model.place import Marks, Span
from cxsite.model.post import Image, Post

MOMENT = Moment(1_700_000_000, "2023-11-14T22:13:20+00:00", True)
POST = Post("content/posts/a.md", "a", "Title", MOMENT, tags=("x", "y"), image=Image("a.png", "A"))


def test_digest_is_the_same_in_every_process() -> None:
    value = (
        Ref("support", period="2026-Q3"),
        (MOMENT, None, 1, ("x", True)),
        frozenset("ab"),
        {"a": Image("a.png", "A")},
    )
    assert of(value) == "6920eeefbb64714a91905ca88b790a37"
    assert of_bytes(b"cxsite") == of_bytes(b"cxsite") != of_bytes(b"cxsitf")


@pytest.mark.parametrize(
    "other",
    [
        replace(POST, title="title"),
        replace(POST, tags=("y", "x")),
        replace(POST, tags=("x", "y", "")),
        replace(POST, image=Image("a.png", "B")),
        replace(POST, image=None),
        replace(POST, date=Moment(1_700_000_001, MOMENT.local, True)),
        replace(POST, outline=Outline(words=1)),
        replace(POST, outline=Outline(uses=(Link("a", False, Span("p")),))),
    ],
)
def test_any_field_changes_the_digest(other: Post) -> None:
    assert of(other) != of(POST)


def test_places_do_not_count() -> None:
    here = replace(POST, outline=Outline(uses=(Link("a", False, Span("p", 1, 2)),)), marks=Marks("p", "1 1 1 title"))
    there = replace(POST, outline=Outline(uses=(Link("a", False, Span("p", 9, 9)),)))
    assert here == there
    assert of(here) == of(there)


def test_in_passing_the_digest_is_the_same() -> None:
    values = (POST, MOMENT, "a", True, None)
    assert Digests().in_passing(values) == of(values)


def test_kinds_with_the_same_fields_differ() -> None:
    @dataclass(frozen=True)
    class Left:
        a: str

    @dataclass(frozen=True)
    class Right:
        a: str

    assert of(Left("1")) != of(Right("1"))
    assert of((Ref("a"), Ref("b"))) != of((Ref("b"), Ref("a")))
    assert of(Binding(Ref("a"), Span(""))) != of(Ref("a"))


def test_order_of_sets_and_mappings_does_not_count() -> None:
    assert of({"a": 1, "b": (2,)}) == of({"b": (2,), "a": 1})
    assert of(frozenset("abc")) == of(frozenset("cba"))


def test_what_has_no_digest_is_refused() -> None:
    with pytest.raises(TypeError, match="no digest for a value of type list"):
        of(("a", ["b"]))


values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(),
    lambda inner: st.lists(inner, max_size=3).map(tuple) | st.builds(Ref, st.text(max_size=3), st.text(max_size=3)),
    max_leaves=8,
)


def typed(value: object) -> object:
    """The value with its types, because 1 == True in Python but not in a hash."""
    return (type(value).__name__, tuple(map(typed, value)) if isinstance(value, tuple) else value)


@given(values, values)
def test_equal_exactly_where_the_values_are(left: object, right: object) -> None:
    assert (of(left) == of(right)) == (typed(left) == typed(right))


@given(st.lists(values, max_size=4))
def test_remembering_changes_no_digest(several: list[object]) -> None:
    digests = Digests()
    assert [digests.of(each) for each in several * 2] == [of(each) for each in several * 2]
