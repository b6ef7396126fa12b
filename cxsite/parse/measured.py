"""A publication's scorecards, with the values that were counted for them."""

from typing import NamedTuple

from cxsite.model.problem import Outcome
from cxsite.model.scorecard import CountFile, Scorecard
from cxsite.model.source import Sources
from cxsite.parse.documents import Desk, Kind
from cxsite.parse.measures.count_files import count_file
from cxsite.parse.measures.counted import counted
from cxsite.parse.measures.scorecards import scorecard

SCORECARD = Kind("scorecard", Scorecard, lambda path, data, _site, _keep: scorecard(path, data))
COUNTS = Kind("counts", CountFile, lambda path, data, _site, _keep: count_file(path, data))


class Measured(NamedTuple):
    """Scorecards, with values for the measures that are counted from answers, and the count files these come from."""

    scorecards: tuple[Scorecard, ...]
    counts: tuple[CountFile, ...]


def measured(desk: Desk, sources: Sources) -> Measured:
    """What could be parsed; `desk` collects the problems."""
    counts = tuple(desk.values(COUNTS, sources.of("counts")))
    joined: Outcome[tuple[Scorecard, ...]] = counted(
        desk.values(SCORECARD, sources.of("scorecard")), counts, desk.site.time_zone
    )
    desk.problems.extend(joined.problems)
    return Measured(joined.value or (), counts)
