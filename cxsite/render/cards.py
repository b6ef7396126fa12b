"""Cards for shared links: the content of the card of each post that has no picture that networks show, and its output.

A card's address is a hash of its content, so that networks that cache pictures for long show a new title at once. A post with a
character that our fonts lack (Arabic, Chinese, emoji) has no card: boxes would be worse than none.
"""

import re
from collections.abc import Iterable
from functools import cache

from cxsite.keys.digest import of
from cxsite.keys.kept import Kept
from cxsite.keys.versions import installed
from cxsite.model.addresses import file_of
from cxsite.model.articles import Article
from cxsite.model.fills import Fill, Quoted
from cxsite.model.library import Library
from cxsite.model.output import Output
from cxsite.model.problem import Outcome
from cxsite.model.words import Words
from cxsite.render.card_drawing import FONTS, RECIPE, Card, Colours, drawn
from cxsite.render.rows import Rows
from cxsite.render.themes import Theme

CARDS = "/assets/cards/"
_WEIGHT = 3  # the time for one, in pages
# Spaces of other widths, which a picture does not need and a font may lack; direction marks, which are not drawn.
_PLAIN = {**dict.fromkeys((0xA0, 0x202F, 0x2009), " "), 0x200E: None, 0x200F: None}
_COLOUR = re.compile(r"--(paper|ink|accent)\s*:\s*(?:light-dark\(\s*)?(#[0-9a-fA-F]{6})\b")


class Cards:
    """The cards of a publication, in the colours of its theme; none if its settings turn them off."""

    def __init__(self, library: Library, theme: Theme, rows: Rows, words: Words) -> None:
        self._rows, self._words, self._site = rows, words, library.site
        self._colours = colours(theme) if library.site.cards else Colours()
        self._addresses: dict[str, str] = {}

    def of(self, article: Article) -> Card | None:
        """The card of a post; None if it has a picture, if cards are turned off, or if our fonts lack a character.

        An SVG does not count as a picture: no network shows one.
        """
        teaser = article.teaser
        if not self._site.cards or (teaser.image and not teaser.image.lower().endswith(".svg")):
            return None
        number, label = self._number(article.fills)
        texts = (teaser.title, self._byline(article), self._site.title, number, label)
        title, byline, publication, number, label = map(with_plain_spaces, texts)
        card = Card(title, byline, publication, number, label, self._colours)
        return card if signs().issuperset("".join(card.words)) else None

    def address(self, article: Article) -> str:
        """The address of a post's card, "" if it has none."""
        known = self._addresses.get(article.post.path)
        if known is None:
            card = self.of(article)
            known = self._addresses[article.post.path] = address(card) if card else ""
        return known

    def _byline(self, article: Article) -> str:
        names = [byline.name for byline in article.teaser.bylines]
        names[-2:] = [self._words.say("before_last_name").join(names[-2:])]
        return self._words.say("by_line", names=self._words.listed(names)) if any(names) else ""

    def _number(self, fills: tuple[Fill, ...]) -> tuple[str, str]:
        """The first number that the post quotes, and its label. Small samples are skipped: a card has no room to say so."""
        for fill in fills:
            if isinstance(fill, Quoted) and fill.value and not fill.withheld and fill.href in self._rows:
                measure, result = self._rows[fill.href]
                if not (result.withheld or result.small):
                    return result.display, self._words.listed(
                        (measure.measure.title, self._words.period(result.period))
                    )
        return "", ""


def with_plain_spaces(text: str) -> str:
    """A text with the spaces and marks that cards use."""
    return text.translate(_PLAIN)


def outputs(library: Library, cards: Cards, kept: Kept) -> list[Output]:
    """The promises of all cards. Posts with identical cards share one."""
    return promises(library.articles, cards, kept)


def promises(articles: Iterable[Article], cards: Cards, kept: Kept) -> list[Output]:
    """The promises of the cards of these articles."""
    wanted = {where: article for article in articles if (where := cards.address(article))}
    return [_promise(where, cards, article, kept) for where, article in wanted.items()]


def address(card: Card) -> str:
    """An address unique to the card and to the version of the drawing code."""
    return f"{CARDS}{of((card, RECIPE, installed('pillow')))[:16]}.png"


def colours(theme: Theme) -> Colours:
    """The theme's own paper, ink and accent in its light scheme, if its stylesheets give them as #rrggbb; otherwise ours."""
    found: dict[str, str] = {}
    for style in theme.styles:
        own: dict[str, str] = {}
        for name, value in _COLOUR.findall(theme.files[style].path.read_text(encoding="utf-8", errors="replace")):
            own.setdefault(name, value)
        found |= own
    return Colours(**found)


@cache
def signs() -> frozenset[str]:
    """All characters that both fonts have."""
    return frozenset((FONTS / "signs.txt").read_text(encoding="utf-8")) - {"\n"}


def _promise(where: str, cards: Cards, article: Article, kept: Kept) -> Output:
    key = where.rpartition("/")[2]

    def make() -> Outcome[bytes]:
        card = cards.of(article)
        assert card is not None  # noqa: S101  # it has an address
        return Outcome(kept.bytes_of(key, lambda: drawn(card)))

    return Output(file_of(where), "asset", (("card", key),), make, weight=_WEIGHT)
