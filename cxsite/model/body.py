"""The text of a post or page: HTML with placeholders that only other documents can fill.

A `Body` knows no other document. Its `pieces` are HTML and `Slot`s; a slot refers by index to a `Use` in the `Outline`.
The outline is small and travels with the post; the body is large, is stored separately and read only to write its page.
"""

from dataclasses import field
from typing import Literal

from cxsite.model.frozen import dataclass
from cxsite.model.place import Span
from cxsite.model.wording import Waiver, Wording


@dataclass(frozen=True, slots=True)
class Ref:
    """What a binding names: `support.recommend[phone].change @2026-Q3 full`, split into parts. Missing parts are ""."""

    scorecard: str
    measure: str = ""
    segment: str = ""
    field: str = ""
    period: str = ""
    form: str = ""

    @property
    def written(self) -> str:
        """The reference as authors write it: "support.recommend[phone].change @2026-Q3 full"."""
        name = ".".join(filter(None, (self.scorecard, self.measure)))
        group, field = f"[{self.segment}]" if self.segment else "", f".{self.field}" if self.field else ""
        return " ".join(filter(None, (f"{name}{group}{field}", f"@{self.period}" if self.period else "", self.form)))


@dataclass(frozen=True, slots=True)
class Link:
    """The address of a link (`image` False) or an image (True), as written: `late-refunds.md#why`, `bar.png`, `/about/`."""

    written: str
    image: bool
    span: Span = field(compare=False)


@dataclass(frozen=True, slots=True)
class Binding:
    """`{{ support.recommend @2026-Q3 }}`: a number to show."""

    ref: Ref
    span: Span = field(compare=False)


@dataclass(frozen=True, slots=True)
class Embed:
    """`{{ chart support.recommend trend }}` alone on its line; `what` is chart, table or scorecard."""

    what: str
    ref: Ref
    span: Span = field(compare=False)


@dataclass(frozen=True, slots=True)
class Number:
    """`[+33]{cx="support.recommend @2026-Q3"}`: typed by hand, checked against `ref`; no ref if `reason` exempts it."""

    words: str
    ref: Ref | None
    reason: str
    span: Span = field(compare=False)


Use = Link | Binding | Embed | Number

Context = Literal["text", "link", "attribute", "address", "open", "opened", "close", "block"]


@dataclass(frozen=True, slots=True)
class Slot:
    """A placeholder: which use (index into `Outline.uses`) is shown here, and in which context.

    text       a value in running text; it may have its own link
    link       a value inside a link: without a link of its own
    attribute  a value inside `alt` or `title`: plain text, escaped
    address    the address itself, inside href="…" or src="…" (escaped, quotes are there already)
    open       before the `<a …>` of this link; `opened` after it; `close` before its `</a>` (the piece after a `close`
               starts with "</a>"). If the target is not public, everything from open to opened, and that `</a>`, are
               left out.
    block      an embed, outside any paragraph
    """

    use: int
    context: Context


Piece = str | Slot


@dataclass(frozen=True, slots=True)
class Outline:
    """What other documents may know about a body. `digest` is of the body and its uses; `anchors` are all ids in it and
    `headings` the plain text of its headings, one per line, since tuples of short strings take four times the memory.

    `pull` is the text of the first pull quote, "" if there is none or if it contains a number.

    `said` and `waivers` are only for editorial rules: no page depends on them. `source` is a digest of the text in its file.
    """

    digest: str = ""
    words: int = 0
    headings: str = ""
    anchors: str = ""
    uses: tuple[Use, ...] = ()
    excerpt: str = ""
    pull: str = ""
    said: Wording = field(default=Wording(), compare=False)
    waivers: tuple[Waiver, ...] = field(default=(), compare=False)
    source: str = field(default="", compare=False)


@dataclass(frozen=True, slots=True)
class Body:
    """The HTML and its placeholders, in order; `teaser` is the number of pieces before `<!--more-->`, 0 if there is none."""

    pieces: tuple[Piece, ...] = ()
    teaser: int = 0
