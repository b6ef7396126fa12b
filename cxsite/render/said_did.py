"""You said, we did: what an article says was done, and whether the measure that should show it has moved."""

from datetime import date

from cxsite.model import period as periods
from cxsite.model.post import Post, SaidDid
from cxsite.model.result import MeasureResults, Result, Results, figure
from cxsite.render.dates import day_view
from cxsite.render.press import Press
from cxsite.render.text_views import ReadingView, SaidDidView, WatchedView


def said_did(post: Post, press: Press) -> tuple[SaidDidView, ...]:
    """The entries under the article, in the author's order."""
    return tuple([_view(each, press) for each in post.said_did]) if post.said_did else ()


def _view(each: SaidDid, press: Press) -> SaidDidView:
    return SaidDidView(
        said=each.said,
        did=each.did,
        state=press.say("state_" + each.state.replace(" ", "_")),
        owner=each.owner,
        since=day_view(each.since, press.words.grammar) if each.since else None,
        watched=_watched(each, press),
    )


def _watched(each: SaidDid, press: Press) -> WatchedView | None:
    """None if no measure is watched, or if it does not exist (which a check reports to the author)."""
    measure = _measure(each.watch, press.library.results)
    if measure is None:
        return None
    before, after = around(measure.results, each.since)
    return WatchedView(
        measure.measure.title, press.links.href(measure.address), _reading(before, press), _reading(after, press)
    )


def _reading(result: Result | None, press: Press) -> ReadingView | None:
    return ReadingView(press.words.period(result.period), figure(result, press.words)) if result else None


def _measure(name: str, results: Results) -> MeasureResults | None:
    card, _, wanted = name.partition(".")
    measures = (each for found in results.scorecards if found.id == card for each in found.measures)
    return next((each for each in measures if each.measure.id == wanted), None)


def around(results: tuple[Result, ...], since: str) -> tuple[Result | None, Result | None]:
    """The last result before the day `since` (ISO) and the latest after it. A period that contains the day counts as neither.

    Without a day there is none before. A withheld result keeps its place, and says that it is not shown.
    """
    if not since:
        return None, results[-1] if results else None
    day = date.fromisoformat(since)
    before = [each for each in results if (end := periods.last_day(each.period)) and end < day]
    after = [each for each in results if (start := periods.first_day(each.period)) and start >= day]
    return before[-1] if before else None, after[-1] if after else None
