"""Bytes of a file → text with LF line ends, or where they are not valid text.

A byte order mark is skipped; CRLF and a lone CR become LF, so that lines and columns match those in an editor.
Characters that XML cannot represent are refused here, once: no later module needs to consider them.
"""

import re

from cxsite.model.place import Span
from cxsite.model.problem import Outcome, Problem, error, warning

_BOM = b"\xef\xbb\xbf"
_UTF16 = (b"\xff\xfe", b"\xfe\xff")
_FOREIGN = (
    (b"PK\x03\x04", "a word-processor document or an archive"),
    (b"{\\rtf", "a word-processor document (RTF)"),
    (b"\xd0\xcf\x11\xe0", "a word-processor document"),
    (b"%PDF-", "a PDF"),
)
_CONTROLS = bytes([*range(9), 11, 12, *range(14, 32), 127])
_SUSPECT = re.compile(rb"\xc2[\x80-\x84\x86-\x9f]|\xef\xbf[\xbe\xbf]")
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]")
_TURNING = re.compile("[\u202d\u202e]")
_TOLD = 10


def text(path: str, data: bytes) -> Outcome[str]:
    """The text of a file with LF line ends, without a byte order mark; none if the bytes are not clean UTF-8."""
    if data.startswith(_UTF16) or _alternates_with_nul(data):
        message = "this file looks like UTF-16"
        return Outcome(None, (error("utf-16", Span(path, 1, 1), message, "save it as UTF-8 and build again"),))
    if program := next((name for start, name in _FOREIGN if data.startswith(start)), ""):
        advice = "save it as plain text (UTF-8) and put that file here"
        return Outcome(None, (error("not-text", Span(path, 1, 1), f"this is {program}, not a text file", advice),))
    data = data.removeprefix(_BOM)
    try:
        plain = _with_plain_line_ends(data.decode())
    except UnicodeDecodeError as problem:
        return Outcome(None, (_not_utf8(path, data, problem.start),))
    if len(data.translate(None, _CONTROLS)) == len(data) and (data.isascii() or not _SUSPECT.search(data)):
        return Outcome(plain)
    return Outcome(None, _control_characters(path, plain))


def turned_round(path: str, plain: str) -> tuple[Problem, ...]:
    """Warnings of characters that reverse the direction of the letters after them in any language: U+202D and U+202E."""
    if plain.isascii():
        return ()
    message, advice = "after the invisible character {}, letters are shown in a different order", "delete it"
    hits = zip(_TURNING.finditer(plain), range(_TOLD), strict=False)
    return tuple(
        warning("text-turned-round", _place(path, plain[: hit.start()]), message.format(_number(hit[0])), advice)
        for hit, _ in hits
    )


def forbidden(written: str) -> str:
    """The first character in `written` that no page or feed can contain, by its code point ("U+0007"), or ""."""
    found = _FORBIDDEN.search(written)
    return _number(found[0]) if found else ""


def _alternates_with_nul(data: bytes) -> bool:
    start = data[:64]
    return len(start) >= 4 and (start[::2].count(0) == len(start[::2]) or start[1::2].count(0) == len(start[1::2]))


def _with_plain_line_ends(written: str) -> str:
    return written.replace("\r\n", "\n").replace("\r", "\n") if "\r" in written else written


def _not_utf8(path: str, data: bytes, at: int) -> Problem:
    before = _with_plain_line_ends(data[:at].decode())
    message = f"this is not valid UTF-8 (byte 0x{data[at]:02x})"
    return error("not-utf8", _place(path, before), message, "save the file as UTF-8, or type the character again")


def _control_characters(path: str, plain: str) -> tuple[Problem, ...]:
    found = [
        error(
            "control-character",
            _place(path, plain[: hit.start()]),
            f"the character {_number(hit[0])} is not allowed in a page or feed",
            "delete it; most editors show it as a small box or as ^ and a letter",
        )
        for hit, _ in zip(_FORBIDDEN.finditer(plain), range(_TOLD), strict=False)
    ]
    return tuple(found)


def _place(path: str, before: str) -> Span:
    return Span(path, before.count("\n") + 1, len(before) - (before.rfind("\n") + 1) + 1)


def _number(char: str) -> str:
    return f"U+{ord(char):04X}"
