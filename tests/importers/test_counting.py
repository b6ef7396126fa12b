"""What is kept of answers: each id once, small segments merged, nothing of what people wrote."""

from collections import Counter

from hypothesis import given
from hypothesis import strategies as st

from cxsite.importers.duplicates import Once
from cxsite.importers.segments import OTHER, label, merged


@given(
    st.lists(st.tuples(st.integers(-40, 40), st.integers(0, 5)), max_size=200), st.integers(0, 30), st.integers(1, 17)
)
def test_of_answers_with_one_id_the_last_counts_whatever_waits_on_the_disk(answers, held, step):
    once = Once(held)
    for start in range(0, len(answers), step):
        once.add((own for own, _ in answers[start : start + step]), (cell for _, cell in answers[start : start + step]))
    counted, repeated = once.counted()
    latest = dict(answers)
    assert counted == Counter(latest.values())
    assert repeated == len(answers) - len(latest)


PARTS = st.dictionaries(st.sampled_from("abcdefgh"), st.integers(0, 60), max_size=8)


@given(PARTS, st.integers(0, 30), st.integers(1, 20))
def test_segments_of_few_are_together_and_none_is_lost(parts, rest, few):
    found = merged({**{name: Counter({9: n}) for name, n in parts.items()}, OTHER: Counter({3: rest})}, few)
    if found:
        assert sum(part.total() for part in found.values()) == sum(parts.values()) + rest
        assert all(part.total() >= few for part in found.values())
        assert set(found) != {OTHER}


def test_a_small_rest_takes_the_next_smallest_with_it():
    sizes = {"phone": 60, "chat": 30, "post": 12, "fax": 3}
    found = merged({name: Counter({10: n}) for name, n in sizes.items()}, 10)
    assert {name: part.total() for name, part in found.items()} == {"phone": 60, "chat": 30, "other": 15}


def test_a_segment_is_called_what_can_be_shown():
    assert label("  phone \n line\u202e ") == "phone line"
    assert label('=HYPERLINK("x")') == 'HYPERLINK("x")'
    assert label("") == label("\x00") == "not given"
    assert len(label("x" * 500)) == 60
