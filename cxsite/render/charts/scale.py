"""Scales: round numbers for an axis, with their labels, and runs of results that a line may connect."""

from collections.abc import Sequence
from fractions import Fraction
from math import ceil, floor, log10

from cxsite.model import period as periods
from cxsite.model.result import MeasureResults, Result
from cxsite.model.words import Words
from cxsite.stats import units


def round_ticks(least: float, most: float, at_most: int = 5) -> tuple[list[Fraction], int]:
    """Evenly spaced round numbers from at or below `least` to at or above `most`, and the decimals they need.

    Steps are 1, 2 or 5 times a power of ten; two to `at_most` + 1 ticks.
    """
    span = Fraction(most) - Fraction(least) or max(abs(Fraction(most)), Fraction(1))
    power = floor(log10(span / at_most))
    for factor in (1, 2, 5, 10, 20):
        step = factor * Fraction(10) ** power
        first, last = floor(Fraction(least) / step), ceil(Fraction(most) / step)
        if last - first <= at_most:
            break
    last = max(last, first + 1)
    places = max(0, -power - (1 if factor >= 10 else 0))
    return [step * k for k in range(first, last + 1)], places


def ticks(
    m: MeasureResults, least: float, most: float, words: Words, at_most: int = 5
) -> tuple[tuple[float, str], ...]:
    """The same as (value, label) pairs, without those outside the measure's possible range."""
    found, places = round_ticks(least, most, at_most)
    kept = [tick for tick in found if m.scale is None or m.scale[0] <= tick <= m.scale[1]]
    return tuple((float(tick), units.with_unit(tick, short_unit(m), places, words.number)) for tick in kept)


def short_unit(m: MeasureResults) -> str:
    """The unit at each tick; long units are in the caption only."""
    return m.unit if m.unit in (units.POINTS, units.PERCENT) else ""


def positions(results: Sequence[Result]) -> list[float]:
    """The position of each period in time, from 0 (first) to 1 (last); a single one is in the middle."""
    times = [periods.ordinal(result.period) or 0 for result in results]
    reach = times[-1] - times[0] if times else 0
    return [(time - times[0]) / reach if reach else 0.5 for time in times]


def runs(results: Sequence[Result]) -> list[list[int]]:
    """Indices of shown results, in runs of consecutive periods measured by the same method."""
    found: list[list[int]] = []
    for index, result in enumerate(results):
        if result.value is None:
            continue
        if found and found[-1][-1] == index - 1 and not result.breaks and _follows(results[index - 1], result):
            found[-1].append(index)
        else:
            found.append([index])
    return found


def _follows(before: Result, after: Result) -> bool:
    first, second = periods.ordinal(before.period) or 0, periods.ordinal(after.period) or 0
    return periods.is_date(after.period) or second - first == 1
