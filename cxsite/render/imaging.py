"""Pixels: pictures made smaller, turned upright, written in other formats. The one module that knows Pillow's pictures.

The same picture gives the same bytes on every machine with the same Pillow: no threads in the encoders, no metadata, and colours
of any profile brought to sRGB. `RECIPE` is part of every key, and is counted up when bytes come out differently.
"""

from functools import lru_cache
from io import BytesIO
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from PIL.Image import Image, Resampling

RECIPE = "4"
#: How each format is written. AVIF at speed 8 is five times as quick as at the usual 6, and hardly larger; at 9 it would be four
#: times as quick again, but 7 % larger for each reader, and a copy is made once.
_WAYS: dict[str, dict[str, Any]] = {
    "avif": {"quality": 60, "speed": 8, "max_threads": 1, "codec": "aom"},
    "webp": {"quality": 80, "method": 4},
    "jpeg": {"quality": 90, "optimize": True},
    "png": {"optimize": True},
    "gif": {},
}
#: Exif's tag of how a camera was held, and what it says of one on its side.
_ORIENTATION, _SIDEWAYS = 0x0112, range(5, 9)
_WHOLE = frozenset({"RGB", "RGBA", "L", "LA"})


class NoPictureError(Exception):
    """The pixels cannot be made from the file; the text says why."""


def weight(width: int, height: int) -> int:
    """About how many pages of text could be made while one picture of that size is."""
    return 20 + width * height // 40_000


def scaled(data: bytes, width: int, form: str) -> bytes:
    """The picture, upright, `width` pixels wide, in the format `form`. Raises NoPictureError."""
    return _written(_sized(data, width), form)


def upright(data: bytes, form: str) -> bytes:
    """The picture in its own size and format, turned as it is to be seen. Raises NoPictureError."""
    return _written(_opened(data), form)


@lru_cache(maxsize=1)
def _sized(data: bytes, width: int) -> "Image":
    """The pixels of a copy, which are kept for its next format."""
    image = _opened(data, width)
    size = width, max(1, round(image.height * width / image.width))
    return image if image.size == size else image.resize(size, _filter(), reducing_gap=3.0)


def _opened(data: bytes, width: int = 0) -> "Image":
    """All pixels, upright, in colours a browser expects. A JPEG is unpacked no larger than twice the `width`, if that can be."""
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
    """The same in RGB or grey with eight bits, with transparency where there is any, in sRGB."""
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
        return image  # a profile that makes no sense, or is for other colours, is passed over, as browsers do
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
