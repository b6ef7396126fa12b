"""Pixels: pictures scaled down, turned upright, written in other formats. The only module that uses Pillow's images.

With the same Pillow, the same picture gives the same bytes on every machine: no threads in the encoders, no metadata, and
colours of any profile converted to sRGB. `RECIPE` is part of every key, and is incremented when the bytes change.
"""

from functools import lru_cache
from io import BytesIO
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from PIL.Image import Image, Resampling

RECIPE = "4"
#: How each format is written. AVIF at speed 8 is five times as fast as at the usual 6, and hardly larger; at 9 it would be four
#: times as fast again, but 7 % larger for each reader, and a copy is made only once.
_WAYS: dict[str, dict[str, Any]] = {
    "avif": {"quality": 60, "speed": 8, "max_threads": 1, "codec": "aom"},
    "webp": {"quality": 80, "method": 4},
    "jpeg": {"quality": 90, "optimize": True},
    "png": {"optimize": True},
    "gif": {},
}
#: Exif's orientation tag, and its values for a camera held on its side.
_ORIENTATION, _SIDEWAYS = 0x0112, range(5, 9)
_WHOLE = frozenset({"RGB", "RGBA", "L", "LA"})


class NoPictureError(Exception):
    """The file cannot be decoded or encoded; the text says why."""


def weight(width: int, height: int) -> int:
    """The approximate time to make one picture of that size, in pages of text."""
    return 20 + width * height // 40_000


def scaled(data: bytes, width: int, form: str) -> bytes:
    """The picture, upright, `width` pixels wide, in the format `form`. Raises NoPictureError."""
    return _written(_sized(data, width), form)


def upright(data: bytes, form: str) -> bytes:
    """The picture in its own size and format, turned upright. Raises NoPictureError."""
    return _written(_opened(data), form)


@lru_cache(maxsize=1)
def _sized(data: bytes, width: int) -> "Image":
    """The pixels of a copy, cached for its next format."""
    image = _opened(data, width)
    size = width, max(1, round(image.height * width / image.width))
    return image if image.size == size else image.resize(size, _filter(), reducing_gap=3.0)


def _opened(data: bytes, width: int = 0) -> "Image":
    """All pixels, upright, in sRGB. If possible, a JPEG is decoded no larger than twice the `width`."""
    from PIL import Image, ImageOps  # noqa: PLC0415  # Pillow costs 50 ms, which only a new picture should

    try:
        image: Image.Image = Image.open(BytesIO(data))
        if width:
            wide, high = image.size
            across = high if image.getexif().get(_ORIENTATION) in _SIDEWAYS else wide
            image.draft(None, (max(1, 2 * width * wide // across), max(1, 2 * width * high // across)))
        image.load()
        return _plain(ImageOps.exif_transpose(image))
    except (OSError, SyntaxError, ValueError, EOFError, Image.DecompressionBombError) as why:
        raise NoPictureError(str(why)) from why


def _plain(image: "Image") -> "Image":
    """The same picture in 8-bit RGB or grey, with transparency if there is any, in sRGB."""
    profile = image.info.get("icc_profile")
    if image.mode.startswith("I"):
        image = image.convert("I").point(lambda value: value / 256).convert("L")
    elif image.mode not in _WHOLE:
        image = _in_srgb(image, profile) if image.mode == "CMYK" and profile else image
        image = image.convert("RGBA" if image.has_transparency_data else "RGB")
    return _in_srgb(image, profile) if profile and image.mode in {"RGB", "RGBA"} else image


def _in_srgb(image: "Image", profile: bytes) -> "Image":
    from PIL import ImageCms  # noqa: PLC0415  # as above

    try:
        own = ImageCms.ImageCmsProfile(BytesIO(profile))
        mode = "RGB" if image.mode == "CMYK" else image.mode
        made = ImageCms.profileToProfile(image, own, ImageCms.createProfile("sRGB"), outputMode=mode)
    except (ImageCms.PyCMSError, OSError, ValueError):
        return image  # a profile that is broken, or for other colours, is ignored, as in browsers
    assert made is not None  # noqa: S101  # only None where it was asked to change the picture in place
    made.info.pop("icc_profile", None)
    return made


def _written(image: "Image", form: str) -> bytes:
    if form == "jpeg" and image.mode not in {"RGB", "L"}:
        image = image.convert("RGB")
    image.info.clear()
    out = BytesIO()
    try:
        image.save(out, form.upper(), **_WAYS[form])
    except (OSError, ValueError, KeyError) as why:
        raise NoPictureError(f"it cannot be written as {form.upper()}: {why}") from why
    return out.getvalue()


def _filter() -> "Resampling":
    from PIL.Image import Resampling  # noqa: PLC0415  # as above

    return Resampling.LANCZOS
