"""SVG by hand: rounded coordinates, text with an estimated width, elements as strings, and the accessible frame of a drawing.

The unit is one CSS pixel at the width of a narrow phone; text is 14 units. A theme may make text smaller in units (a wide
figure is scaled up), never larger, so that what fits here fits everywhere.
"""

from collections.abc import Iterable
from html import escape

from cxsite.model.frozen import dataclass

WIDTH = 320.0
TEXT = 14.0
_MARGIN = 2

# Advance widths of a sans-serif in thousandths of its size, each the widest among the common ones. Anything else counts as 620
# (Latin, Arabic, Hebrew, and symbols) or 1000 (other scripts).
_WIDTHS = {
    **dict.fromkeys("ijlI|'.,:;!·’ ", 290),
    **dict.fromkeys("ft()[]/-–", 370),
    **dict.fromkeys("rJ", 420),
    **dict.fromkeys("csxzkvy", 530),
    **dict.fromkeys("aeg0123456789+−", 580),
    **dict.fromkeys("ABCDEGHKNOQRTUVXYZw&", 790),
    **dict.fromkeys("mMW%@—", 950),
    **dict.fromkeys("\u200e\u200f", 0),
}


def width(text: str) -> float:
    """The approximate width of `text` in a sans-serif of `TEXT` units: rather too much than too little."""
    return TEXT / 1000 * sum(map(_advance, text))


def _advance(char: str) -> int:
    narrow = char < "\u0530" or "\u0590" <= char < "\u0780" or "\u2000" <= char < "\u2e00"
    return _WIDTHS.get(char, 620 if narrow else 1000)


def number(value: float) -> str:
    """A coordinate with at most one decimal: "12", "12.5", "0", "-3.1". The same on every machine."""
    text = f"{value:.1f}".removesuffix(".0")
    return "0" if text == "-0" else text


def element(name: str, css: str, **attributes: float | str) -> str:
    """An empty element. Underscores in names stand for hyphens; numbers are written as coordinates."""
    return f"<{name}{_attributes(css, attributes)}/>"


def line(css: str, x1: float, y1: float, x2: float, y2: float) -> str:
    """A straight line."""
    return element("line", css, x1=x1, y1=y1, x2=x2, y2=y2)


def ticks(places: Iterable[float], top: float, bottom: float) -> str:
    """The vertical ticks of an axis, as one path."""
    path = "".join(f"M{number(x)} {number(top)}L{number(x)} {number(bottom)}" for x in places)
    return element("path", "cx-tick", d=path)


def point(x: float, y: float, radius: float, *, hollow: bool) -> str:
    """The point of a value; `hollow` if its sample is small, or if it is an earlier value."""
    return element("circle", "cx-point cx-small" if hollow else "cx-point", cx=x, cy=y, r=radius)


@dataclass(frozen=True, slots=True)
class Label:
    """Words that begin at `left`, on the baseline `y`; `width` is the room they may take.

    `anchor` is the part that stays in place in a font of another width: start, middle or end.
    """

    css: str
    left: float
    y: float
    words: str
    anchor: str = "middle"

    @property
    def width(self) -> float:
        """Its width."""
        return width(self.words)

    @property
    def right(self) -> float:
        """Its right edge."""
        return self.left + self.width

    def clear_of(self, other: "Label", gap: float = 4) -> bool:
        """Whether the two do not overlap."""
        apart = self.right + gap <= other.left or other.right + gap <= self.left
        return apart or abs(self.y - other.y) >= TEXT

    def svg(self) -> str:
        """The element."""
        x = {"start": self.left, "middle": self.left + self.width / 2, "end": self.right}[self.anchor]
        where = {} if self.anchor == "start" else {"text_anchor": self.anchor}
        return f"<text{_attributes(self.css, {'x': x, 'y': self.y, **where})}>{escape(self.words)}</text>"


def from_left(css: str, x: float, y: float, words: str) -> Label:
    """A label that begins at `x`."""
    return Label(css, x, y, words, "start")


def up_to(css: str, x: float, y: float, words: str) -> Label:
    """A label that ends at `x`."""
    return Label(css, x - width(words), y, words, "end")


def over(css: str, x: float, y: float, words: str) -> Label:
    """A label centred over `x`, moved no further than needed to stay inside the drawing."""
    wide = width(words)
    return Label(css, min(max(x - wide / 2, _MARGIN), max(_MARGIN, WIDTH - _MARGIN - wide)), y, words)


def aside(label: Label, x: float, mark: float) -> Label:
    """A label above `x`, moved to one side if a vertical mark at `mark` would cross it."""
    if not label.left - 4 <= mark <= label.right + 4:
        return label
    left, right = mark - 5 - label.width, mark + 5
    fits_left, fits_right = left >= _MARGIN, right + label.width <= WIDTH - _MARGIN
    if not fits_left and not fits_right:
        return label
    moved = left if fits_left and (x <= mark or not fits_right) else right
    return Label(label.css, moved, label.y, label.words)


def fitting(words: str, room: float) -> str:
    """`words`, cut with an ellipsis if they are wider than `room`; "" if not even one letter fits."""
    if width(words) <= room:
        return words
    while words and width(f"{words}…") > room:
        words = words[:-1]
    return f"{words.rstrip()}…" if words else ""


@dataclass(frozen=True, slots=True)
class Picture:
    """What screen readers say of a drawing: `title` names it, `description` holds all its numbers in sentences."""

    uid: str
    title: str
    description: str


def frame(picture: Picture, css: str, size: tuple[float, float], content: str) -> str:
    """A picture for eyes and for screen readers, `size` units wide and high.

    The drawing itself is hidden from screen readers, so that no number is read twice. It may extend beyond its size: drawings
    are aligned with the text around them, and a point at the end of a scale is half outside.
    """
    uid, box = escape(picture.uid), " ".join(number(side) for side in (0, 0, *size))
    return (
        f'<svg class="{css}" role="img" aria-labelledby="{uid}-t {uid}-d" viewBox="{box}" overflow="visible">'
        f'<title id="{uid}-t">{escape(picture.title)}</title><desc id="{uid}-d">{escape(picture.description)}</desc>'
        f'<g aria-hidden="true">{content}</g></svg>'
    )


def _attributes(css: str, attributes: dict[str, float | str]) -> str:
    pairs = ((name.replace("_", "-"), value) for name, value in attributes.items())
    written = "".join(f' {name}="{value if isinstance(value, str) else number(value)}"' for name, value in pairs)
    return f' class="{css}"{written}'
