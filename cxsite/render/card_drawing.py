"""A card: the picture that a shared link shows, 1200 × 630 pixels, drawn with our own two fonts.

It is drawn directly in palette indices, which say how much of the ink, or of the accent, covers the paper. That takes a tenth
of the bytes of full colour, and each pixel is drawn only once. With the same Pillow, the same card gives the same bytes.
"""

from bisect import bisect_right
from dataclasses import field
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

from cxsite.model.frozen import dataclass

if TYPE_CHECKING:
    from PIL.Image import Image
    from PIL.ImageDraw import ImageDraw as Pen
    from PIL.ImageFont import FreeTypeFont as Font

FONTS = Path(__file__).parent.parent / "fonts"
RECIPE = "2"
WIDTH, HEIGHT = 1200, 630
_EDGE, _BAR = 80, 20
_TITLE_SIZES, _MOST_LINES = (84, 72, 62, 54, 48), 4
_SMALL, _BIG = 32, 104
#: Indices 0 to 15 go from paper to ink, 16 to 31 from paper to accent. More shades cost time and bytes, and are not visible.
_SHADES = 16
_INK, _ACCENT = _SHADES - 1, 2 * _SHADES - 1
_LEVEL = 3  # of 9: half the time of the usual 6, for a seventh more bytes


@dataclass(frozen=True, slots=True)
class Colours:
    """Paper, ink and accent, as #rrggbb."""

    paper: str = "#fdfdfc"
    ink: str = "#17191c"
    accent: str = "#0b5a45"


@dataclass(frozen=True, slots=True)
class Card:
    """The content of a card. `number` is shown large, with `label` below it; "" if there is none."""

    title: str
    byline: str
    publication: str
    number: str = ""
    label: str = ""
    colours: Colours = field(default=Colours())

    @property
    def words(self) -> tuple[str, ...]:
        """All texts on the card."""
        return self.title, self.byline, self.publication, self.number, self.label


def drawn(card: Card) -> bytes:
    """The card as PNG."""
    from PIL import Image, ImageDraw  # noqa: PLC0415  # only a card that is due should cost Pillow

    image = Image.new("L", (WIDTH, HEIGHT))
    pen = ImageDraw.Draw(image)
    small, below = _font("sans", _SMALL), HEIGHT - _EDGE
    taken = _number(image, pen, card) if card.number else 0
    pen.rectangle((0, 0, WIDTH, _BAR), fill=_ACCENT)
    pen.text((_EDGE, 100), _cut(card.publication, small, WIDTH - 2 * _EDGE), _INK, small, anchor="ls")
    pen.text((_EDGE, below), _cut(card.byline, small, WIDTH - 2 * _EDGE - taken), _INK, small, anchor="ls")
    _title(pen, card.title, 150, below - (150 if card.number else 60))
    return _written(image, card.colours)


def _number(image: "Image", pen: "Pen", card: Card) -> int:
    """Draw the number at the right of a still empty card, with its label below; return the width it takes of the last line."""
    big, small = _font("serif", _BIG), _font("sans", _SMALL - 6)
    right, below = WIDTH - _EDGE, HEIGHT - _EDGE
    label = _cut(card.label, small, WIDTH // 2)
    pen.text((right, below - 50), _cut(card.number, big, WIDTH // 2), _INK, big, anchor="rs")
    if box := image.getbbox():  # shift its box from shades of ink to shades of the accent
        image.paste(image.crop(box).point(lambda shade: shade and shade + _SHADES), box)
    pen.text((right, below), label, _INK, small, anchor="rs")
    return int(small.getlength(label)) + 40


def _title(pen: "Pen", title: str, top: int, below: int) -> None:
    """Draw the title as large as it fits; what does not fit at the smallest size is replaced by an ellipsis."""
    for size in _TITLE_SIZES:
        font, step = _font("serif", size), round(size * 1.12)
        lines = _lines(title, font)
        most = min(_MOST_LINES, max(1, (below - top) // step))
        if len(lines) <= most:
            break
    if len(lines) > most:
        lines = [*lines[: most - 1], _cut(f"{' '.join(lines[most - 1 :])}…", font, WIDTH - 2 * _EDGE)]
    for number, line in enumerate(lines):
        pen.text((_EDGE, top + number * step), line, _INK, font, anchor="lt")


def _lines(text: str, font: "Font") -> list[str]:
    """The words wrapped into lines; a word longer than a line is cut."""
    lines: list[str] = []
    for word in text.split():
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and font.getlength(longer) <= WIDTH - 2 * _EDGE:
            lines[-1] = longer
        else:
            lines.append(_cut(word, font, WIDTH - 2 * _EDGE))
    return lines


def _cut(text: str, font: "Font", width: int) -> str:
    """The text, or as much of its beginning as fits with an ellipsis."""
    if font.getlength(text) <= width:
        return text
    too_long = bisect_right(range(len(text)), float(width), key=lambda end: font.getlength(text[:end].rstrip() + "…"))
    return text[: max(0, too_long - 1)].rstrip() + "…"


@cache
def _font(name: str, size: int) -> "Font":
    from PIL import ImageFont  # noqa: PLC0415  # as above

    return ImageFont.truetype(FONTS / f"{name}.ttf", size, layout_engine=ImageFont.Layout.BASIC)


def _written(image: "Image", colours: Colours) -> bytes:
    image.putpalette(_ramp(colours.paper, colours.ink) + _ramp(colours.paper, colours.accent))
    out = BytesIO()
    image.save(out, "PNG", compress_level=_LEVEL)
    return out.getvalue()


def _ramp(first: str, last: str) -> bytes:
    ends = [(int(first[at : at + 2], 16), int(last[at : at + 2], 16)) for at in (1, 3, 5)]
    return bytes(round(a + (b - a) * shade / _INK) for shade in range(_SHADES) for a, b in ends)
