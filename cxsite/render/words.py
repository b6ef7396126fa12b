"""What a theme says by itself, with its gaps filled."""

from datetime import date
from difflib import get_close_matches

from cxsite.model.words import ENGLISH, ROUND, Grammar, Words

_QUICK = frozenset({"en", "en-gb"})


class UnknownStringError(LookupError):
    """A template asks for words that there are not, or leaves a gap open; carries what is wrong and what would help."""


def say(words: Words, key: str, count: int | None = None, **gaps: object) -> str:
    """The text of a string as plain words, in the form that `count` asks for; {count} is filled with it."""
    return text(words, key, count).format(count=count, **gaps)


def text(words: Words, key: str, count: int | None = None) -> str:
    """The same with its gaps open. Raises UnknownStringError."""
    texts = words.texts
    if key in texts:
        return texts[key]
    found = texts.get(f"{key}/{words.grammar.form(count or 0)}") or texts.get(f"{key}/other")
    if found is None:
        near = get_close_matches(key, {name.partition("/")[0] for name in texts}, n=1)
        advice = f"did you mean {near[0]}?" if near else f"add {key} to strings/en.yaml"
        raise UnknownStringError(f"there are no words for {key}", advice)
    return found


def grammar(language: str) -> Grammar:
    """How a language writes days and counts, as Babel's tables (CLDR) know it; the English way where they do not know it."""
    if language.lower() in _QUICK:
        return ENGLISH
    # Babel costs 40 ms to import, and the answer is remembered between builds.
    from babel import Locale, UnknownLocaleError  # noqa: PLC0415
    from babel.dates import format_date  # noqa: PLC0415

    try:
        locale = Locale.parse(language, sep="-")
    except (ValueError, UnknownLocaleError):
        return ENGLISH
    days = [
        date(2001, month, 28) for month in range(1, 13)
    ]  # the 28th of 2001: figures that are nowhere else in a date
    written = [format_date(day, "long", locale) for day in days]
    return Grammar(
        tuple(text.replace("28", "{day}").replace("2001", "{year}") for text in written),
        tuple(format_date(day, "LLLL", locale) for day in days),
        tuple(locale.plural_form(count) for count in range(2 * ROUND)),
    )
