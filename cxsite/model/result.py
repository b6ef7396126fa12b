"""What is computed from counts, and nothing else. All values are unrounded; `display` is what readers see."""

from dataclasses import field
from typing import Literal

from cxsite.model.frozen import dataclass
from cxsite.model.scorecard import DataSource, Measure
from cxsite.model.site import Limits
from cxsite.model.words import Words

Status = Literal["on target", "at risk", "off target", "no data", "not shown", "not due yet", "no target"]
Verdict = Literal["clear change", "too close to call", "not compared"]


@dataclass(frozen=True, slots=True)
class Change:
    """Later minus earlier period, with the 95% interval of the difference in the same unit; None if not estimable.

    `short` is "up 9 points"; `words` adds how sure: "up 9 points; too close to call (−6 to +24)".
    """

    since: str
    difference: float
    low: float | None
    high: float | None
    verdict: Verdict
    words: str
    short: str = ""


@dataclass(frozen=True, slots=True)
class Share:
    """A group of a distribution, for charts and tables: name, people, percentage of all (0 to 100, unrounded)."""

    name: str
    count: int
    percent: float


@dataclass(frozen=True, slots=True)
class Part:
    """One of several values shown side by side and never summed: a question, or a lever.

    `low` and `high` are a question's 95% interval, or a lever's lowest and highest rating; `marks` are the ratings, each with
    the rater's name. `change` is in words. A withheld part has no numbers.
    """

    name: str
    title: str
    display: str
    full: str
    n: int | None = None
    value: float | None = None
    low: float | None = None
    high: float | None = None
    withheld: bool = False
    small: bool = False
    change: str = ""
    marks: tuple[tuple[str, int], ...] = ()


@dataclass(frozen=True, slots=True)
class Result:
    """One measure in one period.

    `value`, `low` and `high` are in points (NPS, −100 to 100), per cent (shares, 0 to 100) or the measure's unit. They, `n`,
    `shares` and `change` are None or empty if `withheld`, so that there are no counts here to leak.

    `display` is the bare value ("+33"); a `small` sample (10 to 29) must be marked as such next to it, and gets no status
    colour. `rate` is in per cent; `answered` says it in words ("225 of 1,140 invited (20%)" or "225"). `second` is a second
    number in words (the mean of an effort score). `shares` are in the order in which they are drawn. `address` is its row.

    `segments` are the same for parts of the people, each with its name in `segment`; a withheld one has no numbers, and its
    words do not say whether its own answers are too few or could reveal another's. `parts` are used if a measure has several
    values (two questions, levers): then `value` is None. `unusable` answers were left out; `taken_at` is when the answers were
    counted. `changed` says how the criterion of a milestone was changed after its start. `cautions` are what readers should
    know about who answered: only a few of those invited, or a different share of them than before.
    """

    ref: str
    kind: str
    period: str
    n: int | None
    value: float | None
    low: float | None
    high: float | None
    display: str
    full: str
    withheld: bool = False
    small: bool = False
    breaks: bool = False
    so_far: bool = False
    invited: int | None = None
    rate: float | None = None
    status: Status = "no target"
    certainty: str = ""
    change: Change | None = None
    shares: tuple[Share, ...] = ()
    note: str = ""
    second: str = ""
    answered: str = ""
    address: str = ""
    segment: str = ""
    segments: tuple["Result", ...] = ()
    parts: tuple[Part, ...] = ()
    unusable: int = 0
    taken_at: str = ""
    changed: str = ""
    cautions: tuple[str, ...] = ()

    @property
    def shown(self) -> bool:
        """Whether there is a value to show."""
        return self.value is not None or any(part.value is not None for part in self.parts)


@dataclass(frozen=True, slots=True)
class MeasureResults:
    """A measure with its results, oldest first. `address` is its section on the scorecard's page.

    `measure` is without its values here, which could contain counts of few people. Values are in `unit` ("points", "%" or the
    measure's own) and shown with `places` decimals; `scale` is the lowest and highest possible value, None if there are no
    limits. `target` is in words ("+35", "80%", "4.0 hours"), "" if there is none. `review_due` as in a scorecard.
    `pooled` are the complete years, with their answers pooled; `limits` are those by which results were withheld.
    """

    measure: Measure
    source: DataSource | None
    address: str
    results: tuple[Result, ...]
    unit: str = ""
    places: int = 0
    scale: tuple[float, float] | None = None
    target: str = ""
    review_due: str = ""
    pooled: tuple[Result, ...] = ()
    limits: Limits = field(default=Limits())

    @property
    def latest(self) -> Result | None:
        """The newest period, withheld or not."""
        return self.results[-1] if self.results else None

    def at(self, period: str) -> Result | None:
        """The result of a period or of a complete year; None if there is none."""
        return next((each for each in (*self.results, *self.pooled) if each.period == period), None)


@dataclass(frozen=True, slots=True)
class ScorecardResults:
    """A scorecard, computed. `review_due` says in words that the review is overdue, or is ""."""

    id: str
    path: str
    title: str
    about: str
    strategy: str
    owner: str
    next_review: str
    review_due: str
    address: str
    measures: tuple[MeasureResults, ...]
    sources: tuple[DataSource, ...]


@dataclass(frozen=True, slots=True)
class Results:
    """All scorecards, computed, sorted by id, and the words that they use."""

    scorecards: tuple[ScorecardResults, ...] = ()
    words: Words = field(default=Words())

    @property
    def by_name(self) -> dict[str, MeasureResults]:
        """All measures by their names in references: "support.recommend"."""
        return {f"{card.id}.{m.measure.id}": m for card in self.scorecards for m in card.measures}


def marked(display: str, n: int | None, words: Words, *, small: bool) -> str:
    """ "+42 (small sample, n = 12)", or the bare value if the sample is not small."""
    return f"{display} ({words.say('small_sample_of', n=words.count(n))})" if small and n is not None else display


def figure(result: Result, words: Words) -> str:
    """A result as shown on its own: its value, or its parts with theirs, with each small sample marked."""
    if result.value is None and any(part.small for part in result.parts):
        return words.listed(f"{p.title} {marked(p.display, p.n, words, small=p.small)}" for p in result.parts)
    return marked(result.display, result.n, words, small=result.small)
