"""What a preview prints on the terminal, from check to check."""

import pytest

from cxsite.cli.news import Teller
from cxsite.cli.telling import Manner
from cxsite.model.place import Span
from cxsite.model.problem import error, warning
from cxsite.preview.edition import Attempt

LONELY = warning("lonely-tags", Span("content/posts/a.md", 5, 8), "the tag teas stands alone")
HERE = warning("link-text", Span("content/posts/b.md", 9, 1), "this link says here")
SLIP = error("yaml-syntax", Span("content/posts/a.md", 2, 1), "this bracket is never closed", "close it")
SAID_OF_SLIP = "content/posts/a.md:2:1: error: this bracket is never closed [yaml-syntax]\n  help: close it\n\n"


@pytest.fixture
def look(tmp_path, capsys):
    """A check that finds these problems; returns what is printed."""
    teller = Teller(tmp_path, Manner(no_colour=True))

    def look(*problems):
        teller(Attempt(None, problems=problems))
        return capsys.readouterr().err

    return look


def test_what_stands_is_told_once(look):
    assert look(LONELY, HERE).endswith("2 warnings\n")
    assert look(LONELY, HERE, SLIP) == SAID_OF_SLIP + "1 error, 2 warnings (2 reported earlier)\n"
    assert look(LONELY, HERE, SLIP) == ""
    assert look(LONELY, HERE) == "fixed; remaining: 2 warnings\n"
    assert look(HERE) == "fixed; remaining: 1 warning\n"
    assert look() == "no problems\n"
    assert look() == ""
    assert look(SLIP) == SAID_OF_SLIP + "1 error\n"


def test_an_edit_above_it_makes_no_news_of_a_problem(look):
    def moved(line):
        return warning(LONELY.rule, Span("content/posts/a.md", line, 8), LONELY.message)

    look(moved(5), moved(7))
    assert look(moved(6), moved(8)) == ""
    assert ":20:8: " in look(moved(6), moved(8), moved(20))
    assert look(moved(3), moved(20)) == "fixed; remaining: 2 warnings\n"


def test_what_an_error_hides_is_not_told_again_when_it_is_mended(look):
    look(LONELY, HERE)
    assert look(SLIP) == SAID_OF_SLIP + "1 error\n"
    other = error("yaml-syntax", Span("site.yaml", 1, 1), "there is no key")
    assert look(SLIP, other).endswith("2 errors (1 reported earlier)\n")
    assert look(SLIP) == "fixed; remaining: 1 error\n"
    assert look(LONELY, HERE) == "fixed; remaining: 2 warnings\n"
    assert look() == "no problems\n"
