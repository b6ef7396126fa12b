"""A number typed by hand does not match the scorecard.

`[+33]{cx="support.recommend @2026-Q3"}` shows what you typed, and the build compares it with the scorecard. It understands 33,
+33, "33 points" and the words one to ten. The number must be the one that readers would see, with the same digits; if there are
several, each must be one that they would see. A change must have the right direction: not "up" or +9 where it is "down 9
points". A number with a per cent sign must have one in the scorecard too: a score is not a percentage, and percentage points
are not per cent.

Wrong, if the counts give +33:

    We reached [+34]{cx="support.recommend @2026-Q3"}.

Right:

    We reached [+33]{cx="support.recommend @2026-Q3"}.
"""

import re
from collections import Counter
from collections.abc import Iterator
from decimal import Decimal

from cxsite.check.publication import Publication, Question
from cxsite.model.body import Number
from cxsite.model.fills import Quoted
from cxsite.model.problem import Problem
from cxsite.model.words import Numerals

PLAIN = Numerals()
_NUMBER = re.compile(r"[+-]?\d+(?:\.\d+)?")
_WORDS = ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
_PER_CENT = re.compile(r"\d\s?(?:[%٪]|per\s?cent\b|prozent\b|pour\scent\b|por\sciento\b)", re.IGNORECASE)


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_LARGER = _words("twenty thirty forty fifty sixty seventy eighty ninety hundred thousand million dozen")
# English, German, French and Spanish together: a text is in one language, where words of the others have no effect.
_UP = _words("""
up rise rises rose risen grew grown gain gains gained increase increases increased higher
gestiegen stieg steigt höher zugelegt
hausse monté augmenté progressé
sube subió subido aumentó aumentado
""")
_DOWN = _words("""
down fall falls fell fallen drop drops dropped lose loses lost decrease decreases decreased declined lower
gesunken sank sinkt gefallen fiel niedriger verloren
baisse baissé reculé perdu
baja bajó bajado cayó perdió
""")


def problems(publication: Publication) -> Iterator[Problem]:
    """Compare what was typed with what the binding would show."""
    for asked in publication.questions:
        if isinstance(asked.use, Number) and asked.use.ref and isinstance(asked.answer, Quoted):
            numerals = publication.library.words(asked.language).grammar.numerals
            yield from _of(asked, asked.use.words, asked.answer, numerals)


def _of(asked: Question, typed: str, answer: Quoted, numerals: Numerals) -> Iterator[Problem]:
    if answer.withheld:
        message = f'"{typed}" is typed here, but the scorecard withholds this number'
        remedy = "remove the number: too few people answered to publish it"
        yield Problem("checked-number", asked.severity, asked.span, message, remedy)
    elif not _agrees(asked, typed, answer, numerals):
        message = f'"{typed}" is typed here, but the scorecard says {answer.text}'
        yield Problem("checked-number", asked.severity, asked.span, message, "correct one of the two")


def _agrees(asked: Question, typed: str, answer: Quoted, numerals: Numerals) -> bool:
    field = asked.use.ref.field if isinstance(asked.use, Number) and asked.use.ref else ""
    if field == "change" and answer.value:
        return same_change(typed, answer.text, Decimal(answer.value), numerals)
    return same(typed, answer.text, numerals)


def same(typed: str, shown: str, numerals: Numerals = PLAIN) -> bool:
    """Whether typed words match what readers would see: by their numbers if both have some, otherwise word for word."""
    mine, theirs = numbers(typed, numerals), numbers(shown, numerals)
    if not mine or not theirs:
        return _alike(typed, shown)
    return _same_numbers(mine, theirs) and (not _PER_CENT.search(typed) or bool(_PER_CENT.search(shown)))


def same_change(typed: str, shown: str, moved: Decimal, numerals: Numerals = PLAIN) -> bool:
    """The same for a change of `moved`: "9 points", "−9" and "fell by 9 points" match "down 9 points", "up 9" does not."""
    mine, theirs = numbers(typed, numerals), numbers(shown, numerals)
    if not mine or not theirs or 2 * abs(moved) < theirs[0]:  # "up less than 1 point"
        return _alike(typed, shown)
    words, signed = set(re.findall(r"\w+", typed.casefold())), _NUMBER.search(numerals.read(typed))
    sign = signed[0][0] if signed else ""
    up, down = sign == "+" or bool(words & _UP), sign == "-" or bool(words & _DOWN)
    if (up and moved < 0) or (down and moved > 0) or (_PER_CENT.search(typed) and not _PER_CENT.search(shown)):
        return False
    return _same_numbers([abs(mine[0]), *mine[1:]], theirs)


def _same_numbers(mine: list[Decimal], theirs: list[Decimal]) -> bool:
    """Whether the first numbers are equal, and, if readers see several, all of mine are among them."""
    return mine[0] == theirs[0] and (len(theirs) == 1 or not Counter(mine) - Counter(theirs))


def _alike(typed: str, shown: str) -> bool:
    return " ".join(typed.casefold().split()) == " ".join(shown.casefold().split())


def number(words: str, numerals: Numerals = PLAIN) -> Decimal | None:
    """The first number in `words`; None if there is none."""
    return next(iter(numbers(words, numerals)), None)


def numbers(words: str, numerals: Numerals = PLAIN) -> list[Decimal]:
    """The numbers in `words`: those in digits, otherwise the first English word from zero to ten."""
    found = [Decimal(each) for each in _NUMBER.findall(numerals.read(words))]
    spelt = [] if found else re.findall(r"[\w-]+", words.casefold())
    if _LARGER.intersection(spelt):  # "seven hundred"
        return []
    return found or [Decimal(_WORDS.index(word)) for word in spelt if word in _WORDS][:1]
