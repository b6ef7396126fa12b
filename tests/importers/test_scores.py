"""Labels are removed from scores; what is ambiguous is not a score."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cxsite.importers.scores import score, yes_or_no
from tests.importers.making import counts, plain, pull, refusal


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("10", 10), (" 9 ", 9), ("0", 0), ("07", 7), ("9.0", 9), ("8,0", 8),
        ("10 - Extremely likely", 10), ("9 – very likely", 9), ("0 — Not at all likely", 0), ("7: good", 7), ("5 (agree)", 5),
        ("3 stars", 3), ("10-Extremely likely", 10), ("'9", 9),
        ("Extremely likely - 10", 10), ("Not at all likely (0)", 0), ("Sehr wahrscheinlich – 10", 10), ("very likely: 9", 9),
        ("", None), ("n/a", None), ("11", None), ("-1", None), ("−3", None), ("7.5", None), ("9/10", None), ("9 of 10", None),
        ("3-4", None), ("score: -1", None), ("x-1", None), ("9 - or 10", None), ("very likely (10", None), ("Q1: 9", None), ("1,234", None), ("Extremely likely", None), ("1e1", None), ("٣", None), ("99999999999999999999", None),
    ],
)  # fmt: skip
def test_a_score_is_the_whole_number_before_or_after_its_label(text, expected):
    assert score(text, 0, 10) == expected


def test_a_score_lies_on_its_scale():
    assert [score(text, 1, 7) for text in ("0", "1", "7", "8")] == [None, 1, 7, None]


@given(st.text(max_size=12))
def test_any_text_is_a_score_on_the_scale_or_none(text):
    found = score(text, 0, 10)
    assert found is None or (0 <= found <= 10 and int(re.findall("[0-9]+", text)[0]) == found)


@pytest.mark.parametrize(
    ("text", "expected"),
    [("Yes", 1), ("1", 1), ("true", 1), ("Agree", 1), ("no", 0), ("0", 0), ("", None), ("2", None)],
)
def test_yes_and_no(text, expected):
    assert yes_or_no(text) == expected


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        ([1, 2, 3, 4, 5] * 6, "run from 1 to 5 | did you mean another column? A 1 to 5 question is kind: csat"),
        ([1, 2, 3, 4, 5, 6, 7] * 5, "run from 1 to 7 | did you mean another column? A 1 to 7 question is kind: ces"),
        ([1, 2, 3] * 10, "run from 1 to 3 | did you mean another column? A 1 to 3 question is another tool's group"),
        ([1, 2, 3, 4, 5] * 5, ""),  # with so few, all may really have been annoyed
        ([1, 2, 3, 4, 5] * 6 + [6], ""),
        ([1, 2, 4, 5] * 10, ""),
    ],
)
def test_answers_of_another_scale_are_no_nps(tmp_path, rows, said):
    found = pull(tmp_path, plain(), "when,rating,post,channel\n" + "".join(f"2026-08-01,{n},x,\n" for n in rows))
    if said:
        words = 'kind-fits-scale: recommend needs a 0 to 10 question; the answers in "rating" '
        assert refusal(found) == words + said
    else:
        assert sum(counts(found)["2026-Q3"].values()) == len(rows)
