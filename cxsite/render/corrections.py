"""Numbers that have changed since readers first saw them: the notes at the end of an article, and the page that lists all."""

from html import escape

from cxsite.model.addresses import CORRECTIONS
from cxsite.model.articles import Article, Correction
from cxsite.model.output import Output
from cxsite.model.words import Words
from cxsite.render import marks
from cxsite.render.dates import day_view
from cxsite.render.press import Leaf, Press
from cxsite.render.results_views import CorrectionLine, CorrectionsView
from cxsite.render.text_views import CorrectionView


def outputs(press: Press) -> list[Output]:
    """The page of corrections; nothing if there are none."""
    return [press.page(leaf(press))] if press.picked.corrected else []


def leaf(press: Press) -> Leaf:
    """All corrections, newest first; those of the same day in the order of their articles."""
    found = [
        (correction.day, CorrectionLine(press.teasers.link(article.teaser), _view(correction, press)))
        for article in press.picked.corrected
        for correction in article.corrections
    ]
    lines = tuple(line for _, line in sorted(found, key=lambda each: each[0], reverse=True))
    marked = any(marks.used(line.article.title, line.correction.subject) for line in lines)
    head = press.head("corrections", press.say("corrections"), press.say("corrections_about"), CORRECTIONS)
    return Leaf(CORRECTIONS, head, CorrectionsView(lines), kind="list", marked=marked)


def corrections(article: Article, press: Press) -> tuple[CorrectionView, ...]:
    """The notes at the end of one article."""
    return tuple(_view(correction, press) for correction in article.corrections) if article.corrections else ()


def in_feed(corrections: tuple[Correction, ...], words: Words) -> str:
    """The same notes as HTML for a feed."""
    return "".join(f"<p>{escape(_in_feed(each, words))}</p>\n" for each in corrections)


def _in_feed(correction: Correction, words: Words) -> str:
    said = note(correction, words)
    return words.say("said_of", title=correction.subject, said=said) if correction.subject else said


def note(correction: Correction, words: Words) -> str:
    """ "Corrected 9 October 2026: this was +31." The previous value of a withheld number is not shown."""
    date = words.day(correction.day)
    if correction.text:
        return words.say("corrected_text", date=date, text=correction.text)
    if correction.before:
        return words.say("corrected_was", date=date, before=correction.before)
    return words.say("corrected_not_shown_before" if correction.after else "corrected_no_longer_shown", date=date)


def _view(correction: Correction, press: Press) -> CorrectionView:
    day, href = day_view(correction.day, press.words.grammar), correction.href and press.links.href(correction.href)
    return CorrectionView(correction.subject, href, correction.after, note(correction, press.words), day)
