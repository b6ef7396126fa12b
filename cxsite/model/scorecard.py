"""Scorecards as written: counts, never scores. What is computed from them is a `Result`."""

from dataclasses import dataclass, field
from typing import Literal

from cxsite.model.place import Marks

Better = Literal["higher", "lower"]


@dataclass(frozen=True, slots=True)
class Histogram:
    """How many people chose each score: (score, count) pairs, lowest score first."""

    counts: tuple[tuple[int, int], ...]

    @property
    def n(self) -> int:
        """All answers."""
        return sum(count for _, count in self.counts)


@dataclass(frozen=True, slots=True)
class NpsCounts:
    """People by group. `scores` is there where the author gave the histogram."""

    promoters: int
    passives: int
    detractors: int
    scores: Histogram | None = None


@dataclass(frozen=True, slots=True)
class ShareCounts:
    """`satisfied` of `answers` people (csat). `scores` is there where the author gave the histogram."""

    satisfied: int
    answers: int
    scores: Histogram | None = None


@dataclass(frozen=True, slots=True)
class EffortCounts:
    """The histogram of a 1 to 7 question (ces)."""

    scores: Histogram


@dataclass(frozen=True, slots=True)
class Amount:
    """A plain number, kept as typed so that it is shown with the digits the author gave."""

    typed: str

    @property
    def value(self) -> float:
        """The number."""
        return float(self.typed)


Counts = NpsCounts | ShareCounts | EffortCounts | Amount


@dataclass(frozen=True, slots=True)
class PeriodValue:
    """What was counted in one period. `breaks` marks a change of method: no comparison across it."""

    period: str
    counts: Counts
    invited: int | None = None
    note: str = ""
    breaks: bool = False
    so_far: bool = False
    segments: tuple[tuple[str, Counts], ...] = ()


@dataclass(frozen=True, slots=True)
class DataSource:
    """Where numbers come from: shown beside them."""

    id: str
    title: str
    method: str = ""
    question: str = ""
    scale: str = ""
    link: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Measure:
    """One thing that is measured, with its values in order of time. `at_risk` is `at_risk_from` or `at_risk_to`."""

    id: str
    kind: str
    title: str
    source: str = ""
    question: str = ""
    target: float | None = None
    at_risk: float | None = None
    better: Better = "higher"
    unit: str = ""
    counts_as: str = ""
    scale: tuple[int, int] | None = None
    satisfied_from: int = 4
    owner: str = ""
    next_review: str = ""
    note: str = ""
    values: tuple[PeriodValue, ...] = ()


@dataclass(frozen=True, slots=True)
class Scorecard:
    """One file of content/scorecards. `periods` is months, quarters, half-years, years or dates."""

    path: str
    id: str
    title: str
    periods: str
    about: str = ""
    owner: str = ""
    next_review: str = ""
    time_zone: str = ""
    strategy: str = ""
    sources: tuple[DataSource, ...] = ()
    measures: tuple[Measure, ...] = ()
    marks: Marks = field(default=Marks(""), compare=False, repr=False)
