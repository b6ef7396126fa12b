"""Two engines on one text: would readers get a different page? Checked before a publication switches engines."""

from dataclasses import replace
from html.parser import HTMLParser

from cxsite.model.site import MarkdownSettings, Site
from cxsite.parse.pages import page
from cxsite.parse.posts import post


def differs(path: str, data: bytes, site: Site, engine: str) -> bool:
    """Whether `engine` would give the post or page different HTML, or different problems that stop a build.

    Differences that no browser shows do not count: white space between words and tags, the order of attributes, entities.
    """
    other = replace(site, markdown=MarkdownSettings(engine, site.markdown.extensions))
    return _shape(path, data, site) != _shape(path, data, other)


def _shape(path: str, data: bytes, site: Site) -> object:
    """The body as comparable values; the errors if there is none."""
    read = page if path.startswith("content/pages/") else post
    found = read(path, data, site)
    if found.value is None:
        return tuple(sorted({problem.rule for problem in found.problems if problem.severity == "error"}))
    document, body = found.value
    reader = _Reader()
    for piece in body.pieces:
        reader.feed(piece if isinstance(piece, str) else f"\0{piece.context} {document.outline.uses[piece.use]!r}\0")
    reader.close()
    return reader.told


class _Reader(HTMLParser):
    """Collects tags with sorted attributes, and words; inside `pre`, every character."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.told: list[object] = []
        self._verbatim = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """A start tag with its attributes."""
        self.told.append((tag, tuple(sorted((name, value or "") for name, value in attrs))))
        self._verbatim += tag == "pre"

    def handle_endtag(self, tag: str) -> None:
        """An end tag."""
        self.told.append(f"/{tag}")
        self._verbatim -= tag == "pre"

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """`<br />` is `<br>`."""
        self.handle_starttag(tag, attrs)

    def handle_data(self, data: str) -> None:
        """Text."""
        self.told.extend([data] if self._verbatim else data.split())
