"""What is noted of a text's wording, and that noting it takes linear, not quadratic, time."""

import re
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cxsite.parse.markdown.places import Places
from cxsite.parse.markdown.wording import said, waivers, without_code

TERMS = (("FCR", "first contact resolution"),)


def noted(text):
    return [
        (s.about, s.words, s.span.line, s.span.column, s.backed)
        for s in said(Places(text, "a.md", 5), TERMS)
        if s.about != "figure"
    ]


def test_every_kind_with_its_place():
    text = "Intro [here](a.md) and <https://example.org/a_(b)>.\n\nThe industry average is 42. We promise to answer. FCR fell.\n\n> Thanks.\n> — A customer\n"
    assert noted(text) == [
        ("link", "here", 5, 8, False),
        ("outside", "https://example.org/a_(b)", 5, 25, False),
        ("quote", "A customer", 10, 5, False),
        ("comparison", "industry average", 7, 5, False),
        ("promise", "We promise to answer.", 7, 29, False),
        ("term", "FCR", 7, 51, False),
    ]


@pytest.mark.parametrize(
    "text",
    ["`[here](x)`", "``[here](x)``", "```\n[here](x)\n```", "~~~ a\n[here](x)", "<!-- [here](x)", "a `b\n[here](x)` c"],
)
def test_code_and_comments_say_nothing(text):
    assert [place for place in noted(text) if place[0] != "typed"] == []


def test_a_backtick_alone_hides_nothing():
    assert noted("a ` b [here](x)\n\nanother ` one")[0][:2] == ("link", "here")


def test_a_waiver_reaches_to_the_end_of_its_paragraph():
    (waiver,) = waivers(Places("One.\n\n<!-- allow link-text: it is\na quote -->\nTwo\nthree.\n\nFour.", "a.md", 5))
    assert (waiver.rule, waiver.reason, waiver.first, waiver.last) == ("link-text", "it is a quote", 7, 10)


PIECES = ["`", "` a ", "``a`", "[", "[a](", "[a](b) ", "<", "<!--", "<!-- allow a:", "> — a\n", "~~~\n", "```\n", "we promise to ", "industry average 4 ", "](http://(",
          "<https://a", "FCR (", "[[x]] ", "==a== ", "==a", ":::a\n", ":::a ", ":", ":::{", "https://a.b/(", "https://a.b/c(d). ", "http://a.b/!!", "> • ", "- [ ] ", "**a", "** a ", "|-|\n", "|a", "{: ", "{:a ", "| ", "{{ a b.c ", "{{ a@2026 ", "1) a\n", "1) ", ")[", ")[https://a ", "a b c\n", "\n\n", " ", "   \n",
          "we "]  # fmt: skip


def seconds(text):
    """Processor time of this thread, however busy the machine is: the best of three."""
    best = 9.0
    for _ in range(3):
        begun = time.thread_time()
        places = Places(text, "a.md", 1)
        said(places, TERMS)
        waivers(places)
        best = min(best, time.thread_time() - begun)
    return best


@pytest.mark.parametrize("piece", PIECES)
def test_time_grows_with_the_text_and_not_with_its_square(piece):
    few, many = seconds(piece * 1000), seconds(piece * 8000)
    assert many < max(few * 8 * 4, 0.05), (few, many)


BLANKED = re.compile(
    r"^[ \t>]*(?P<bar>`{3,}|~{3,})[^\n]*\n(?:.*?^[ \t>]*(?P=bar)[`~]*[ \t]*$|.*\Z)|(?<!`)`++(?:[^`\n]|\n(?!\n))++`++|<!--(?:.*?-->|.*\Z)",
    re.MULTILINE | re.DOTALL,
)


@given(st.lists(st.sampled_from([*PIECES, "-->", "> ", "\t", "````"]), max_size=14).map("".join))
def test_code_and_comments_are_blanked_as_one_expression_would(text):
    assert without_code(text) == BLANKED.sub(lambda match: re.sub(r"[^\n]", " ", match[0]), text)
