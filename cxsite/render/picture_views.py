"""What templates get of a picture, part of the contract with themes: see `views`."""

from cxsite.model.frozen import dataclass


@dataclass(frozen=True, slots=True)
class SourceView:
    """Copies of a picture in one format, for `<source>`: media type, and hrefs with their widths."""

    type: str
    srcset: str


@dataclass(frozen=True, slots=True)
class ImageView:
    """A picture: href and alt text; its width and height in pixels, 0 if unknown; its smaller copies."""

    href: str
    alt: str
    width: int = 0
    height: int = 0
    sources: tuple[SourceView, ...] = ()
