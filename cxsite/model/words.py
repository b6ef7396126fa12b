"""The theme's own words in the publication's language, and how that language writes dates, periods and numbers.

Numbers arrive as `stats.rounding` writes them ("+33", "−1,140.5", "78%") and leave in the format of the language.
"""

from collections.abc import Iterable, Mapping
from dataclasses import field

from cxsite.model import period as periods
from cxsite.model.frozen import dataclass
from cxsite.model.moment import MONTHS

ROUND = 100


@dataclass(frozen=True, slots=True)
class Numerals:
    """How a language writes numbers: its symbols, and its format for a percentage, with the placeholder {number}."""

    decimal: str = "."
    group: str = ","
    minus: str = "−"
    plus: str = "+"
    percent: str = "{number}%"

    def written(self, plain: str) -> str:
        """ "−1.140,5" for "−1,140.5", "78 %" for "78%"."""
        signs = {".": self.decimal, ",": self.group, "−": self.minus, "+": self.plus}
        number = "".join([signs.get(sign, sign) for sign in plain.removesuffix("%")])
        return self.percent.format(number=number) if plain.endswith("%") else number

    def read(self, written: str) -> str:
        """The inverse: digits with a decimal point and without thousands separators, as Python reads them."""
        bare = written.replace(self.group, "").replace("\N{LEFT-TO-RIGHT MARK}", "").replace("−", "-")
        return bare.replace(self.decimal, ".")


@dataclass(frozen=True, slots=True)
class Grammar:
    """How a language writes dates, periods, numbers and counts; all of it is text, so that it can be cached.

    `days` has a format with {day} and {year} for each month: "{day} November {year}"; `months` are the names on their own;
    `months_of` and `quarters_of` are formats for a month and a quarter with {year}. The short ones are for the axes of charts.
    `plurals` has the plural form of each count (zero, one, two, few, many or other) from 0 to 199; a larger one has that of the
    number between 100 and 199 with the same last two digits. `first` is how the first day of a month is written.
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
        """ "9 October 2026" for "2026-10-09"."""
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
    """A theme's words: key → text with placeholders such as {date}. A text with plural forms has an entry each: "parts/one"."""

    texts: Mapping[str, str] = field(default_factory=dict)
    grammar: Grammar = ENGLISH

    def text(self, key: str, count: int | None = None) -> str:
        """The text of a string in the plural form for `count`, with its placeholders unfilled.

        Raises LookupError if there is none, with a message and help.
        """
        texts = self.texts
        if key in texts:
            return texts[key]
        found = texts.get(f"{key}/{self.grammar.form(count or 0)}") or texts.get(f"{key}/other")
        if found is None:
            raise LookupError(f"there is no text for {key}", f"add {key} to strings/en.yaml")
        return found

    def say(self, key: str, count: int | None = None, /, **gaps: object) -> str:
        """The same with its placeholders filled in; {count} with the count."""
        return self.text(key, count).format(count=None if count is None else self.count(count), **gaps)

    def number(self, plain: str) -> str:
        """A number from `stats.rounding` in the language's format."""
        return self.grammar.numerals.written(plain)

    def count(self, count: int) -> str:
        """ "1,140" for 1140."""
        return self.number(f"{count:,}")

    def listed(self, items: Iterable[str]) -> str:
        """ "one, two"."""
        return self.say("between_names").join(items)

    def day(self, iso: str) -> str:
        """ "9 October 2026" for "2026-10-09"; anything that is not a date is left as it is."""
        return self.grammar.day(iso) if periods.is_date(iso) else iso

    def period(self, name: str) -> str:
        """ "Q3 2026" for "2026-Q3", "July 2026" for "2026-07", "1 July 2026" for "2026-07-01"; anything else as it is."""
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
