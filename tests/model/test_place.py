"""Positions of keys, stored as text: they are read back unchanged, and a key that does not exist gets the nearest position."""

from hypothesis import given
from hypothesis import strategies as st

from cxsite.model.place import Span, marked

NUMBERS = st.integers(0, 9999)


@given(st.dictionaries(st.text(st.characters(exclude_characters="\n")), st.tuples(NUMBERS, NUMBERS, NUMBERS)))
def test_places_come_back(at):
    assert marked("a.md", at).at == at


def test_the_nearest_place():
    marks = marked(
        "a.md", {"image": (3, 1, 2), "image/src": (4, 5, 6), "image/src/?": (4, 1, 3), "two\nlines": (7, 8, 9)}
    )
    assert marks.span("image/src") == marks.span("image/src/0") == Span("a.md", 4, 5, 6)
    assert marks.span("image/alt") == Span("a.md", 3, 1, 2)
    assert marks.key_span("image/src") == Span("a.md", 4, 1, 3)
    assert marks.key_span("image") == Span("a.md", 3, 1, 2)
    assert marks.span("two\nlines") == Span("a.md", 7, 8, 9)
    assert marks.span("title") == Span("a.md")
