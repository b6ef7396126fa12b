"""What is known of a picture file before anybody draws it."""

from typing import Literal

from cxsite.model.frozen import dataclass

PictureFormat = Literal["png", "jpeg", "gif", "webp", "svg"]


@dataclass(frozen=True, slots=True)
class Picture:
    """The facts of one file, read from its first bytes and its structure.

    `width` and `height` are in pixels as the picture is seen, 0 where a file does not say (some SVG). `size` is in bytes.
    `moving` is an animation. `turned` is how a camera held it, as Exif counts: 1 is upright; otherwise the pixels lie turned or
    mirrored in the file. `fault` says why the file cannot be used as a picture and `help` what would do; "" where it can.
    """

    format: PictureFormat
    width: int
    height: int
    size: int
    moving: bool = False
    turned: int = 1
    fault: str = ""
    help: str = ""
