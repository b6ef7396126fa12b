"""The words that a theme says by itself, in the publication's language, and how that language writes days, periods and numbers.

Numbers come here as `stats.rounding` writes them ("+33", "−1,140.5", "78%") and leave as the language writes them.
"""

from collections.abc import Iterable, Mapping
from dataclasses import field

from cxsite.model import period as periods
from cxsite.model.frozen import dataclass
from cxsite.model.moment import MONTHS

ROUND = 100


@dataclass(frozen=True, slots=True)
class Numerals:
    """How a language writes numbers: its signs, and what stands around one in per cent, with the gap {number}."""

    decimal: str = "."
    group: str = ","
    minus: str = "−"
    plus: str = "+"
    percent: str = "{number}%"

    def written(self, plain: str) -> str:
        """ "−1.140,5" of "−1,140.5", "78 %" of "78%"."""
        signs = {".": self.decimal, ",": self.group, "−": self.minus, "+": self.plus}
        number = "".join([signs.get(sign, sign) for sign in plain.removesuffix("%")])
        return self.percent.format(number=number) if plain.endswith("%") else number

    def read(self, written: str) -> str:
        """The other way: digits with a point before the decimals and nothing between thousands, as Python reads them."""
        bare = written.replace(self.group, "").replace("\N{LEFT-TO-RIGHT MARK}", "").replace("−", "-")
        return bare.replace(self.decimal, ".")


@dataclass(frozen=True, slots=True)
class Grammar:
    """How a language writes days, periods, numbers and counts; all of it is text, so that it can be remembered.

    `days` has for each month the words around {day} and {year}: "{day} November {year}"; `months` their names standing alone;
    `months_of` and `quarters_of` those of a month and of a quarter with their {year}. The short ones are for the axes of charts.
    `plurals` has the form that a count takes (zero, one, two, few, many or other) for 0 to 199; a larger one takes that of the
    number between 100 and 199 with the same last two figures. `first` is what the first day of a month is called.
    """

    days: tuple[str, ...]
    months: tuple[str, ...]
    plurals: tuple[str, ...]
    months_of: tuple[str, ...]
    quarters_of: tuple[str, ...]
    short_days: tuple[str, ...]
    short_months: tuple[str, ...]
    numerals: Numerals = Numerals()
    first: str = "1"

    def form(self, count: int) -> str:
        """The plural form of a count."""
        return self.plurals[count if count < 2 * ROUND else ROUND + count % ROUND]

    def day(self, iso: str) -> str:
        """ "9 October 2026" of "2026-10-09"."""
        year, month, day = iso.split("-")
        return self.days[int(month) - 1].format(day=self._in_month(int(day)), year=int(year))

    def short_day(self, day: int, month: int) -> str:
        """ "9 Oct"."""
        return self.short_days[month - 1].format(day=self._in_month(day))

    def _in_month(self, day: int) -> str:
        return self.first if day == 1 else str(day)


def _with_year(names: Iterable[str]) -> tuple[str, ...]:
    return tuple(f"{name} {{year}}" for name in names)


_SHORT = tuple(name[:3] for name in MONTHS)
ENGLISH = Grammar(
    _with_year(f"{{day}} {name}" for name in MONTHS),
    MONTHS,
    tuple("one" if count == 1 else "other" for count in range(2 * ROUND)),
    _with_year(MONTHS),
    _with_year(("Q1", "Q2", "Q3", "Q4")),
    tuple(f"{{day}} {name}" for name in _SHORT),
    _SHORT,
)


@dataclass(frozen=True, slots=True)
class Words:
    """What a theme says: key → text with gaps such as {date}. A text with plural forms has one entry for each: "parts/one"."""

    texts: Mapping[str, str] = field(default_factory=dict)
    grammar: Grammar = ENGLISH

    def text(self, key: str, count: int | None = None) -> str:
        """The text of a string in the form that `count` asks for, its gaps open.

        Raises LookupError where there is none, with what is wrong and what would help.
        """
        texts = self.texts
        if key in texts:
            return texts[key]
        found = texts.get(f"{key}/{self.grammar.form(count or 0)}") or texts.get(f"{key}/other")
        if found is None:
            raise LookupError(f"there is no text for {key}", f"add {key} to strings/en.yaml")
        return found

    def say(self, key: str, count: int | None = None, /, **gaps: object) -> str:
        """The same with its gaps filled; {count} with the count."""
        return self.text(key, count).format(count=None if count is None else self.count(count), **gaps)

    def number(self, plain: str) -> str:
        """A number as `stats.rounding` writes it, the way the language writes it."""
        return self.grammar.numerals.written(plain)

    def count(self, count: int) -> str:
        """ "1,140" of 1140."""
        return self.number(f"{count:,}")

    def listed(self, items: Iterable[str]) -> str:
        """ "one, two"."""
        return self.say("between_names").join(items)

    def day(self, iso: str) -> str:
        """ "9 October 2026" of "2026-10-09"; what is no day is left as it is."""
        return self.grammar.day(iso) if periods.is_date(iso) else iso

    def period(self, name: str) -> str:
        """ "Q3 2026" of "2026-Q3", "July 2026" of "2026-07", "1 July 2026" of "2026-07-01"; what is no period as it is."""
        start, year = periods.first_day(name), name[:4]
        match periods.form(name):
            case "half":
                return self.say("first_half_of_year" if name[-1] == "1" else "second_half_of_year", year=year)
            case "quarter":
                return self.grammar.quarters_of[int(name[-1]) - 1].format(year=year)
            case "month" if start:
                return self.grammar.months_of[start.month - 1].format(year=year)
            case "day":
                return self.grammar.day(name)
        return name

    def period_in_two_lines(self, name: str) -> tuple[str, str]:
        """The name for an axis: ("Q3", "2026"), ("Jul", "2026"), ("1 Jul", "2026"), ("2026", "")."""
        start, year = periods.first_day(name), name[:4]
        match periods.form(name):
            case "half":
                return self.say("half_short", half=name[-1]), year
            case "quarter":
                return self.say("quarter_short", quarter=name[-1]), year
            case "month" if start:
                return self.grammar.short_months[start.month - 1], year
            case "day" if start:
                return self.grammar.short_day(start.day, start.month), year
        return name, ""
