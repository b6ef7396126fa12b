"""What counts as success for a milestone, recorded like the numbers in articles: set before the start, public afterwards.

Until a programme starts, its criterion follows the scorecard. From that day on, every edit is recorded with its date in
`claims.lock` and shown on the page, so that nobody can move the goalposts unseen.
"""

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from itertools import pairwise

from cxsite.model.corpus import Corpus
from cxsite.model.fills import Quoted
from cxsite.model.ledger import MILESTONE, Entry, Ledger
from cxsite.model.result import MeasureResults, Results
from cxsite.model.scorecard import Programme
from cxsite.model.words import Words
from cxsite.relate.ledger import day, said

_NOTED = re.compile(r"at (least|most) (\S+) in (\S+) of (\S+)")


def kept(ledger: Ledger, corpus: Corpus, now: datetime) -> Ledger:
    """The ledger with an entry for each current milestone, in the ledger's order."""
    entries = (*ledger.entries, *_entries(corpus, now))
    return replace(ledger, entries=tuple(sorted(entries, key=lambda entry: (entry.post, entry.ref))))


def told(results: Results, ledger: Ledger) -> Results:
    """The results, with each milestone saying how its criterion has changed since the start."""
    changed = {entry.ref: entry for entry in ledger.entries if entry.post == MILESTONE and len(entry.said) > 1}
    if not changed:
        return results
    cards = [
        replace(
            card,
            measures=tuple(_told(m, changed.get(f"{card.id}.{m.measure.id}"), results.words) for m in card.measures),
        )
        for card in results.scorecards
    ]
    return replace(results, scorecards=tuple(cards))


def _entries(corpus: Corpus, now: datetime) -> Iterator[Entry]:
    before = {entry.ref: entry.said for entry in corpus.ledger.entries if entry.post == MILESTONE}
    for card in corpus.scorecards:
        today = day(now, card.time_zone or corpus.site.time_zone)
        for measure in card.measures:
            if measure.programme:
                ref, shown = f"{card.id}.{measure.id}", Quoted(_words(measure.programme), "")
                frozen = measure.programme.starts <= today
                yield Entry(MILESTONE, ref, said(before.get(ref, ()), shown, today, frozen=frozen))


def _words(programme: Programme) -> str:
    """ "at least 35 in 2026-Q4 of support.recommend": all that must not change unseen. In English, like the ledger."""
    side = "at least" if programme.success.better == "higher" else "at most"
    return f"{side} {programme.success.value:g} in {programme.success.period} of {programme.decided_by}"


def _told(measure: MeasureResults, entry: Entry | None, words: Words) -> MeasureResults:
    if entry is None or not measure.results:
        return measure
    changes = (
        words.say("criterion_changed", date=words.day(after.day), before=_in_words(before.text, words))
        for before, after in pairwise(entry.said)
    )
    return replace(measure, results=(replace(measure.results[0], changed="; ".join(changes)),))


def _in_words(noted: str, words: Words) -> str:
    """A criterion from the ledger, in the words of the publication."""
    found = _NOTED.fullmatch(noted)
    if not found:
        return noted
    side, value, period, measure = found.groups()
    return words.say(f"at_{side}_in", value=words.number(value), period=words.period(period), measure=measure)
