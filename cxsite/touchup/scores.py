"""Edited scorecards: computed again, and what has changed in them, by the names that `quotes` uses.

Only values, words and new periods are handled. If a scorecard or measure is added, removed or renamed, a period is removed, or
a review is moved to another day, more depends on it than the texts that quote it.
"""

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import cache
from zoneinfo import ZoneInfo

from cxsite.model.corpus import Corpus
from cxsite.model.frozen import dataclass
from cxsite.model.library import Library
from cxsite.model.problem import Outcome
from cxsite.model.result import Results
from cxsite.model.scorecard import Scorecard
from cxsite.model.source import Source, Sources
from cxsite.model.words import Words
from cxsite.parse.documents import desk_for
from cxsite.parse.measured import SCORECARD, measured
from cxsite.relate.criteria import told
from cxsite.relate.fills import Voice, quoting
from cxsite.relate.results import results
from cxsite.relate.standing import moments
from cxsite.touchup.bench import CARDS, Bench, found_in
from cxsite.touchup.quotes import differences
from cxsite.touchup.unsure import MoreError

_COUNTS = "content/counts/"


@dataclass(frozen=True, slots=True)
class Scores:
    """The result of the edit: `corpus` has the current scorecards, `results` are in the words of the publication.

    `changed` names what has changed, as `quotes` does. `voice` fills texts in a language. `moments` are those at which the
    scorecards change by themselves.
    """

    corpus: Corpus
    results: Results
    changed: frozenset[str]
    voice: Callable[[str], Voice]
    moments: tuple[int, ...]


def scores(bench: Bench, edited: Sequence[Source]) -> Scores:
    """The current scorecards. MoreError if more has changed than their values, words and periods."""
    if bench.says(("milestone-judged",)):
        raise MoreError
    corpus, around = _measured(bench, edited), bench.notes.around

    def voiced(words: Words) -> Results:
        return told(_computed(bench, corpus, words), around.ledger)

    now = voiced(around.results.words)
    changed = differences(around.results, now)
    if not changed.isdisjoint(bench.notes.quoted) or not _same_rows(around.results, now, bench):
        raise MoreError
    return Scores(corpus, now, changed, cache(_voices(around, now, voiced)), moments(corpus))


def plain(bench: Bench, corpus: Corpus) -> Results:
    """The results in the words of `claims.lock`. `corpus` has the scorecards if one was edited; else they come from memory."""
    return _computed(bench, corpus if corpus.scorecards else _measured(bench, ()), bench.notes.noted)


def _computed(bench: Bench, corpus: Corpus, words: Words) -> Results:
    today = bench.now.astimezone(ZoneInfo(corpus.site.time_zone))
    return results(corpus.scorecards, today, words, corpus.site.limits)


def _measured(bench: Bench, edited: Sequence[Source]) -> Corpus:
    desk = desk_for(bench.notes.corpus.site, bench.desk.bytes_of, bench.memory)
    for source in edited:
        before = desk.recalled(SCORECARD, source, bench.edited.changed[source.path])
        after = desk.known[source.path] = desk.outcome(SCORECARD, source)
        if before is None or _frame(before) != _frame(after):
            raise MoreError
    paths = {path for path in bench.edited.sources if path.startswith((CARDS, _COUNTS))}
    cards, counts = measured(desk, Sources(bench.asked.root, found_in(bench, paths)))
    return replace(bench.notes.corpus, scorecards=cards, counts=counts, private=dict(bench.scan.private))


def _frame(found: Outcome[Scorecard]) -> tuple[object, ...]:
    """The parts of a scorecard that must not change, since more depends on them than the texts that quote it. MoreError if the
    scorecard has problems, or if its values come from answers, which are in other files.
    """
    card = found.value
    if card is None or found.problems or card.answers or any(measure.answers for measure in card.measures):
        raise MoreError
    measures = [(m.id, m.kind, m.title, m.next_review, m.programme) for m in card.measures]
    return card.id, card.time_zone, card.next_review, measures


def _same_rows(before: Results, after: Results, bench: Bench) -> bool:
    """Whether all links into the scorecards still work."""
    old, new = (
        {result.address for card in found.scorecards for m in card.measures for result in m.results}
        for found in (before, after)
    )
    return old <= new and (old == new or not bench.says(("broken-anchor",)))


def _voices(around: Library, own: Results, voiced: Callable[[Words], Results]) -> Callable[[str], Voice]:
    def voice(language: str) -> Voice:
        words = around.words(language)
        found = own if words is own.words else voiced(words)
        return Voice(found, quoting(found))

    return voice


def with_results(bench: Bench, found: Results) -> Bench:
    """The same bench with these results."""
    return replace(bench, notes=replace(bench.notes, around=replace(bench.notes.around, results=found)))
