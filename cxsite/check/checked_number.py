"""A number typed by hand is not what the scorecard gives.

`[+33]{cx="support.recommend @2026-Q3"}` shows what you typed and has the build compare it. 33, +33, "33 points" and the words
one to ten are understood; the number must be the one that readers would see, with the same digits.

Wrong, where the counts give +33:

    We reached [+34]{cx="support.recommend @2026-Q3"}.

Right:

    We reached [+33]{cx="support.recommend @2026-Q3"}.
"""

import re
from collections.abc import Iterator
from decimal import Decimal

from cxsite.check.publication import Publication, Question
from cxsite.model.body import Number
from cxsite.model.library import Quoted
from cxsite.model.problem import Problem
from cxsite.model.words import Numerals

PLAIN = Numerals()
_NUMBER = re.compile(r"[+-]?\d+(?:\.\d+)?")
_WORDS = ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")


def problems(publication: Publication) -> Iterator[Problem]:
    """Compare what was typed with what the binding would show."""
    for asked in publication.questions:
        if isinstance(asked.use, Number) and asked.use.ref and isinstance(asked.answer, Quoted):
            numerals = publication.library.words(asked.language).grammar.numerals
            yield from _of(asked, asked.use.words, asked.answer, numerals)


def _of(asked: Question, typed: str, answer: Quoted, numerals: Numerals) -> Iterator[Problem]:
    if answer.withheld:
        message = f'"{typed}" is typed here, but the scorecard withholds this number'
        remedy = "take the number out: too few people answered to publish it"
        yield Problem("checked-number", asked.severity, asked.span, message, remedy)
    elif not same(typed, answer.text, numerals):
        message = f'"{typed}" is typed here, the scorecard gives {answer.text}'
        yield Problem("checked-number", asked.severity, asked.span, message, "correct one of the two")


def same(typed: str, shown: str, numerals: Numerals = PLAIN) -> bool:
    """Whether typed words say what readers would be shown: by number where both have one, else word for word.

    A sign may be left out where words say it ("down 9 points"), never where it is the number's own ("−12").
    """
    mine, theirs = number(typed, numerals), number(shown, numerals)
    if mine is None or theirs is None:
        return " ".join(typed.casefold().split()) == " ".join(shown.casefold().split())
    return mine == theirs


def number(words: str, numerals: Numerals = PLAIN) -> Decimal | None:
    """The first number in `words`, in figures or as an English word from zero to ten; None where there is none."""
    found = _NUMBER.search(numerals.read(words))
    if found:
        return Decimal(found[0])
    spelt = next((word for word in re.findall(r"\w+", words.casefold()) if word in _WORDS), None)
    return Decimal(_WORDS.index(spelt)) if spelt else None
