"""Outputs for pictures: the files themselves without camera metadata, and smaller copies of those that pages show."""

from collections.abc import Callable, Iterator

from cxsite.keys.digest import of_bytes
from cxsite.model.addresses import file_of, href, is_outside
from cxsite.model.body import Link, Use
from cxsite.model.fills import Fill, Linked
from cxsite.model.library import Library
from cxsite.model.output import Output
from cxsite.model.picture import Picture
from cxsite.model.place import Span
from cxsite.model.problem import Outcome, error
from cxsite.render import imaging
from cxsite.render.gallery import FACE, PAGE, Copy, Gallery, Hung, Pictures, maker

Files = Callable[[str], bytes]
Shown = tuple[str, tuple[int, ...], Span | None]


def original(output: Output, pictures: Pictures) -> Output:
    """The promise of a file that is copied: a picture is published without metadata, and upright; others as they are."""
    facts = pictures.facts.get(output.of)
    if facts is None or facts.format == "svg" or facts.fault:
        return output
    turned = facts.turned != 1
    weight = imaging.weight(facts.width, facts.height) if turned else output.weight
    inputs = (*output.inputs, ("recipe", maker() if turned else imaging.RECIPE))

    def make() -> Outcome[bytes]:
        read = output.make()
        if read.value is None:
            return read
        plain = pictures.plain(read.value)
        return _upright(read.value, facts, inputs, pictures, output.of) if turned else Outcome(plain)

    return Output(output.address, output.kind, inputs, make, output.of, weight=weight)


def outputs(library: Library, gallery: Gallery, pictures: Pictures, files: Files) -> list[Output]:
    """The promises of the copies of all pictures that are shown: in texts, above them, and of authors."""
    found: dict[str, Output] = {}
    for address, widths, span in shown(library):
        hung = gallery.find(address)
        for copy in gallery.copies(address, widths):
            if hung and copy.address not in found:
                found[copy.address] = _copy(copy, hung, pictures, files, span)
    return list(found.values())


def shown(library: Library) -> Iterator[Shown]:
    """The pictures that pages show, with the widths needed."""
    base = library.site.base_path
    for article in library.articles:
        post = article.post
        yield from ((link, PAGE, span) for link, span in in_text(post.outline.uses, article.fills))
        if article.teaser.image:
            yield _href(base, article.teaser.image), PAGE, post.marks.span("image/src")
    for free in library.pages:
        yield from ((link, PAGE, span) for link, span in in_text(free.page.outline.uses, free.fills))
        picture = library.keyed.get((free.page.path, "image/src"))
        if isinstance(picture, Linked):
            yield picture.href, PAGE, free.page.marks.span("image/src")
    for shelf in library.shelf("author"):
        if shelf.picture and shelf.author:
            yield _href(base, shelf.picture), FACE, shelf.author.marks.span("picture")


def in_text(uses: tuple[Use, ...], fills: tuple[Fill, ...]) -> Iterator[tuple[str, Span]]:
    """The hrefs of the pictures in a text, and where each is written."""
    for use, fill in zip(uses, fills, strict=False):
        if isinstance(use, Link) and use.image and isinstance(fill, Linked):
            yield fill.href, use.span


def _href(base: str, address: str) -> str:
    return address if is_outside(address) else href(base, address)


def _copy(copy: Copy, hung: Hung, pictures: Pictures, files: Files, span: Span | None) -> Output:
    """The promise of one copy, whose address depends on everything that its bytes depend on."""
    key, path = copy.address.rpartition("/")[2], hung.path
    weight = imaging.weight(copy.width, copy.width * hung.facts.height // max(1, hung.facts.width))

    def make() -> Outcome[bytes]:
        return _told(
            lambda: pictures.kept.bytes_of(key, lambda: imaging.scaled(files(path), copy.width, copy.format)),
            path,
            span,
        )

    return Output(file_of(copy.address), "asset", (("picture", key),), make, weight=weight)


def _upright(
    data: bytes, facts: Picture, inputs: tuple[tuple[str, str], ...], pictures: Pictures, path: str
) -> Outcome[bytes]:
    key = of_bytes(repr(inputs).encode())
    return _told(lambda: pictures.kept.bytes_of(key, lambda: imaging.upright(data, facts.format)), path, Span(path))


def _told(make: Callable[[], bytes], path: str, span: Span | None) -> Outcome[bytes]:
    try:
        return Outcome(make())
    except imaging.NoPictureError as why:
        message = f"the image {path} cannot be resized: {why}"
        return Outcome(None, (error("broken-picture", span or Span(path), message, "copy or export it again"),))
