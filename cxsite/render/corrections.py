"""Numbers that have changed since readers first saw them: the notes at the end of an article, and the page of all of them."""

from html import escape

from cxsite.model.addresses import CORRECTIONS
from cxsite.model.library import Article, Correction
from cxsite.model.output import Output
from cxsite.render import marks
from cxsite.render.dates import day_view
from cxsite.render.links import Links
from cxsite.render.press import Leaf, Press
from cxsite.render.results_views import CorrectionLine, CorrectionsView
from cxsite.render.views import CorrectionView, LinkView


def outputs(press: Press) -> list[Output]:
    """The page of corrections; nothing where there are none."""
    return [press.page(leaf(press))] if any(article.corrections for article in press.library.articles) else []


def leaf(press: Press) -> Leaf:
    """All corrections, newest first; those of one day in the order of their articles."""
    found = [
        (correction.day, CorrectionLine(_link(article, press), _view(correction, press.links)))
        for article in press.library.articles
        for correction in article.corrections
    ]
    lines = tuple(line for _, line in sorted(found, key=lambda each: each[0], reverse=True))
    marked = any(marks.used(line.article.title, line.correction.subject) for line in lines)
    head = press.head("corrections", press.say("corrections"), "", CORRECTIONS)
    return Leaf(CORRECTIONS, head, CorrectionsView(lines), kind="list", marked=marked)


def corrections(article: Article, links: Links) -> tuple[CorrectionView, ...]:
    """The notes at the end of one article."""
    return tuple(_view(correction, links) for correction in article.corrections) if article.corrections else ()


def in_feed(corrections: tuple[Correction, ...]) -> str:
    """The same notes as HTML for a feed."""
    return "".join(f"<p>{escape(_of(each))}{escape(words(each))}</p>\n" for each in corrections)


def _of(correction: Correction) -> str:
    return f"{correction.subject}: " if correction.subject else ""


def words(correction: Correction) -> str:
    """ "Corrected 9 October 2026: this was +31." What a withheld number was is not told."""
    if correction.text:
        return f"Corrected {day_view(correction.day).words}: {correction.text}"
    if correction.before:
        was = f"this was {correction.before}"
    else:
        was = "this was not shown before" if correction.after else "this is no longer shown"
    return f"Corrected {day_view(correction.day).words}: {was}."


def _view(correction: Correction, links: Links) -> CorrectionView:
    day = day_view(correction.day)
    return CorrectionView(
        correction.subject,
        links.href(correction.href) if correction.href else "",
        correction.after,
        words(correction),
        day,
    )


def _link(article: Article, press: Press) -> LinkView:
    return LinkView(article.post.title, press.links.href(article.teaser.address))
