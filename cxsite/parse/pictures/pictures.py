"""A picture file → what is known of it: format, size in pixels, orientation, and, if it cannot be used, why."""

import posixpath
import re
from typing import Literal

from cxsite.model.picture import Picture, PictureFormat
from cxsite.parse.markdown import tags
from cxsite.parse.pictures.picture_parts import BrokenPictureError, Part, format_of, parts

#: The formats by file extension.
ENDINGS: dict[str, PictureFormat] = {
    ".png": "png",
    ".jpg": "jpeg",
    ".jpeg": "jpeg",
    ".gif": "gif",
    ".webp": "webp",
    ".svg": "svg",
}
MOST_BYTES, MOST_PIXELS, LONGEST_SIDE = 32_000_000, 64_000_000, 16_383
_NO_SIZE = {"C4", "C8", "CC"}  # segments between C0 and CF that do not start a frame
_SVG = re.compile(r"<(?:\w+:)?svg\b")
_LENGTH = re.compile(r"\s*([0-9]*\.?[0-9]+)\s*(?:px)?\s*")
_ORDERS: dict[bytes, Literal["little", "big"]] = {b"II": "little", b"MM": "big"}  # of the bytes in Exif
_Sizes = tuple[int, int, bool, int]


def format_by_name(path: str) -> PictureFormat | None:
    """The format according to the file extension; None for other files."""
    return ENDINGS.get(posixpath.splitext(path.lower())[1])


def picture(path: str, data: bytes) -> Picture:
    """The facts. The extension of `path` must be in `ENDINGS`. Never fails: an unusable picture says why it is."""
    named = ENDINGS[posixpath.splitext(path.lower())[1]]
    if named == "svg":
        return Picture("svg", *_svg_size(data[:4096].decode("utf-8", "replace")), len(data))
    found = format_of(data)
    if found is None:
        return Picture(
            named,
            0,
            0,
            len(data),
            fault="this is not an image, whatever its file extension says",
            help="export it again",
        )
    try:
        width, height, moving, turned = _sizes(data, found)
    except BrokenPictureError as broken:
        return Picture(found, 0, 0, len(data), fault=f"the image is broken: {broken}", help="copy or export it again")
    if turned >= 5:
        width, height = height, width
    refusal = _refusal(path, named, found, (len(data), width, height))
    return Picture(found, width, height, len(data), moving, turned, *refusal)


def _refusal(path: str, named: str, found: str, sizes: tuple[int, int, int]) -> tuple[str, str]:
    size, width, height = sizes
    if named != found:
        right = posixpath.splitext(posixpath.basename(path))[0] + {"jpeg": ".jpg"}.get(found, f".{found}")
        return f"the file is named {named.upper()} but contains {found.upper()}", f"rename it to {right}"
    if not width or not height:
        return "the image is empty: one side has no pixels", "export it again"
    if size > MOST_BYTES:
        return f"the image is {size / 1e6:.0f} MB; the maximum is {MOST_BYTES / 1e6:.0f} MB", "make it smaller"
    if width * height > MOST_PIXELS or max(width, height) > LONGEST_SIDE:
        most = f"the maximum is {MOST_PIXELS / 1e6:.0f} million pixels, {LONGEST_SIDE} on one side"
        return f"the image is {width} × {height} pixels; {most}", "make it smaller; 2400 pixels wide is plenty"
    return "", ""


def _sizes(data: bytes, form: PictureFormat) -> _Sizes:
    """Width, height, whether it is animated, and its orientation. Refusals come before anything is decompressed."""
    found = parts(data, form)
    match form:
        case "png":
            return _of_png(data, found)
        case "jpeg":
            return _of_jpeg(data, found)
        case "gif":
            several = sum(part.kind == "image" for part in found) > 1
            return _little(data, 6, 2), _little(data, 8, 2), several, 1
        case _:
            return _of_webp(data, found)


def _of_png(data: bytes, found: list[Part]) -> _Sizes:
    kinds = {part.kind for part in found}
    if found[0].kind != "IHDR" or "IDAT" not in kinds:
        raise BrokenPictureError("it contains no pixels")
    at = found[0].inside
    return int.from_bytes(data[at : at + 4]), int.from_bytes(data[at + 4 : at + 8]), "acTL" in kinds, 1


def _of_jpeg(data: bytes, found: list[Part]) -> _Sizes:
    frame = next((p.inside for p in found if p.kind[0] == "C" and p.kind not in _NO_SIZE), None)
    if frame is None or "DA" not in {part.kind for part in found}:
        raise BrokenPictureError("it contains no pixels")
    height, width = (int.from_bytes(data[at : at + 2]) for at in (frame + 1, frame + 3))
    exif = (
        data[p.inside + 6 : p.end] for p in found if p.kind == "E1" and data[p.inside : p.inside + 6] == b"Exif\0\0"
    )
    return width, height, False, _turned(next(exif, b""))


def _of_webp(data: bytes, found: list[Part]) -> _Sizes:
    moving = any(part.kind in ("ANIM", "ANMF") for part in found)
    exif = next((data[p.inside : p.end].removeprefix(b"Exif\0\0") for p in found if p.kind == "EXIF"), b"")
    for kind, at, _, inside in found:
        if kind == "VP8X":
            return 1 + _little(data, inside + 4, 3), 1 + _little(data, inside + 7, 3), moving, _turned(exif)
        if kind == "VP8L":
            bits = _little(data, at + 9, 4)
            return 1 + (bits & 0x3FFF), 1 + (bits >> 14 & 0x3FFF), moving, 1
        if kind == "VP8 ":
            return _little(data, inside + 6, 2) & 0x3FFF, _little(data, inside + 8, 2) & 0x3FFF, moving, 1
    raise BrokenPictureError("it contains no pixels")


def _turned(exif: bytes) -> int:
    """The orientation (tag 274) in the first directory; 1 if it is missing or invalid."""
    if exif[:2] not in _ORDERS:
        return 1
    order = _ORDERS[exif[:2]]

    def number(at: int, length: int) -> int:
        return int.from_bytes(exif[at : at + length], order)

    first = number(4, 4)
    entries = (first + 2 + 12 * n for n in range(min(number(first, 2), 500)))
    value = next((number(at + 8, 2) for at in entries if number(at, 2) == 274), 1)
    return value if 1 <= value <= 8 else 1


def _little(data: bytes, at: int, length: int) -> int:
    return int.from_bytes(data[at : at + length], "little")


def _svg_size(text: str) -> tuple[int, int]:
    """Width and height of the root element, or else of its viewBox; (0, 0) if it has neither."""
    start = _SVG.search(text)
    if not start:
        return 0, 0
    told = {a.name: a.value for a in tags.attributes(text[start.start() : text.find(">", start.start()) + 1])}
    own = [_LENGTH.fullmatch(told.get(side, "")) for side in ("width", "height")]
    if own[0] and own[1]:
        return round(float(own[0][1])), round(float(own[1][1]))
    box = [_LENGTH.fullmatch(number) for number in re.split(r"[\s,]+", told.get("viewbox", "").strip())[2:4]]
    return (round(float(box[0][1])), round(float(box[1][1]))) if len(box) == 2 and box[0] and box[1] else (0, 0)
