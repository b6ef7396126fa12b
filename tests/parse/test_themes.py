"""Themes that extend one another."""

import pytest

from cxsite.model.place import Span
from cxsite.parse.themes import chain


def chained(first, **files):
    return chain(first, {f"themes/{name}/theme.yaml": data.encode() for name, data in files.items()}.get)


@pytest.mark.parametrize(
    ("first", "files", "expected"),
    [
        ("default", {}, ("default",)),
        ("journal", {}, ("journal", "default")),
        ("journal", {"journal": ""}, ("journal", "default")),
        ("journal", {"journal": "about: brick\n"}, ("journal", "default")),
        ("journal", {"journal": "extends: paper\n", "paper": "extends: default\n"}, ("journal", "paper", "default")),
        ("journal", {"journal": "extends: paper\n", "paper": "extends: journal\n"}, ("journal", "paper")),
    ],
)
def test_a_chain_ends_with_the_default_or_where_it_began(first, files, expected):
    outcome = chained(first, **files)
    assert (outcome.value, outcome.problems) == (expected, ())


def test_an_unknown_key_is_told_and_the_default_stands_in():
    outcome = chained("journal", journal="extend: paper\n")
    assert outcome.value == ("journal", "default")
    (problem,) = outcome.problems
    assert (problem.rule, problem.span) == ("unknown-key", Span("themes/journal/theme.yaml", 1, 1, 6))
