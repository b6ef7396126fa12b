"""The encoding of an export: UTF-8 with or without a byte order mark, UTF-16, or Windows' cp1252.

Every byte is checked before anything is parsed, block by block, so that a file is never half counted in one encoding.
"""

import codecs
from collections.abc import Iterator
from pathlib import Path

from cxsite.importers.refusing import Refused

_BLOCK = 1 << 20
_MARKS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
_RESAVE = "export it again as CSV with UTF-8, or save it that way from a spreadsheet"


def encoding(file: Path, path: str) -> str:
    """The name of the encoding of `file`. Raises Refused, naming `path`, if it is none of those or not text at all."""
    with file.open("rb") as stream:
        start = stream.read(4096)
    if not start.strip():
        raise Refused("answers-empty", path, "this file is empty", "export it again")
    _tell_other_kinds(start, path)
    marked = next((name for mark, name in _MARKS if start.startswith(mark)), "") or _unmarked_utf16(start)
    broken = _first_fault(file, marked or "utf-8")
    if broken is None:
        return marked or "utf-8"
    offset, seen_letters = broken
    if marked or seen_letters or not _is_cp1252(file):
        raise Refused(
            "answers-encoding",
            path,
            f"this file contains bytes that are not {marked or 'UTF-8'} text ({_place(file, offset)})",
            _RESAVE,
        )
    return "cp1252"


def _tell_other_kinds(start: bytes, path: str) -> None:
    if start.startswith(b"PK\x03\x04"):
        message = "this is a compressed file: an Excel workbook or a zip"
        raise Refused("answers-encoding", path, message, "unzip a zip; save a workbook as CSV UTF-8")
    if start.startswith((b"PAR1", b"\x1f\x8b", b"%PDF", b"\xd0\xcf\x11\xe0")):
        raise Refused("answers-encoding", path, "this is not a text file", "save CSV as .csv and Parquet as .parquet")


def _unmarked_utf16(start: bytes) -> str:
    """UTF-16 without a byte order mark, recognised by its zeros: every other byte of Latin text is one."""
    even, odd = start[0::2].count(0), start[1::2].count(0)
    if max(even, odd) * 3 < len(start) // 2:
        return ""
    return "utf-16-le" if odd > even else "utf-16-be"


def _first_fault(file: Path, name: str) -> tuple[int, bool] | None:
    """Where decoding fails, and whether letters beyond ASCII were decoded before; None if it does not fail."""
    decoder = codecs.getincrementaldecoder(name)()
    done, letters = 0, False
    for block in _blocks(file):
        try:
            text = decoder.decode(block, final=not block)
        except UnicodeDecodeError as fault:
            held = len(fault.object) - len(block)
            before = fault.object[: fault.start].decode(name, "ignore")
            return done - held + fault.start, letters or not before.isascii()
        done, letters = done + len(block), letters or not text.isascii()
    return None


def _is_cp1252(file: Path) -> bool:
    """Whether all bytes are letters, digits, symbols or line ends of cp1252."""
    never = bytes({*range(9), 11, *range(14, 32), 0x7F, 0x81, 0x8D, 0x8F, 0x90, 0x9D})
    return all(block.translate(None, never) == block for block in _blocks(file))


def _blocks(file: Path) -> Iterator[bytes]:
    """The blocks of the file, with a final b""."""
    with file.open("rb") as stream:
        while block := stream.read(_BLOCK):
            yield block
    yield b""


def _place(file: Path, offset: int) -> str:
    with file.open("rb") as stream:
        line, left, last = 1, offset, 0
        while left and (block := stream.read(min(left, _BLOCK))):
            line += block.count(b"\n")
            cut = block.rfind(b"\n")
            last = last + len(block) if cut < 0 else len(block) - cut - 1
            left -= len(block)
    return f"line {line}, byte {last + 1}"
