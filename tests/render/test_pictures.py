"""Pictures on pages: their size, their copies, and what is published of them."""

import io
from pathlib import Path

import pytest
from PIL import Image

from cxsite.keys.kept import Kept
from cxsite.model.body import Link
from cxsite.model.fills import Linked
from cxsite.model.library import Library
from cxsite.model.output import Output
from cxsite.model.picture import Picture
from cxsite.model.place import Span
from cxsite.model.problem import Outcome
from cxsite.model.site import Site
from cxsite.render import copies, imaging
from cxsite.render.dressing import dressed
from cxsite.render.gallery import FACE, Gallery, Pictures
from cxsite.render.links import Links
from tests.render.made import article

SITE = Site("T", "https://x.example/blog", "UTC")
PATH = "content/posts/bar.png"
LIBRARY = Library(SITE, assets={PATH: "/posts/bar.png"}, static={"static/b c.gif": "d2"})


def photo(form: str = "JPEG", turned: int = 1, size: tuple[int, int] = (1200, 300)) -> bytes:
    exif = Image.Exif()
    exif[274], exif[270] = turned, "a place"
    out = io.BytesIO()
    Image.linear_gradient("L").resize(size).convert("RGB").save(out, form, exif=exif)
    return out.getvalue()


def gallery(**facts) -> Gallery:
    told = {"format": "jpeg", "width": 1200, "height": 300, "size": 90_000} | facts
    known = {PATH: Picture(**told), "static/b c.gif": Picture("gif", 8, 6, 90_000, moving=True)}
    return Gallery(LIBRARY, Pictures(known), {PATH: "d1"}, Links(SITE))


HREF = "/blog/posts/bar.png"


def widths(view) -> list[list[str]]:
    return [[part.split()[1] for part in source.srcset.split(", ")] for source in view.sources]


def test_a_picture_brings_its_size_and_copies_no_wider_than_itself():
    view = gallery().view(HREF, "A bar")
    assert (view.width, view.height, view.alt) == (1200, 300, "A bar")
    assert [source.type for source in view.sources] == ["image/avif", "image/webp"]
    assert widths(view) == [["480w", "960w", "1200w"]] * 2
    assert widths(gallery(width=9000).view(HREF, "")) == [["480w", "960w", "1600w"]] * 2
    assert widths(gallery().view(HREF, "", FACE)) == [["96w", "192w"]] * 2
    assert view.sources[0].srcset.startswith("/blog/assets/pictures/")


@pytest.mark.parametrize("facts", [{"moving": True}, {"format": "svg"}, {"size": 900}, {"fault": "broken"}])
def test_what_gains_nothing_has_no_copies(facts):
    assert gallery(**facts).view(HREF, "").sources == ()


def test_another_picture_at_the_same_place_has_other_copies():
    one = Gallery(LIBRARY, Pictures({PATH: Picture("png", 900, 9, 9000)}), {PATH: "d1"}, Links(SITE))
    two = Gallery(LIBRARY, Pictures({PATH: Picture("png", 900, 9, 9000)}), {PATH: "d2"}, Links(SITE))
    assert one.view(HREF, "").sources != two.view(HREF, "").sources
    assert one.view(HREF, "") is one.view(HREF, "")


def test_pictures_in_a_text_wait_but_for_the_first():
    html = '<p><img alt="a" src="/blog/posts/bar.png" /></p><p><img alt="" src="/blog/b%20c.gif" /></p>'
    made = dressed(html, gallery(), first=True)
    assert made.startswith('<p><picture><source type="image/avif" srcset="/blog/assets/pictures/')
    assert '<img width="1200" height="300" decoding="async" alt="a" src="/blog/posts/bar.png" /></picture></p>' in made
    assert '<p><img width="8" height="6" loading="lazy" decoding="async" alt="" src="/blog/b%20c.gif" /></p>' in made
    assert dressed(html, gallery(), first=False).count("lazy") == 2


def test_what_an_author_wrote_in_a_tag_stands():
    html = '<img src="/blog/posts/bar.png" width="50" alt="x > y" loading="eager" decoding="sync">'
    assert dressed(html, gallery(), first=False).endswith(f"{html}</picture>")
    own = '<picture><source srcset="a.avif"><img src="/blog/posts/bar.png" alt=""></picture>'
    assert dressed(own, gallery(), first=False).count("<picture") == 1
    assert dressed('<img alt="no source">', gallery(), first=True) == '<img decoding="async" alt="no source">'


def original(data: bytes, turned: int) -> Output:
    output = Output("posts/bar.png", "asset", (("bytes", "d"),), lambda: Outcome(data), of=PATH)
    facts = {PATH: Picture("jpeg", 1, 1, len(data), turned=turned)}
    return copies.original(output, Pictures(facts, plain=lambda data: b"plain " + data[:2]))


def test_the_file_itself_goes_out_plain_or_upright():
    assert original(photo(), 1).make().value == b"plain \xff\xd8"
    image = Image.open(io.BytesIO(original(photo(turned=6), 6).make().value))
    assert image.size == (300, 1200)
    assert not image.getexif()
    assert dict(original(b"", 1).inputs) != dict(original(b"", 6).inputs)


def test_other_files_go_out_as_they_are():
    output = Output("a.pdf", "asset", (("bytes", "d"),), lambda: Outcome(b"x"), of="content/a.pdf")
    assert copies.original(output, Pictures()) is output


@pytest.mark.parametrize("form", ["avif", "webp"])
@pytest.mark.parametrize("mode", ["RGB", "RGBA", "P", "L", "LA", "CMYK", "I;16", "1"])
def test_a_copy_of_any_picture_is_the_same_each_time(form, mode):
    out = io.BytesIO()
    drawn = Image.linear_gradient("L").resize((400, 200))
    drawn.convert(mode).save(out, "TIFF" if mode == "CMYK" else "PNG")
    made = imaging.scaled(out.getvalue(), 96, form)
    assert Image.open(io.BytesIO(made)).size == (96, 48)
    assert made == imaging.scaled(out.getvalue(), 96, form)


def test_a_copy_is_upright_and_tells_nothing():
    image = Image.open(io.BytesIO(imaging.scaled(photo(turned=8), 96, "webp")))
    assert image.size == (96, 384)
    assert not image.getexif()
    assert b"a place" not in imaging.scaled(photo(), 96, "avif")


@pytest.fixture
def unpacked(monkeypatch):
    """The sizes of the pictures decoded from now on."""
    sizes: list[tuple[int, int]] = []
    real = imaging._plain
    monkeypatch.setattr(imaging, "_plain", lambda image: sizes.append(image.size) or real(image))
    return sizes


@pytest.mark.parametrize(
    ("size", "turned", "height"), [((3000, 1000), 1, 160), ((1000, 3000), 6, 160), ((1500, 1), 1, 1)]
)
def test_a_large_photograph_is_unpacked_no_larger_than_its_copy_needs(size, turned, height, unpacked):
    image = Image.open(io.BytesIO(imaging.scaled(photo(size=size, turned=turned), 480, "webp")))
    assert image.size == (480, height)
    assert [width for width, _ in unpacked] == [1500]


def test_both_formats_of_a_copy_share_its_pixels(unpacked):
    alone = [imaging.scaled(photo(size=(800, 201)), 96, "webp")]
    assert [imaging.scaled(photo(size=(800, 201)), 96, form) for form in ("avif", "webp")][1:] == alone
    assert len(unpacked) == 1


def test_a_copy_is_made_once_and_kept(tmp_path: Path):
    kept = Kept(tmp_path / "made")
    asked: list[str] = []
    assert kept.bytes_of("k", lambda: asked.append("1") or b"data") == b"data"
    assert kept.bytes_of("k", lambda: asked.append("2") or b"other") == b"data"
    (tmp_path / "made" / "k").write_bytes(b"damaged")
    assert kept.bytes_of("k", lambda: asked.append("3") or b"data") == b"data"
    assert asked == ["1", "3"]


def test_a_file_whose_pixels_cannot_be_made_is_told_where_it_is_shown(tmp_path: Path):
    span = Span("content/posts/post-1.md", 7, 3)
    shown = article(1, uses=(Link("bar.png", True, span),), fills=(Linked(HREF),))
    library = Library(SITE, articles=(shown,), assets=LIBRARY.assets)
    made = copies.outputs(library, gallery(), Pictures(kept=Kept(tmp_path)), lambda _: photo("PNG")[:60])
    assert len(made) == 6
    (problem,) = made[0].make().problems
    assert (problem.rule, problem.span, problem.severity) == ("broken-picture", span, "error")


def test_a_picture_that_two_posts_show_is_copied_once(tmp_path: Path):
    asked: list[str] = []
    uses, fills = (Link("bar.png", True, Span("")),), (Linked(HREF),)
    library = Library(SITE, articles=tuple(article(n, uses=uses, fills=fills) for n in (1, 2)), assets=LIBRARY.assets)
    made = copies.outputs(library, gallery(), Pictures(kept=Kept(tmp_path)), lambda path: asked.append(path) or photo())
    first = [output.make().value for output in made]
    assert [output.make().value for output in made] == first
    assert asked == [PATH] * 6
    assert all(output.address.startswith("assets/pictures/") for output in made)
