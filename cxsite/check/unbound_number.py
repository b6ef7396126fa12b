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
from typing import NamedTuple

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


class _Match(NamedTuple):
    """Where a number may come from: the reference to write, its period, and whether a reader would expect that period."""

    ref: str
    period: str
    is_expected: bool


def problems(publication: Publication) -> Iterator[Problem]:
    """Check the sentences with numbers that the parser noted, in posts and pages."""
    measures = [_measured(name, measure) for name, measure in publication.results.by_name.items()]
    if not measures:
        return
    for document in publication.corpus.documents:
        day = document.date.day if isinstance(document, Post) else publication.today()
        numerals = publication.library.words(document.language).grammar.numerals
        for said in document.outline.said.of("figure"):
            yield from _of(said, _number(said.figure, numerals), measures, day)


def about(figures: Iterable[Said], results: Results) -> Iterator[str]:
    """The names ("support.recommend") of the measures that determine what is reported about these numbers."""
    measures = [_Measured(name, m.measure.title.casefold(), m, ()) for name, m in results.by_name.items()]
    for figure in figures:
        yield from (measure.name for measure in _about(figure, measures)[0])


def _measured(name: str, measure: MeasureResults) -> _Measured:
    found = ((number(result.display), result) for result in reversed(measure.results) if result.value is not None)
    values = tuple((value, result) for value, result in found if value is not None)
    return _Measured(name, measure.measure.title.casefold(), measure, values)


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
    found = [match for measure in about if (match := _match(figure, measure, day))]
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


def _match(figure: Decimal, measure: _Measured, day: date) -> _Match | None:
    """The best match of the number; None if the measure has no such value, and no such field in the expected period."""
    expected = _expected(measure, day)
    of_values = [result for value, result in measure.values if value == figure]
    if of_values:
        result = expected if expected in of_values else of_values[0]
        return _Match(f"{measure.name} @{result.period}", result.period, result is expected)
    field = next(_fields(figure, expected), "") if expected else ""
    return _Match(f"{measure.name}.{field} @{expected.period}", expected.period, True) if expected and field else None


def _expected(measure: _Measured, day: date) -> Result | None:
    """The newest period that had begun on the day of the text."""
    begun = (result for _, result in measure.values if (periods.first_day(result.period) or date.max) <= day)
    return next(begun, None)


def _fields(figure: Decimal, result: Result) -> Iterator[str]:
    if result.change and number(result.change.short) in (figure, abs(figure)):
        yield "change"
    if result.n is not None and figure == result.n:
        yield "n"


def _proposal(said: Said, found: list[_Match]) -> Problem:
    best = [match for match in found if match.is_expected] or found
    bindings = " or ".join(f"{{{{ {match.ref} }}}}" for match in best[:_SHOWN])
    if best[0].is_expected:
        return warning("unbound-number", said.span, f"{said.figure} is not bound to a scorecard", f"write {bindings}")
    message = f"{said.figure} is not bound to a scorecard; it is the number for {best[0].period}"
    return warning("unbound-number", said.span, message, f"if that is meant, write {bindings}")
