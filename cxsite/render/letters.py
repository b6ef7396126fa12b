"""Readers' letters: under their article, on a page of their own, and as HTML that can contain nothing but text."""

import re
from collections.abc import Iterator
from dataclasses import replace

from cxsite.model.addresses import LETTERS
from cxsite.model.articles import Article, Byline, Printed
from cxsite.model.output import Output
from cxsite.render import marks
from cxsite.render.dates import date_view
from cxsite.render.list_views import LettersView
from cxsite.render.press import Leaf, Press
from cxsite.render.references import references
from cxsite.render.views import BylineView, LetterView

#: Of a sentence that another one follows; Chinese and Japanese have no space between them.
_SENTENCE_END = re.compile(r"[.!?…؟]+[\"'”’»)]*(?=\s)|[。！？]+[”’」』）]*")


def outputs(press: Press) -> list[Output]:
    """The page of letters; nothing if there are none."""
    return [press.page(leaf(press))] if press.picked.lettered else []


def leaf(press: Press) -> Leaf:
    """All letters, newest first."""
    found = sorted(_all(press), key=lambda each: (-each[1].letter.received.instant, each[1].letter.path))
    views = tuple(_with_article(article, printed, press) for article, printed in found)
    head = press.head("letters", press.say("letters"), press.say("letters_about"), LETTERS)
    return Leaf(
        LETTERS, head, LettersView(views), kind="list", marked=marks.used(*(p for v in views for p in v.paragraphs))
    )


def letters(article: Article, press: Press) -> tuple[LetterView, ...]:
    """The letters under one article, oldest first."""
    return tuple(_view(printed, press) for printed in article.letters) if article.letters else ()


def latest(press: Press) -> LetterView | None:
    """The newest letter."""
    found = max(_all(press), key=lambda each: each[1].letter.received.instant, default=None)
    return _with_article(*found, press) if found else None


def opening(paragraph: str, most: int = 240) -> str:
    """The sentences that fit into `most` characters. A longer first one is cut, after a word if possible, with an ellipsis."""
    if len(paragraph) <= most:
        return paragraph
    ends = [found.end() for found in _SENTENCE_END.finditer(paragraph, 0, most + 1)]
    whole = max((end for end in ends if end <= most), default=0)
    start = paragraph[:most]
    return paragraph[:whole] or f"{start.rpartition(' ')[0] or start}…"


def _all(press: Press) -> Iterator[tuple[Article, Printed]]:
    return ((article, printed) for article in press.picked.lettered for printed in article.letters)


def _with_article(article: Article, printed: Printed, press: Press) -> LetterView:
    return replace(_view(printed, press), article=press.teasers.link(article.teaser))


def _view(printed: Printed, press: Press) -> LetterView:
    letter, outline = printed.letter, printed.letter.outline
    view = LetterView(
        id=f"cx-letter-{letter.id}",
        name=printed.name,
        received=date_view(letter.received, press.words.grammar),
        paragraphs=letter.paragraphs,
        edited=letter.edited,
    )
    if not outline.words:
        return view
    shown = press.digests.of((outline.digest, references(printed.fills, press.digests)))
    return replace(view, reply=letter.path, reply_by=_byline(printed.by, press), shown=shown)


def _byline(by: Byline | None, press: Press) -> BylineView | None:
    return BylineView(by.name, by.role, by.organisation, press.links.href(by.address)) if by else None
