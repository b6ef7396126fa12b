"""The ledger's English texts, translated into the words of the publication: for the notes on corrections.

`claims.lock` is in English whatever language the readers see, so that a change of language does not look like a correction. Its
texts were made from our own English strings; so each is parsed with them, and formatted again.
"""

import re
from collections.abc import Iterator, Mapping
from functools import cache

from cxsite.model.words import Words

# The strings that bound values are made of, those that contain others first. Those in _BRACKETED end in brackets themselves.
_BRACKETED = ("change_and_how_sure", "rounded")
_PHRASES = (
    "up_by_less_than", "down_by_less_than", "up_by", "down_by", "unchanged", "clear_change", "too_close", "percentage_points",
    "points", "interval_95", "span", "small_sample_of", "small_sample", "sample_of", "mean_of", "of_goals", "ratings_from_to",
    "ratings_equal", "no_responses", "status_on_target", "status_at_risk", "status_off_target", "status_no_data",
    "status_not_due_yet",
)  # fmt: skip
_NUMBER = re.compile(r"([+−]?\d[\d,]*(?:\.\d+)?%?)( .*)?")
_DETAILS = re.compile(r"(.+?) \((.+)\)")


def retold(noted: str, english: Words, words: Words) -> str:
    """ "um 9 Punkte gestiegen" for "up 9 points", "+33" for "+33", "4,2 Stunden" for "4.2 Stunden"; else `noted` unchanged."""
    if english is words:
        return noted
    details = _DETAILS.fullmatch(noted)
    told = _phrase(noted, english, words, _BRACKETED if details else _PHRASES)
    if told is None and details:
        said = words.listed(retold(each, english, words) for each in details[2].split(", "))
        return f"{retold(details[1], english, words)} ({said})"
    number = _NUMBER.fullmatch(noted)
    return told or (words.number(number[1]) + (number[2] or "") if number else noted)


def _phrase(noted: str, english: Words, words: Words, keys: tuple[str, ...]) -> str | None:
    """A text that was made from one of our strings, translated; None if it was not."""
    for key, pattern in _patterns(tuple(_forms(english, keys))):
        found = pattern.fullmatch(noted)
        if found:
            return _said(key, found.groupdict(), english, words)
    return None


def _said(key: str, gaps: Mapping[str, str], english: Words, words: Words) -> str:
    """The string `key` with its placeholders translated, in the plural form for its count, if any."""
    told = {name: retold(text, english, words) for name, text in gaps.items()}
    count = gaps.get("count", "").replace(",", "")
    return words.text(key, int(count) if count.isdecimal() else None).format(**told)


def _forms(english: Words, keys: tuple[str, ...]) -> Iterator[tuple[str, str]]:
    """(key, text with placeholders) of these strings, in every plural form."""
    for key in keys:
        yield from ((key, text) for name, text in english.texts.items() if name.partition("/")[0] == key)


@cache
def _patterns(forms: tuple[tuple[str, str], ...]) -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple((key, re.compile(re.sub(r"\\\{(\w+)\\\}", r"(?P<\1>.+?)", re.escape(text)))) for key, text in forms)
