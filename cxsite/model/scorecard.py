"""Scorecards as written: counts, never scores. What is computed from them is a `Result`."""

from dataclasses import field
from typing import Literal

from cxsite.model.frozen import dataclass
from cxsite.model.place import Marks

Better = Literal["higher", "lower"]


EASY_FROM = 5  # of the 1 to 7 of `ces`


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
    """People by group. `scores` is set if the author gave the histogram."""

    promoters: int
    passives: int
    detractors: int
    scores: Histogram | None = None


@dataclass(frozen=True, slots=True)
class ShareCounts:
    """`satisfied` of `answers` people (csat). `scores` is set if the author gave the histogram."""

    satisfied: int
    answers: int
    scores: Histogram | None = None


@dataclass(frozen=True, slots=True)
class EffortCounts:
    """The histogram of a 1 to 7 question (ces)."""

    scores: Histogram


@dataclass(frozen=True, slots=True)
class Amount:
    """A plain number, kept as typed so that it is shown with the decimals the author gave."""

    typed: str

    @property
    def value(self) -> float:
        """The number."""
        return float(self.typed)


@dataclass(frozen=True, slots=True)
class GoalCounts:
    """Goals that an organisation has set itself, how many of them are about customers, and how many were met (if known)."""

    goals: int
    about_customers: int
    met: int | None = None


@dataclass(frozen=True, slots=True)
class Ratings:
    """What each rater gave each lever, 1 to 5: (rater, ((lever, rating), …)) in the author's order."""

    raters: tuple[tuple[str, tuple[tuple[str, int], ...]], ...]


@dataclass(frozen=True, slots=True)
class YesNo:
    """`agree` of `answers` people."""

    agree: int
    answers: int


@dataclass(frozen=True, slots=True)
class TwoAnswers:
    """Two questions, each with its own people: would they be happy, would they talk it up. They are never summed."""

    happy: YesNo
    talk_up: YesNo


Counts = NpsCounts | ShareCounts | EffortCounts | Amount | GoalCounts | Ratings | TwoAnswers


@dataclass(frozen=True, slots=True)
class PeriodValue:
    """What was counted in one period. `breaks` marks a change of method: there is no comparison across it.

    If counted from answers, `unusable` is the number without a readable score, and `taken_at` says when they were counted.
    `overlapping` segments may include the same person twice, and need not add up to the whole.
    """

    period: str
    counts: Counts
    invited: int | None = None
    note: str = ""
    breaks: bool = False
    so_far: bool = False
    segments: tuple[tuple[str, Counts], ...] = ()
    unusable: int = 0
    taken_at: str = ""
    overlapping: bool = False


@dataclass(frozen=True, slots=True)
class Criterion:
    """When a programme has succeeded: "at least 35 in 2026-Q4". `better` is higher for "at least", lower for "at most"."""

    better: Better
    value: float
    period: str


@dataclass(frozen=True, slots=True)
class Programme:
    """A milestone: what was tried, from when to when (days), and the measure ("support.recommend") that decides."""

    starts: str
    ends: str
    decided_by: str
    success: Criterion
    state: str


@dataclass(frozen=True, slots=True)
class AnswerSource:
    """Where answers are, for `cxsite pull`: files below private/ (a pattern), or a table in a connection.

    `columns` are (our name, the header there) pairs; `where` are (header, value) pairs that a row must match to count.
    """

    id: str
    file: str = ""
    table: str = ""
    connection: str = ""
    provider: str = "plain"
    date: str = ""
    date_format: str = ""
    time_zone: str = ""
    columns: tuple[tuple[str, str], ...] = ()
    where: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class CountRow:
    """A row of content/counts/*.csv: `n` answers of one score in one period; `segment` "" is the whole.

    `score` "" counts answers without a usable score. `line` is the row's line in the file.
    """

    measure: str
    period: str
    segment: str
    score: str
    n: int
    taken_at: str = ""
    rows_seen: int = 0
    query: str = ""
    line: int = field(default=0, compare=False)


@dataclass(frozen=True, slots=True)
class CountFile:
    """What `cxsite pull` has counted for one scorecard."""

    path: str
    scorecard: str
    rows: tuple[CountRow, ...] = ()


@dataclass(frozen=True, slots=True)
class DataSource:
    """Where numbers come from: shown next to them."""

    id: str
    title: str
    method: str = ""
    question: str = ""
    scale: str = ""
    link: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Measure:
    """One thing that is measured, with its values. `at_risk` is `at_risk_from` or `at_risk_to`. With `tied_to_pay`, somebody's
    pay depends on it.

    `anchors` say in words what each rating of a lever means. If values are counted from answers, `answers` names their source,
    `score` the column (`happy` and `talk_up` for the two questions), `split_by` the column of the segments, and `since` and
    `until` the first and last period.
    """

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
    tied_to_pay: bool = False
    scale: tuple[int, int] | None = None
    satisfied_from: int = 4
    owner: str = ""
    next_review: str = ""
    note: str = ""
    framework: str = ""
    credit: str = ""
    anchors: tuple[tuple[str, str], ...] = ()
    programme: Programme | None = None
    answers: str = ""
    score: str = ""
    happy: str = ""
    talk_up: str = ""
    split_by: str = ""
    since: str = ""
    until: str = ""
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
    answers: tuple[AnswerSource, ...] = ()
    measures: tuple[Measure, ...] = ()
    marks: Marks = field(default=Marks(""), compare=False, repr=False)
