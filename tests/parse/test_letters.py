"""Readers' letters: their words stay plain text, and a letter that cannot be printed is reported with its position."""

import unicodedata

import nh3
import pytest
from hypothesis import given
from hypothesis import strategies as st

from cxsite.model.site import Site
from cxsite.parse.letter_files import letter
from cxsite.parse.strangers import LONGEST, paragraphs, plain
from cxsite.render.strangers import html

SITE = Site("T", "https://x.example", "UTC")
PATH = "content/letters/a.md"
HEAD = "---\nletter_to: late-refunds\nreceived: 2026-10-03\n"


def read(text):
    return letter(PATH, text.encode(), SITE)


def test_a_letter_as_written():
    found = read(
        HEAD
        + "name: R.  Osei\npublish: with-name\nedited: true\nreply_by: priya\nletter: |\n  One\n  line.\n\n  Two.\n---\nThanks.\n"
    )
    assert not found.problems
    made, body = found.value
    assert (made.to, made.id, made.name, made.publish, made.edited, made.reply_by) == (
        "late-refunds", "a", "R. Osei", "with-name", True, "priya",
    )  # fmt: skip
    assert made.paragraphs == ("One line.", "Two.")
    assert body.pieces == ("<p>Thanks.</p>",)


def test_without_a_word_of_the_reader_nothing_is_published():
    assert read(HEAD + "letter: Hello.\n---\n").value[0].publish == "no"


@pytest.mark.parametrize(
    ("text", "rule", "line"),
    [
        (HEAD + "letter: Hello.\n---\n## A heading\n", "reply-too-much", 1),
        (HEAD + "letter: Hello.\n---\n![A queue](queue.jpg)\n", "reply-too-much", 1),
        (HEAD + "letter: Hello.\n---\n{{ chart support.recommend }}\n", "reply-too-much", 1),
        (HEAD + f"letter: {'x' * (LONGEST + 1)}\n---\n", "letter-too-long", 4),
        (HEAD + f"name: {'x' * 10_000}\nletter: Hello.\n---\n", "letter-too-long", 4),
        (HEAD + "---\n", "missing-key", 1),
        (HEAD + "publish: yes\nletter: Hello.\n---\n", "unknown-choice", 4),
    ],
)
def test_what_cannot_be_printed_is_told(text, rule, line):
    problems = read(text).problems
    assert [(p.rule, p.span.line) for p in problems if p.severity == "error"] == [(rule, line)]


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        ("a\u202eb\u2066c\u200fd\u061ce", "abcde"),
        ("zero\u200bwidth\ufeff and\u2060 soft\u00adhyphen", "zerowidth and softhyphen"),
        ("p\u0430ypal", "p\u0430ypal"),
        ("e\u0301", "é"),
        ("z\u0310\u0311\u0312\u0313\u0314", "z\u0310\u0311"),
        ("bell\x07, next line\x85, tab\tend", "bell, next line, tab end"),
        ("a\u200db", "ab"),
        ("👩🏽\u200d🚀 🏳️\u200d🌈", "👩🏽\u200d🚀 🏳️\u200d🌈"),
        ("می\u200cخواهم", "می\u200cخواهم"),
        ("क्\u200dष", "क्\u200dष"),
        ("tag\U000e0041\U000e007f", "tag"),
        ("lone\ud800", "lone"),
    ],
)
def test_signs_that_turn_hide_or_heap_are_taken_out(written, kept):
    assert plain(written) == kept


def test_paragraphs_end_at_empty_lines_alone():
    assert paragraphs("one\ntwo  three\n \n\n\nfour\n") == ("one two three", "four")
    assert paragraphs(" \n \n") == ()


@given(st.text())
def test_cleaning_twice_is_cleaning_once(written):
    once = plain(written)
    assert plain(once) == once
    assert unicodedata.is_normalized("NFC", once)


@given(st.lists(st.text(alphabet="<>&\"'/= \n\x00!-[]abp;#\xa0\u2028é\u202f"), max_size=4))
def test_no_text_comes_out_of_the_escaping_as_more_than_text(written):
    made = html(tuple(p for part in written for p in paragraphs(plain(part))))
    assert nh3.clean(made, tags={"p"}, attributes={"p": {"dir"}}) == made
