"""What is known about an image file without decoding it."""

from typing import Literal

from cxsite.model.frozen import dataclass

PictureFormat = Literal["png", "jpeg", "gif", "webp", "svg"]


@dataclass(frozen=True, slots=True)
class Picture:
    """The properties of one file, read from its first bytes and its structure.

    `width` and `height` are in pixels as the image is seen, 0 if the file does not say (some SVG). `size` is in bytes.
    `moving` means an animation. `turned` is the Exif orientation: 1 is upright; otherwise the pixels are rotated or mirrored in
    the file. `fault` says why the file cannot be used as an image and `help` what to do; "" if it can.
    """

    format: PictureFormat
    width: int
    height: int
    size: int
    moving: bool = False
    turned: int = 1
    fault: str = ""
    help: str = ""
