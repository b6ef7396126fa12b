"""The golden cases: what an author writes, what the reader gets."""

import pytest

from tests.parse import golden

CASES = [
    pytest.param(case, engine, id=f"{file.stem}: {case.title} ({engine})")
    for engine in ("markdown", "commonmark")
    for file in sorted(golden.FOLDER.glob("*.md"))
    for case in golden.cases(file, engine)
]


@pytest.mark.parametrize(("case", "engine"), CASES)
def test_case(case: golden.Case, engine: str) -> None:
    if engine == "commonmark":
        pytest.importorskip("pyromark")
    outcome = golden.made(case.input, case.language, engine)
    assert golden.problems(outcome) == case.problems
    assert golden.tree(golden.shown(outcome.value)) == golden.tree(case.html)
    assert (golden.noted(outcome.value) if outcome.value else ()) == case.noted
    if case.places and outcome.value:
        assert golden.places(outcome.value) == case.places


def test_there_are_many() -> None:
    assert len(CASES) >= 2 * 150


def test_a_wrong_tree_is_seen() -> None:
    assert golden.tree("<p>a <em>b</em></p>") == golden.tree("<p>\na <em>b</em> </p>\n")
    assert golden.tree("<p>a <em>b</em></p>") != golden.tree("<p>a<em>b</em></p>")
    assert golden.tree("<pre>a  b</pre>") != golden.tree("<pre>a b</pre>")
