"""A card: the picture that a shared link shows, 1200 × 630 pixels, drawn with our own two fonts.

Ink and accent are drawn as two masks and joined in a palette of their shades, a tenth of the bytes of full colour. The same card
gives the same bytes with the same Pillow.
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
RECIPE = "1"
WIDTH, HEIGHT = 1200, 630
_EDGE, _BAR, _STEPS = 80, 20, 128
_TITLE_SIZES, _MOST_LINES = (84, 72, 62, 54, 48), 4
_SMALL, _BIG = 32, 104


@dataclass(frozen=True, slots=True)
class Colours:
    """Paper, ink and accent, as #rrggbb."""

    paper: str = "#fdfdfc"
    ink: str = "#17191c"
    accent: str = "#0b5a45"


@dataclass(frozen=True, slots=True)
class Card:
    """What stands on a card. `number` is shown large, with `label` under it; "" where there is none."""

    title: str
    byline: str
    publication: str
    number: str = ""
    label: str = ""
    colours: Colours = field(default=Colours())

    @property
    def words(self) -> tuple[str, ...]:
        """All texts on it."""
        return self.title, self.byline, self.publication, self.number, self.label


def drawn(card: Card) -> bytes:
    """The card as PNG."""
    from PIL import Image, ImageDraw  # noqa: PLC0415  # only a card that is due should cost Pillow

    ink, accent = Image.new("L", (WIDTH, HEIGHT)), Image.new("L", (WIDTH, HEIGHT))
    ink_pen, accent_pen = ImageDraw.Draw(ink), ImageDraw.Draw(accent)
    accent_pen.rectangle((0, 0, WIDTH, _BAR), fill=255)
    small, below = _font("sans", _SMALL), HEIGHT - _EDGE
    ink_pen.text((_EDGE, 100), _cut(card.publication, small, WIDTH - 2 * _EDGE), 255, small, anchor="ls")
    taken = _number(accent_pen, ink_pen, card) if card.number else 0
    ink_pen.text((_EDGE, below), _cut(card.byline, small, WIDTH - 2 * _EDGE - taken), 255, small, anchor="ls")
    _title(ink_pen, card.title, 150, below - (150 if card.number else 60))
    return _joined(ink, accent, card.colours)


def _number(accent: "Pen", ink: "Pen", card: Card) -> int:
    """The number at the right, its label below; how much of the last line that takes."""
    big, small = _font("serif", _BIG), _font("sans", _SMALL - 6)
    right, below = WIDTH - _EDGE, HEIGHT - _EDGE
    label = _cut(card.label, small, WIDTH // 2)
    accent.text((right, below - 50), _cut(card.number, big, WIDTH // 2), 255, big, anchor="rs")
    ink.text((right, below), label, 255, small, anchor="rs")
    return int(small.getlength(label)) + 40


def _title(pen: "Pen", title: str, top: int, below: int) -> None:
    """The title as large as it fits; what does not fit at the smallest size ends in dots."""
    for size in _TITLE_SIZES:
        font, step = _font("serif", size), round(size * 1.12)
        lines = _lines(title, font)
        most = min(_MOST_LINES, max(1, (below - top) // step))
        if len(lines) <= most:
            break
    if len(lines) > most:
        lines = [*lines[: most - 1], _cut(f"{' '.join(lines[most - 1 :])}…", font, WIDTH - 2 * _EDGE)]
    for number, line in enumerate(lines):
        pen.text((_EDGE, top + number * step), line, 255, font, anchor="lt")


def _lines(text: str, font: "Font") -> list[str]:
    """The words in lines that fit; a word longer than a line is cut."""
    lines: list[str] = []
    for word in text.split():
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and font.getlength(longer) <= WIDTH - 2 * _EDGE:
            lines[-1] = longer
        else:
            lines.append(_cut(word, font, WIDTH - 2 * _EDGE))
    return lines


def _cut(text: str, font: "Font", width: int) -> str:
    """The text, or as much of its beginning as fits with dots after it."""
    if font.getlength(text) <= width:
        return text
    too_long = bisect_right(range(len(text)), float(width), key=lambda end: font.getlength(text[:end].rstrip() + "…"))
    return text[: max(0, too_long - 1)].rstrip() + "…"


@cache
def _font(name: str, size: int) -> "Font":
    from PIL import ImageFont  # noqa: PLC0415  # as above

    return ImageFont.truetype(FONTS / f"{name}.ttf", size, layout_engine=ImageFont.Layout.BASIC)


def _joined(ink: "Image", accent: "Image", colours: Colours) -> bytes:
    """Both masks in one picture: shades 0 to 127 lead from paper to ink, 128 to 255 from paper to accent."""
    shades = ink.point([value // 2 for value in range(256)])
    shades.paste(accent.point([_STEPS + value // 2 for value in range(256)]), mask=accent.point([0] + [255] * 255))
    shades = shades.convert("P")
    shades.putpalette(_ramp(colours.paper, colours.ink) + _ramp(colours.paper, colours.accent))
    out = BytesIO()
    shades.save(out, "PNG", compress_level=6)
    return out.getvalue()


def _ramp(first: str, last: str) -> bytes:
    ends = [(int(first[at : at + 2], 16), int(last[at : at + 2], 16)) for at in (1, 3, 5)]
    return bytes(round(a + (b - a) * step / (_STEPS - 1)) for step in range(_STEPS) for a, b in ends)
