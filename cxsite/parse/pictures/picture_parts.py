"""The parts of a picture file: chunks, segments, blocks. Sources: the PNG, JPEG (T.81 B.1), GIF89a and WebP formats.

Only the structure is walked and no pixel is decoded, so that reading a picture's facts needs no imaging library. A file that
is truncated or inconsistent raises `BrokenPictureError`.
"""

import re
import zlib
from collections.abc import Callable, Iterator
from typing import NamedTuple

from cxsite.model.picture import PictureFormat

_PNG, _JPEG = b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff"
_MARKER = re.compile(rb"\xff+([^\x00\x01\xff\xd0-\xd8])")  # never inside compressed data, to which D0 to D7 belong
_END_OF_IMAGE = 0xD9


class BrokenPictureError(Exception):
    """The file is not what its first bytes promise; the text says how."""


class Part(NamedTuple):
    """A part, by its name ("IHDR", "E1", "VP8 "), from `start` up to `end`; its content begins at `inside`."""

    kind: str
    start: int
    end: int
    inside: int


def format_of(data: bytes) -> PictureFormat | None:
    """The format according to the first bytes, whatever the file is called; None for any other format."""
    if data.startswith(_PNG):
        return "png"
    if data.startswith(_JPEG):
        return "jpeg"
    if data.startswith((b"GIF87a", b"GIF89a")):
        return "gif"
    return "webp" if data[:4] == b"RIFF" and data[8:12] == b"WEBP" else None


def parts(data: bytes, form: PictureFormat) -> list[Part]:
    """All parts after the file's head, in order, each up to the next one. Raises BrokenPictureError."""
    return list(_WALKS[form](data))


def head_length(data: bytes, form: PictureFormat) -> int:
    """The number of bytes before the first part."""
    if form == "gif":
        return 13 + _colours(_byte(data, 10))
    return {"png": 8, "jpeg": 2, "webp": 12}[form]


def _png(data: bytes) -> Iterator[Part]:
    at, kind = 8, ""
    while kind != "IEND":
        end = at + 12 + _number(data, at, 4)
        kind = _piece(data, at + 4, 4).decode("latin-1")
        body = _piece(data, at + 4, end - at - 8)
        if zlib.crc32(body) != _number(data, end - 4, 4):
            raise BrokenPictureError("part of it is damaged")
        yield Part(kind, at, end, at + 8)
        at = end


def _jpeg(data: bytes) -> Iterator[Part]:
    """Compressed data that follows a segment belongs to it."""
    at, before = 2, None
    while True:
        found = _MARKER.search(data, at)
        if not found:
            raise BrokenPictureError("it ends too early")
        if before:
            yield before._replace(end=found.start())
        if found[1][0] == _END_OF_IMAGE:
            yield Part("D9", found.start(), found.end(), found.end())
            return
        at = found.end() + _number(data, found.end(), 2)
        before = Part(f"{found[1][0]:02X}", found.start(), at, found.end() + 2)


def _gif(data: bytes) -> Iterator[Part]:
    at = head_length(data, "gif")
    while (mark := _byte(data, at)) != 0x3B:
        if mark == 0x21:
            kind, inside = f"{_byte(data, at + 1):02X}", at + 2
        elif mark == 0x2C:
            kind, inside = "image", at + 11 + _colours(_byte(data, at + 9))
        else:
            raise BrokenPictureError("part of it is damaged")
        end = inside
        while length := _byte(data, end):
            end += length + 1
        yield Part(kind, at, end + 1, inside)
        at = end + 1
    yield Part("end", at, at + 1, at + 1)


def _webp(data: bytes) -> Iterator[Part]:
    at, whole = 12, 8 + int.from_bytes(_piece(data, 4, 4), "little")
    if whole > len(data) + 1:  # some writers leave out the last byte, which is only padding
        raise BrokenPictureError("it ends too early")
    while at + 8 <= whole:
        length = int.from_bytes(_piece(data, at + 4, 4), "little")
        end = at + 8 + length
        if end > len(data):
            raise BrokenPictureError("it ends too early")
        yield Part(_piece(data, at, 4).decode("latin-1"), at, min(end + (length & 1), len(data)), at + 8)
        at = end + (length & 1)


def _colours(flags: int) -> int:
    """The length of the colour table that these flags of a GIF announce."""
    return 3 << ((flags & 7) + 1) if flags & 0x80 else 0


def _piece(data: bytes, at: int, length: int) -> bytes:
    found = data[at : at + length]
    if len(found) < length:
        raise BrokenPictureError("it ends too early")
    return found


def _number(data: bytes, at: int, length: int) -> int:
    return int.from_bytes(_piece(data, at, length))


def _byte(data: bytes, at: int) -> int:
    return _number(data, at, 1)


_WALKS: dict[PictureFormat, Callable[[bytes], Iterator[Part]]] = {
    "png": _png,
    "jpeg": _jpeg,
    "gif": _gif,
    "webp": _webp,
}
