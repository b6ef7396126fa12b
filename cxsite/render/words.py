"""How a language writes days, periods, numbers and counts, according to Babel's tables (CLDR)."""

from datetime import date
from typing import Any

from cxsite.model.words import ENGLISH, ROUND, Grammar, Numerals

_QUICK = frozenset({"en", "en-gb"})
_FIRST = {
    "ca": "1r",
    "fr": "1er",
    "it": "1º",
}  # the first of a month, if it has a special form that CLDR does not know


def grammar(language: str) -> Grammar:
    """What Babel knows of a language; the English conventions if Babel does not know it.

    All languages write their numbers with the digits 0 to 9: Babel's default, also for Arabic, and the only digits in its
    dates. So the numbers and the dates of a page match, and both match those that authors type.
    """
    if language.lower() in _QUICK:
        return ENGLISH
    # Babel takes 40 ms to import, and the result is cached between builds.
    from babel import Locale, UnknownLocaleError  # noqa: PLC0415

    try:
        locale = Locale.parse(language, sep="-")
    except (ValueError, UnknownLocaleError):
        return ENGLISH
    return _grammar(locale)


def _grammar(locale: Any) -> Grammar:  # noqa: ANN401  # Babel is imported only where it is needed
    from babel.dates import format_date, format_skeleton  # noqa: PLC0415  # as above

    # The 28th of each month in 2001: digits that appear nowhere else in a date.
    days = [date(2001, month, 28) for month in range(1, 13)]

    def open_(text: str) -> str:
        return text.replace("28", "{day}").replace("2001", "{year}")

    def each(form: str, of: list[date]) -> tuple[str, ...]:
        return tuple(open_(format_skeleton(form, day, locale=locale)) for day in of)

    return Grammar(
        tuple(open_(format_date(day, "long", locale)) for day in days),
        tuple(format_date(day, "LLLL", locale) for day in days),
        tuple(locale.plural_form(count) for count in range(2 * ROUND)),
        months_of=each("yMMMM", days),
        quarters_of=each("yQQQ", days[::3]),
        short_days=each("MMMd", days),
        short_months=tuple(format_date(day, "LLL", locale) for day in days),
        numerals=_numerals(locale),
        first=_FIRST.get(locale.language, "1"),
    )


def _numerals(locale: Any) -> Numerals:  # noqa: ANN401  # as above
    """The symbols of a language, with a real minus sign. If a symbol is preceded by a direction mark, the mark stays."""
    signs = locale.number_symbols["latn"]
    percent = locale.percent_formats[None].pattern
    digits = percent.strip("%\N{NO-BREAK SPACE}\N{NARROW NO-BREAK SPACE} \N{LEFT-TO-RIGHT MARK}\N{RIGHT-TO-LEFT MARK}")
    return Numerals(
        signs["decimal"],
        signs["group"],
        signs["minusSign"].replace("-", "−"),
        signs["plusSign"],
        percent.replace(digits, "{number}"),
    )
