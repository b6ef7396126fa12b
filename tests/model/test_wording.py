"""What a text says is stored as one string, and is read back unchanged."""

from hypothesis import given
from hypothesis import strategies as st

from cxsite.model.place import Span
from cxsite.model.wording import Said, Wording, noted

PATH = "content/posts/a.md"
PLACES = st.lists(
    st.builds(
        Said,
        st.sampled_from(["link", "figure", "heading", "picture", "typed"]),
        st.text(max_size=12),
        st.builds(Span, st.just(PATH), st.integers(0, 999), st.integers(0, 99), st.integers(1, 99)),
        st.booleans(),
        st.sampled_from(["", "4 2", "33", "wiki link", "12,5 %"]),
    ),
    max_size=5,
)


def on_one_line(said):
    return Said(said.about, " ".join(said.words.splitlines()), said.span, said.backed, said.figure)


@given(PLACES)
def test_places_come_back_in_order_with_their_words_on_one_line(places):
    wording, wanted = noted(PATH, places), [on_one_line(each) for each in places]
    assert list(wording) == wanted
    for about in ("link", "figure", "heading", "picture", "typed", "promise"):
        assert list(wording.of(about)) == [each for each in wanted if each.about == about]


def test_a_word_is_no_kind():
    """ "link" in what an author wrote is ignored."""
    wording = noted(PATH, [Said("promise", "link 1 2 3 0", Span(PATH, 4, 1, 9))])
    assert list(wording.of("link")) == []


def test_a_text_that_says_nothing_takes_no_room():
    assert (noted(PATH, []), list(Wording())) == (Wording(PATH), [])
