"""A number in a sentence about a measure is not bound to a scorecard.

A number typed by hand stays as it is when the scorecard changes, and nobody can look up where it comes from. Bind it, and the
build fills it in; or keep what you typed, and the build compares it; or, if it comes from elsewhere, say where.

Wrong:

    Our NPS was 33 in the third quarter.

Right, any of these:

    Our NPS was {{ support.recommend @2026-Q3 }} in the third quarter.
    Our NPS was [33]{cx="support.recommend @2026-Q3"} in the third quarter.
    Their NPS was [33]{cx=ignore reason="annual report 2025, page 12"}.

Quotations, links, code, dates, amounts of money and the ends of scales are not checked.
The rule works for texts in English, German, French and Spanish.
"""

import re
from collections.abc import Iterable, Iterator
from datetime import date
from decimal import Decimal

from cxsite.check.checked_number import number
from cxsite.check.publication import Publication
from cxsite.model import period as periods
from cxsite.model.frozen import dataclass
from cxsite.model.post import Post
from cxsite.model.problem import Problem, warning
from cxsite.model.result import MeasureResults, Result, Results
from cxsite.model.wording import TIMES, Said
from cxsite.model.words import Numerals

# What a word in a sentence refers to: the kinds of measure, and whether the word is enough to ask for the source of a number
# that is in no scorecard. "We recommend" and "an effort" are used of many other things.
_METRICS: tuple[tuple[re.Pattern[str], frozenset[str], bool], ...] = (
    (re.compile(r"\bNPS\b|\bNet Promoter\b", re.IGNORECASE), frozenset({"nps"}), True),
    (
        re.compile(
            r"\bCSAT\b|\bsatisf(?:action|ied|aite?s?|acción|ech[oa]s?)\b|\b\w*zufriedenheit\b|\bzufrieden\b",
            re.IGNORECASE,
        ),
        frozenset({"csat"}),
        True,
    ),
    (re.compile(r"\bCES\b|\b(?:customer )?effort score\b|\bcustomer effort\b"), frozenset({"ces"}), True),
    (re.compile(r"\beffort\b|\bAufwand\b|\besfuerzo\b", re.IGNORECASE), frozenset({"ces"}), False),
    (
        re.compile(r"\brecomm[ae]nd|\bweiterempf|\brecom(?:end|iend)", re.IGNORECASE),
        frozenset({"nps", "two-questions"}),
        False,
    ),
)
_TIME = re.compile(rf" (?:{TIMES})$")
_SPACED = re.compile(r"(?<=\d)\s(?=\d)")
_SHOWN = 2


@dataclass(frozen=True, slots=True)
class _Measured:
    """A measure: its name in references, its title in lower case, and its values as numbers, newest period first."""

    name: str
    title: str
    of: MeasureResults
    values: tuple[tuple[Decimal, Result], ...]


def problems(publication: Publication) -> Iterator[Problem]:
    """Check the sentences with numbers that the parser noted, in posts and pages."""
    measures = [_measured(card.id, m) for card in publication.results.scorecards for m in card.measures]
    if not measures:
        return
    for document in publication.corpus.documents:
        day = document.date.day if isinstance(document, Post) else publication.today()
        numerals = publication.library.words(document.language).grammar.numerals
        for said in document.outline.said.of("figure"):
            yield from _of(said, _number(said.figure, numerals), measures, day)


def about(figures: Iterable[Said], results: Results) -> Iterator[str]:
    """The names ("support.recommend") of the measures that determine what is reported about these numbers."""
    named = ((f"{card.id}.{m.measure.id}", m) for card in results.scorecards for m in card.measures)
    measures = [_Measured(name, m.measure.title.casefold(), m, ()) for name, m in named]
    for figure in figures:
        yield from (measure.name for measure in _about(figure, measures)[0])


def _measured(card: str, measure: MeasureResults) -> _Measured:
    found = ((number(result.display), result) for result in reversed(measure.results) if result.value is not None)
    values = tuple((value, result) for value, result in found if value is not None)
    return _Measured(f"{card}.{measure.measure.id}", measure.measure.title.casefold(), measure, values)


def _number(figure: str, numerals: Numerals) -> Decimal | None:
    """The number, read by the conventions of the text's language; None if it would not be written like that."""
    bare = _SPACED.sub("", figure)
    if re.search(rf"{re.escape(numerals.group)}(?!\d{{3}}(?!\d))", bare):
        return None
    return number(bare, numerals)


def _of(said: Said, figure: Decimal | None, measures: list[_Measured], day: date) -> Iterator[Problem]:
    about, word = _about(said, measures)
    if not about or figure is None:
        return
    found = [match for measure in about for match in _matches(figure, measure, day)]
    if found:
        yield _proposal(said, found)
    elif word:
        remedy = f'correct it, or say where it comes from: [{said.figure}]{{cx=ignore reason="…"}}'
        yield warning("unbound-number", said.span, f"no scorecard has {said.figure} for {word}", remedy)


def _about(said: Said, measures: list[_Measured]) -> tuple[list[_Measured], str]:
    """The measures a sentence is about, and the word that shows it; "" if that word alone is too weak a sign."""
    sentence = said.words.casefold()
    named = [measure for measure in measures if measure.title in sentence]
    if named or _TIME.search(said.figure):
        return named, f"“{named[0].of.measure.title}”" if named else ""
    for pattern, kinds, enough in _METRICS:
        word = pattern.search(said.words)
        if word:
            return [m for m in measures if m.of.measure.kind in kinds], word[0] if enough else ""
    return [], ""


def _matches(figure: Decimal, measure: _Measured, day: date) -> list[tuple[str, str, bool]]:
    """(what to write, for which period, whether it is the one a reader expects) for the best match of the number; or none."""
    expected = _expected(measure, day)
    found = [
        (f"{measure.name} @{result.period}", result.period, result is expected)
        for value, result in measure.values
        if value == figure
    ]
    if expected and not found:
        found = [
            (f"{measure.name}.{name} @{expected.period}", expected.period, True) for name in _fields(figure, expected)
        ]
    return sorted(found, key=lambda match: not match[2])[:1]


def _expected(measure: _Measured, day: date) -> Result | None:
    """The newest period that had begun on the day of the text."""
    begun = (result for _, result in measure.values if (periods.first_day(result.period) or date.max) <= day)
    return next(begun, None)


def _fields(figure: Decimal, result: Result) -> Iterator[str]:
    if result.change and number(result.change.short) in (figure, abs(figure)):
        yield "change"
    if result.n is not None and figure == result.n:
        yield "n"


def _proposal(said: Said, found: list[tuple[str, str, bool]]) -> Problem:
    best = [match for match in found if match[2]] or found
    bindings = " or ".join(f"{{{{ {ref} }}}}" for ref, _, _ in best[:_SHOWN])
    if best[0][2]:
        return warning("unbound-number", said.span, f"{said.figure} is not bound to a scorecard", f"write {bindings}")
    message = f"{said.figure} is not bound to a scorecard; it is the number for {best[0][1]}"
    return warning("unbound-number", said.span, message, f"if that is meant, write {bindings}")
