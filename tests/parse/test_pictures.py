"""What is known of a picture without decoding it, and the metadata that must not be published."""

import io
import zlib

import pytest
from PIL import Image

from cxsite.parse.pictures import pictures
from cxsite.parse.pictures.metadata import without_metadata
from cxsite.parse.pictures.pictures import picture

SECRET = "51.5074 N, 0.1278 W"
SIZE = (61, 23)
FILES = ("a.jpg", "progressive.jpg", "a.png", "a.gif", "a.webp", "lossless.webp")


def made(name: str, turned: int = 1, size: tuple[int, int] = SIZE) -> bytes:
    """A picture in the format of its name, with a location as a camera would write it."""
    drawn = Image.linear_gradient("L").resize(size).convert("RGB")
    exif = Image.Exif()
    exif[274], exif[270] = turned, SECRET
    out = io.BytesIO()
    form = {"jpg": "JPEG", "png": "PNG", "gif": "GIF", "webp": "WEBP"}[name.rpartition(".")[2]]
    own = {"comment": SECRET.encode()} if form == "GIF" else {"exif": exif}
    drawn.save(out, form, progressive=name.startswith("prog"), lossless=name.startswith("loss"), **own)
    return out.getvalue()


@pytest.mark.parametrize("name", FILES)
def test_the_size_is_read_from_the_file(name):
    data = made(name)
    found = picture(name, data)
    assert (found.width, found.height, found.size, found.fault) == (*SIZE, len(data), "")
    assert not found.moving
    assert found.turned == 1


@pytest.mark.parametrize("name", ["a.jpg", "a.webp"])
@pytest.mark.parametrize("turned", range(1, 9))
def test_a_picture_held_sideways_is_as_wide_as_it_is_seen(name, turned):
    found = picture(name, made(name, turned))
    assert found.turned == turned
    assert (found.width, found.height) == (SIZE if turned < 5 else SIZE[::-1])


@pytest.mark.parametrize("name", FILES)
def test_what_a_camera_noted_goes_and_no_pixel_changes(name):
    data = made(name)
    left = without_metadata(data)
    assert SECRET.encode() in data
    assert SECRET.encode() not in left
    assert Image.open(io.BytesIO(left)).tobytes() == Image.open(io.BytesIO(data)).tobytes()
    assert without_metadata(left) == left


def test_what_follows_a_picture_goes():
    data = made("a.jpg")
    assert without_metadata(data + b"a film with a place in it") == without_metadata(data)


@pytest.mark.parametrize("name", FILES)
def test_no_beginning_of_a_picture_passes_for_one(name):
    data = made(name)
    for length in range(len(data) - 2):  # a WebP may lack a byte of padding
        assert picture(name, data[:length]).fault, length
        assert without_metadata(data[:length]) == data[:length]


def test_a_damaged_png_is_told():
    data = bytearray(made("a.png"))
    data[-30] ^= 1
    assert picture("a.png", bytes(data)).fault == "the image is broken: part of it is damaged"


def test_a_name_that_says_something_else_is_told():
    found = picture("photos/a.jpg", made("a.png"))
    assert (found.fault, found.help) == ("the file is named JPEG but contains PNG", "rename it to a.png")


def test_a_picture_with_too_many_pixels_is_refused_before_one_is_made():
    head = b"IHDR" + (60_000).to_bytes(4) + (60_000).to_bytes(4)
    data = made("a.png")
    bomb = bytearray(data)
    bomb[12 : 12 + len(head)] = head
    bomb[29:33] = zlib.crc32(bytes(bomb[12:29])).to_bytes(4)
    assert picture("a.png", bytes(bomb)).fault.startswith("the image is 60000 × 60000 pixels")


def test_a_heavy_file_is_refused(monkeypatch):
    monkeypatch.setattr(pictures, "MOST_BYTES", 100)
    assert "the maximum is" in picture("a.png", made("a.png")).fault


@pytest.mark.parametrize(
    ("text", "size"),
    [
        ('<svg width="40" height="30px" viewBox="0 0 4 3">', (40, 30)),
        ('<?xml version="1.0"?>\n<svg xmlns="x" viewBox="0,0 120.4 80">', (120, 80)),
        ('<svg width="100%" height="100%">', (0, 0)),
        ("<svg", (0, 0)),
        ("", (0, 0)),
    ],
)
def test_an_svg_says_its_size_or_none(text, size):
    found = picture("a.svg", text.encode())
    assert (found.width, found.height) == size
    assert not found.fault


def test_an_animation_is_known_as_one():
    frames = [Image.new("RGB", SIZE, colour) for colour in ("red", "blue")]
    for name, form in (("a.gif", "GIF"), ("a.webp", "WEBP"), ("a.png", "PNG")):
        out = io.BytesIO()
        frames[0].save(out, form, save_all=True, append_images=frames[1:])
        assert picture(name, out.getvalue()).moving, name
