"""Problems as people and programs read them."""

import pytest

from cxsite.model.moment import Moment
from cxsite.model.place import Span
from cxsite.model.problem import Problem, error, warning
from cxsite.model.standing import Held
from cxsite.report import drawing, machine, summary

CARD = "content/scorecards/support.yaml"
SCORE = error("score-in-scale", Span(CARD, 45, 11, 2), "score 11 is not on the 0 to 10 scale", "use 0 to 10")


def drawn(problem, line):
    span = problem.span
    return drawing.text([problem], {(span.path, span.line): line}, colour=False)


def at(column, length=1, line=3):
    return warning("r", Span("a.md", line, column, length), "m")


def test_the_shape():
    assert drawn(SCORE, "          11: 3") == (
        "content/scorecards/support.yaml:45:11: error: score 11 is not on the 0 to 10 scale [score-in-scale]\n"
        "   45 |           11: 3\n"
        "      |           ^^\n"
        "  help: use 0 to 10\n"
        "\n"
        "1 error\n"
    )


LINES = {
    "the line alone where the column is not known": (at(0), "words", "    3 | words"),
    "a mark at the end of the line": (at(6, 9), "words", "    3 | words\n      |      ^"),
    "a mark after a tab": (at(2, 2), "\tab", "    3 |     ab\n      |     ^^"),
    "a marked tab": (at(1), "\tab", "    3 |     ab\n      | ^^^^"),
    "wide letters": (at(3, 2), "日本late", "    3 | 日本late\n      |     ^^"),
    "marked wide letters": (at(1, 2), "日本late", "    3 | 日本late\n      | ^^^^"),
    "combining marks": (at(3), "e\u0301x", "    3 | e\u0301x\n      |  ^"),
    "controls": (at(2), "\x1b[31mx", "    3 | \\x1b[31mx\n      |     ^"),
    "words turned round": (at(1), "\u202ex", "    3 | \\u202ex\n      | ^^^^^^"),
}


def test_a_line_is_cut_to_the_terminal_so_that_its_mark_stays_under_it():
    line = {("a.md", 3): "x" * 70 + "abc" + "y" * 70}
    for columns in (40, 60, 80, 200):
        whole = drawing.text([at(71, 3)], line, colour=False, columns=columns)
        source, mark = whole.splitlines()[1:3]
        assert len(source) <= min(columns, 129)
        assert source[mark.index("^") :].startswith("abc")


@pytest.mark.parametrize("case", LINES)
def test_the_mark_stands_under_what_it_means(case):
    problem, line, expected = LINES[case]
    assert drawn(problem, line) == f"{drawn(problem, line).splitlines()[0]}\n{expected}\n\n1 warning\n"


def test_of_a_long_line_only_a_stretch():
    source, mark = drawn(at(5001, 3), "x" * 5000 + "abc" + "y" * 5000).splitlines()[1:3]
    assert len(source) < 140
    assert source[mark.index("^") : mark.rindex("^") + 1] == "abc"


def test_a_place_that_is_not_known():
    assert drawing.text([error("r", Span("a.md"), "m")], {}, colour=False) == "a.md: error: m [r]\n\n1 error\n"
    assert drawing.text([error("r", None, "m")], {}, colour=False) == "error: m [r]\n\n1 error\n"
    assert drawing.text([], {}, colour=False) == ""


def test_the_file_edited_last_comes_last():
    problems = [
        error("r", Span(path, line), "m") for path, line in (("a.md", 2), ("b.md", 1), ("a.md", 1), ("c.md", 1))
    ]
    said = drawing.text(problems, {}, colour=False, edited={"a.md": 9, "b.md": 5, "c.md": 7})
    assert said.splitlines()[::2][:4] == [
        "b.md:1: error: m [r]", "c.md:1: error: m [r]", "a.md:1: error: m [r]", "a.md:2: error: m [r]"
    ]  # fmt: skip


def test_after_fifty_and_n_more_errors_before_warnings():
    many = [warning("w", Span("new.md", n), "m") for n in range(1, 60)] + [error("e", Span("old.md", 1), "m")]
    said = drawing.text(many, {}, colour=False, edited={"new.md": 2, "old.md": 1})
    assert said.startswith("old.md:1: error")
    assert "new.md:10:" not in said
    assert said.endswith("new.md:59: warning: m [w]\n\nand 10 more: 10 w\n\n1 error, 59 warnings\n")


def test_a_rule_that_is_broken_everywhere_hides_no_other():
    many = [warning("often", Span(f"{n:04}.md", 1), "m") for n in range(2000)]
    few = [warning("seldom", Span("0000.md", n), "m") for n in range(2, 5)] + [
        Problem("once", "note", Span("0000.md", 9), "m")
    ]
    said = drawing.text([*few, *many], {}, colour=False)
    assert said.startswith(
        "0000.md:4: warning: m [seldom]\n\n0000.md:9: note: m [once]\n\n1952.md:1: warning: m [often]\n"
    )
    assert said.endswith("\n\nand 1,954 more: 1,952 often, 2 seldom\n\n2003 warnings, 1 note\n")
    wrong = [error("grave", Span("0000.md", n), "m") for n in range(10, 70)]
    said = drawing.text([*few, *many, *wrong], {}, colour=False)
    assert said.count("error:") == 50
    assert said.endswith(
        "\n\nand 2,014 more: 2,000 often, 10 grave, 3 seldom, 1 once\n\n60 errors, 2003 warnings, 1 note\n"
    )


def test_the_same_problem_is_told_once():
    assert drawing.text([SCORE, SCORE], {}, colour=False).endswith("\n\n1 error\n")


def test_colour():
    assert "\x1b[1;31merror\x1b[0m: score" in drawing.text([SCORE], {}, colour=True)


def test_every_encoding_can_carry_it():
    strange = error("r", Span("bad\udcff.md", 1), "a \ud800 b\x07\u2028")
    said = drawing.text([strange], {}, colour=False)
    assert said.startswith("bad\\xff.md:1: error: a \\ud800 b\\x07\\u2028 [r]")
    said.encode()


def test_as_data_sorted_by_path_and_line():
    plain = machine.as_json([error("r", Span("b.md"), "m", "h"), SCORE, error("r", None, "m")])
    assert plain[2] == {
        "rule": "score-in-scale", "severity": "error", "path": CARD, "line": 45, "column": 11,
        "message": SCORE.message, "help": "use 0 to 10",
    }  # fmt: skip
    assert [(p["path"], p["line"], p["column"]) for p in plain[:2]] == [(None, None, None), ("b.md", None, None)]


def test_github_annotations_are_escaped():
    odd = Problem("r", "note", Span("a,b:c.md", 3, 2), "50%\nmore", "do")
    assert machine.github([odd, SCORE]) == (
        "::notice file=a%2Cb%3Ac.md,line=3,col=2,title=r::50%25%0Amore%0Ahelp: do\n"
        f"::error file={CARD},line=45,col=11,title=score-in-scale::{SCORE.message}%0Ahelp: use 0 to 10\n"
    )


HELD = (
    Held("content/posts/d.md", "D", "draft"),
    Held("content/posts/b.md", "B", "scheduled", Moment(200, "2099-02-01T09:00:00+01:00", True)),
    Held("content/posts/a.md", "A", "scheduled", Moment(300, "2099-03-01T00:00:00+00:00")),
    Held("content/posts/x.md", "X", "expired"),
)


def test_posts_in_posts_out():
    assert summary.summary(1, 1, ()) == "1 post in, 1 post out"
    assert summary.summary(18, 14, HELD) == (
        "18 posts in, 14 posts out; held back: 1 draft, 2 scheduled (next 2099-02-01 09:00 +01:00), 1 expired"
    )


def test_pages_that_went_away_are_named_but_not_lists():
    removed = ("posts/archive/index.html", "archive/2026/index.html", "tags/late/index.html", "posts/a/b.png")
    assert summary.gone(removed) == ("/posts/archive/",)


def test_what_is_held_back_and_until_when():
    assert summary.held_back(HELD) == (
        "content/posts/b.md: scheduled until 2099-02-01 09:00 +01:00",
        "content/posts/a.md: scheduled until 2099-03-01",
        "content/posts/d.md: draft",
        "content/posts/x.md: expired",
    )
