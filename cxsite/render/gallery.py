"""The pictures of a publication as pages show them: their size, and smaller copies of them in newer formats.

A copy's address depends on the picture's bytes, the recipe and the version of Pillow, so its content never changes: browsers
may cache it forever, and two posts with the same picture share its copies. No pixel is touched here; see `copies` for the
outputs.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import field

from cxsite.keys.digest import of_bytes
from cxsite.keys.kept import Kept
from cxsite.keys.versions import installed
from cxsite.model.addresses import address_of, file_of
from cxsite.model.frozen import dataclass
from cxsite.model.library import Library
from cxsite.model.picture import Picture
from cxsite.render import imaging
from cxsite.render.links import Links
from cxsite.render.picture_views import ImageView, SourceView

COPIES = "/assets/pictures/"
#: The widths of copies, in pixels: for pictures in a page, and for portraits, which are shown 96 pixels wide.
PAGE, FACE = (480, 960, 1600), (96, 192)
FORMATS = ("avif", "webp")
_SMALL_FILE = 6_000


@dataclass(frozen=True, slots=True)
class Pictures:
    """What is known of pictures, and how they are published.

    `facts` are by content path. `plain` removes the metadata from a file's bytes. `kept` caches what was made before. Without
    `copies` (in the preview, where there is no slow network) only the original pictures are used.
    """

    facts: Mapping[str, Picture] = field(default_factory=dict)
    plain: Callable[[bytes], bytes] = bytes
    kept: Kept = field(default_factory=Kept)
    copies: bool = True


@dataclass(frozen=True, slots=True)
class Hung:
    """A published picture: its content path, the hash of its bytes, and its facts."""

    path: str
    digest: str
    facts: Picture

    @property
    def has_copies(self) -> bool:
        """False for an animation, which would stop moving, for an SVG, which fits all screens, and for a small file."""
        return self.facts.format != "svg" and not self.facts.moving and self.facts.size > _SMALL_FILE


@dataclass(frozen=True, slots=True)
class Copy:
    """A smaller copy to be made: its address, its width in pixels, and its format."""

    address: str
    width: int
    format: str


class Gallery:
    """All published pictures: `hung` are those whose facts are known, by the href that pages use."""

    def __init__(self, library: Library, pictures: Pictures, digests: Mapping[str, str], links: Links) -> None:
        self._links, self._copies = links, pictures.copies
        self._views: dict[tuple[str, str, tuple[int, ...]], ImageView] = {}
        self.hung: dict[str, Hung] = {}
        places = [(path, file_of(address), digests.get(path, "")) for path, address in library.assets.items()]
        places += [(path, path.removeprefix("static/"), known) for path, known in library.static.items()]
        for path, file, known in places:
            facts = pictures.facts.get(path)
            if facts and known and not facts.fault:
                self.hung[links.href(address_of(file))] = Hung(path, known, facts)

    def find(self, href: str) -> Hung | None:
        """The picture at an href, or None if it is not one of ours."""
        return self.hung.get(href)

    def view(self, href: str, alt: str, widths: tuple[int, ...] = PAGE) -> ImageView:
        """What a page needs to show the picture at `href`; cached, so that pages share it."""
        key = (href, alt, widths)
        known = self._views.get(key)
        if known is None:
            known = self._views[key] = self._view(href, alt, widths)
        return known

    def copies(self, href: str, widths: tuple[int, ...]) -> Iterator[Copy]:
        """The copies of the picture at `href`, ordered by format and width. None is wider than the picture itself."""
        hung = self.hung.get(href)
        if hung is None or not self._copies or not hung.has_copies:
            return
        own = hung.facts.width
        key = of_bytes(f"{hung.digest} {maker()}".encode())[:16]
        ladder = [width for width in widths if width < own] + ([own] if own <= widths[-1] else [])
        for form in FORMATS:
            yield from (Copy(f"{COPIES}{key}-{width}.{form}", width, form) for width in ladder)

    def _view(self, href: str, alt: str, widths: tuple[int, ...]) -> ImageView:
        hung = self.hung.get(href)
        if hung is None:
            return ImageView(href, alt)
        sets: dict[str, list[str]] = {}
        for copy in self.copies(href, widths):
            sets.setdefault(copy.format, []).append(f"{self._links.href(copy.address)} {copy.width}w")
        sources = tuple(SourceView(f"image/{form}", ", ".join(each)) for form, each in sets.items())
        return ImageView(href, alt, hung.facts.width, hung.facts.height, sources)


def maker() -> str:
    """The version of what makes the pixels: another recipe or another Pillow may give different ones."""
    return f"{imaging.RECIPE} {installed('pillow')}"
