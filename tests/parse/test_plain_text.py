import pytest
from hypothesis import given
from hypothesis import strategies as st

from cxsite.parse.values.plain_text import text, turned_round
from tests.parse.told import told

GOOD = {
    "plain": (b"a\nb\n", "a\nb\n"),
    "byte order mark": (b"\xef\xbb\xbfa\n", "a\n"),
    "CRLF": (b"a\r\nb\r\n", "a\nb\n"),
    "lone CR": (b"a\rb\r", "a\nb\n"),
    "mixed": (b"a\r\nb\rc\n", "a\nb\nc\n"),
    "next line is a character": ("a\x85b".encode(), "a\x85b"),
    "empty": (b"", ""),
}

BAD = {
    "UTF-16, little": (
        "a".encode("utf-16"),
        ["1:1 error utf-16: this file looks like UTF-16; save it as UTF-8 and build again"],
    ),
    "UTF-16 without a mark": (
        "title".encode("utf-16-be"),
        ["1:1 error utf-16: this file looks like UTF-16; save it as UTF-8 and build again"],
    ),
    "a byte of Latin-1 in line 3": (
        b"a\r\nb\r\n\xc3\xa4bc\xff",
        [
            "3:4 error not-utf8: this is not valid UTF-8 (byte 0xff); save the file as UTF-8, or type the character again"
        ],
    ),
    "a Word document": (
        b"PK\x03\x04\xff",
        [
            (
                "1:1 error not-text: this is a word-processor document or an archive, not a text file; save it as plain text (UTF-8) and put that file here"
            )
        ],
    ),
    "bell": (
        b"ab\nc\x07",
        [
            (
                "2:2 error control-character: the character U+0007 is not allowed in a page or feed; delete it; most editors show it as a "
                "small box or as ^ and a letter"
            )
        ],
    ),
}


@pytest.mark.parametrize("case", GOOD)
def test_bytes_become_text(case):
    data, expected = GOOD[case]
    assert text("a.md", data).value == expected


@pytest.mark.parametrize("case", BAD)
def test_bytes_that_are_no_text(case):
    data, expected = BAD[case]
    outcome = text("a.md", data)
    assert outcome.value is None
    assert told(outcome.problems) == expected


def test_signs_that_turn_letters_round():
    told_of = told(turned_round("a.md", "a\nb\u202ec \u05d0\u200f"))
    expected = "2:2 warning text-turned-round: after the invisible character U+202E, letters are shown in a different order; delete it"
    assert told_of == [expected]


@pytest.mark.parametrize("char", ["\0", "\x08", "\x0b", "\x0c", "\x1f", "\x7f", "\x9f", "\ufffe", "\uffff"])
def test_what_xml_cannot_carry_is_refused(char):
    outcome = text("a.md", f"ab\n{char}".encode())
    assert [(p.rule, p.span.line, p.span.column) for p in outcome.problems] == [("control-character", 2, 1)]


@given(st.binary())
def test_any_bytes_give_a_text_or_a_place(data):
    outcome = text("a.md", data)
    assert (outcome.value is None) == bool(outcome.problems)
    assert all(p.span.line >= 1 and p.span.column >= 1 for p in outcome.problems)
