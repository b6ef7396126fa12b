"""Every problem that Markdown can cause has a manual page, and every page belongs to a problem that a test shows."""

from cxsite.parse.manual import MANUAL
from cxsite.parse.manual.files import FILES
from cxsite.parse.manual.html import DIALECT, HTML
from cxsite.parse.manual.markdown import MARKDOWN
from tests.parse import golden

SHOWN_ELSEWHERE = {
    "nested-too-deeply", "svg-active", "text-too-long", "too-many-constructs", "too-tangled", "unknown-engine", "unknown-extension",
}  # fmt: skip


def test_rules_and_pages_are_the_same() -> None:
    cases = [case for file in golden.FOLDER.glob("*.md") for case in golden.cases(file)]
    shown = {problem.split()[-1] for case in cases for problem in case.problems}
    assert (shown | SHOWN_ELSEWHERE) - set(FILES) == set(MARKDOWN) | set(HTML) | set(DIALECT)
    assert set(MARKDOWN) | set(HTML) | set(DIALECT) <= set(MANUAL)


def test_pages_begin_with_a_sentence() -> None:
    for page in (*MARKDOWN.values(), *HTML.values(), *DIALECT.values()):
        assert page.splitlines()[0].endswith((".", "…"))
        assert max(map(len, page.splitlines())) <= 130


def test_pages_of_editorial_rules_show_what_is_wrong_and_what_is_right() -> None:
    for rule, page in DIALECT.items():
        assert "\nWrong:\n\n    " in page, rule
        assert "\nRight:\n\n    " in page, rule
