"""Period names in the form given by a scorecard's `periods`: 2026-07, 2026-Q3, 2026-H1, 2026 or 2026-07-01."""

import re

from cxsite.model.frozen import dataclass
from cxsite.model.moment import MONTHS
from cxsite.parse.values.dates import moment
from cxsite.parse.values.fields import Fault

_YEAR = re.compile(r"(?<!\d)([12]\d{3})(?!\d)")
_MONTHS = tuple(month[:3].lower() for month in MONTHS)


@dataclass(frozen=True, slots=True)
class Form:
    """How periods of one length are written; `part` finds the part of the year in what an author wrote in another form."""

    name: str
    pattern: re.Pattern[str]
    example: str
    part: re.Pattern[str] | None = None
    written: str = "{year}"


FORMS: tuple[Form, ...] = (
    Form(
        "months",
        re.compile(r"[12]\d{3}-(?:0[1-9]|1[0-2])"),
        "2026-07",
        re.compile(r"(?<!\d)(\d{1,2})(?!\d)"),
        "{year}-{part:02}",
    ),
    Form(
        "quarters",
        re.compile(r"[12]\d{3}-Q[1-4]"),
        "2026-Q3",
        re.compile(r"(?i)q(?:uarter)?\s*([1-4])(?!\d)"),
        "{year}-Q{part}",
    ),
    Form(
        "half-years",
        re.compile(r"[12]\d{3}-H[12]"),
        "2026-H1",
        re.compile(r"(?i)h(?:alf)?\s*([12])(?!\d)"),
        "{year}-H{part}",
    ),
    Form("years", re.compile(r"[12]\d{3}"), "2026"),
    Form("dates", re.compile(r"[12]\d{3}-\d\d-\d\d"), "2026-07-01"),
)
NAMES = tuple(form.name for form in FORMS)


def fault(written: str, periods: str) -> Fault | None:
    """Why `written` is not a period of the form named `periods`, or None."""
    form = next(form for form in FORMS if form.name == periods)
    if form.pattern.fullmatch(written):
        found = moment(written, "UTC") if periods == "dates" else None
        return found if isinstance(found, Fault) else None
    return Fault(f"should be written {_meant(written, form) or f'like {form.example}'} (periods: {periods})")


def _meant(written: str, form: Form) -> str:
    """The period in the right form, if it can be guessed: "Q3 2026" → "2026-Q3", "July 2026" → "2026-07"."""
    years = _YEAR.findall(written)
    if len(years) != 1 or form.name == "dates":
        return ""
    rest = _YEAR.sub(" ", written)
    if form.part is None:
        return form.written.format(year=years[0]) if not rest.strip(" -/") else ""
    found = form.part.search(rest)
    part = int(found[1]) if found else _month(rest) if form.name == "months" else 0
    meant = form.written.format(year=years[0], part=part)
    return meant if form.pattern.fullmatch(meant) else ""


def _month(words: str) -> int:
    start = words.strip().lower()[:3]
    return _MONTHS.index(start) + 1 if start in _MONTHS else 0
