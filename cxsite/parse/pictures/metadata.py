"""A picture without what a camera or program wrote beside the pixels: place, time, owner, thumbnail, history.

The pixels are untouched; nothing is recompressed. Whatever affects how they look is kept: colour profile, gamma, density,
transparency, the loop of an animation. What follows the end of a picture (some phones append a video) is removed too.
"""

from cxsite.model.picture import PictureFormat
from cxsite.parse.pictures.picture_parts import BrokenPictureError, Part, format_of, head_length, parts

_PNG_GOES = frozenset({"tEXt", "zTXt", "iTXt", "eXIf", "tIME"})
_WEBP_GOES = frozenset({"EXIF", "XMP "})
_EXIF_AND_XMP = 0x0C  # the VP8X flags that announce them


def without_metadata(data: bytes) -> bytes:
    """The file without its metadata; unchanged if it is broken or not a picture, which a rule reports where it is used."""
    form = format_of(data)
    if form is None:
        return data
    try:
        found = parts(data, form)
    except BrokenPictureError:
        return data
    kept = [data[: head_length(data, form)], *(data[p.start : p.end] for p in found if not _goes(data, p, form))]
    return _webp(kept) if form == "webp" else b"".join(kept)


def _goes(data: bytes, part: Part, form: PictureFormat) -> bool:
    match form:
        case "png":
            return part.kind in _PNG_GOES
        case "jpeg":
            return _jpeg_goes(part.kind, data[part.inside : part.inside + 12])
        case "gif":
            return part.kind == "FE" or (part.kind == "FF" and data[part.inside + 1 : part.inside + 9] == b"XMP Data")
        case _:
            return part.kind in _WEBP_GOES


def _jpeg_goes(kind: str, begins: bytes) -> bool:
    """Of the application segments, E0 is JFIF, E2 may be the colour profile and EE describes Adobe's colours: these stay."""
    if kind == "E2":
        return not begins.startswith(b"ICC_PROFILE")
    return kind == "FE" or (kind[0] == "E" and kind not in {"E0", "EE"})


def _webp(kept: list[bytes]) -> bytes:
    """The container rebuilt: its length, and its flags without those that no longer hold."""
    rest = [
        part[:8] + bytes([part[8] & ~_EXIF_AND_XMP]) + part[9:] if part[:4] == b"VP8X" else part for part in kept[1:]
    ]
    body = b"WEBP" + b"".join(rest)
    return b"RIFF" + len(body).to_bytes(4, "little") + body
