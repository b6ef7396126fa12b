"""The words that a theme says by itself, in the publication's language, and how that language writes days and counts."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from cxsite.model.moment import MONTHS

ROUND = 100


@dataclass(frozen=True, slots=True)
class Grammar:
    """How a language writes days and counts; all of it is text, so that it can be remembered.

    `days` has for each month the words around {day} and {year}: "{day} November {year}"; `months` their names standing alone.
    `plurals` has the form that a count takes (zero, one, two, few, many or other) for 0 to 199; a larger one takes that of the
    number between 100 and 199 with the same last two figures.
    """

    days: tuple[str, ...]
    months: tuple[str, ...]
    plurals: tuple[str, ...]

    def form(self, count: int) -> str:
        """The plural form of a count."""
        return self.plurals[count if count < 2 * ROUND else ROUND + count % ROUND]

    def day(self, iso: str) -> str:
        """ "9 October 2026" of "2026-10-09"."""
        year, month, day = iso.split("-")
        return self.days[int(month) - 1].format(day=int(day), year=int(year))


ENGLISH = Grammar(
    tuple(f"{{day}} {name} {{year}}" for name in MONTHS),
    MONTHS,
    tuple("one" if count == 1 else "other" for count in range(2 * ROUND)),
)


@dataclass(frozen=True, slots=True)
class Words:
    """What a theme says: key → text with gaps such as {date}. A text with plural forms has one entry for each: "parts/one"."""

    texts: Mapping[str, str] = field(default_factory=dict)
    grammar: Grammar = ENGLISH
