"""What each number in an article says now and said before: the ledger that `claims.lock` should hold, and the corrections.

The ledger is computed from the one that was read, from what the articles show, and from the current time. Until the date of a
post has passed, its numbers follow the scorecard; from then on every change is added to the entry with its date and is a
correction. This is idempotent, so a build that writes the ledger and the next one show the same pages.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from datetime import datetime, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

from cxsite.model.articles import Correction
from cxsite.model.body import Binding, Number, Ref
from cxsite.model.corpus import Corpus
from cxsite.model.fills import Missing, Quoted
from cxsite.model.ledger import Entry, Ledger, Said, one_space
from cxsite.model.post import Post
from cxsite.model.result import MeasureResults, Result, Results
from cxsite.model.words import Words
from cxsite.relate import fields
from cxsite.relate.bindings import LATEST
from cxsite.relate.fills import Quote

Rows = Mapping[str, tuple[MeasureResults, Result]]
Retold = Callable[[str], str]


def ledger(corpus: Corpus, quote: Quote, rows: Rows, now: datetime) -> Ledger:
    """What `claims.lock` should hold: an entry for each number bound in a post that is not a draft.

    `quote` resolves bindings in English, whatever language readers see; `rows` are the results by the address of their row. A
    number that cannot be resolved keeps its entry.
    """
    before = {(entry.post, entry.ref): entry for entry in corpus.ledger.entries}
    today, instant = day(now, corpus.site.time_zone), now.timestamp()
    found: dict[tuple[str, str], Entry] = {}
    for post in corpus.posts:
        for ref, fill in () if post.draft else _bound(post, quote):
            key = one_space(post.id), one_space(_pinned(ref, fill, rows).written)
            if key not in found and (isinstance(fill, Quoted) or key in before):
                known = before[key].said if key in before else ()
                frozen = post.date.instant <= instant
                found[key] = Entry(*key, said(known, fill, today, frozen=frozen))
    return Ledger(tuple(found[key] for key in sorted(found)), corpus.ledger.path)


def corrections(
    corpus: Corpus, kept: Ledger, quote: Quote, rows: Rows, *, retold: Retold, words: Words
) -> dict[str, tuple[Correction, ...]]:
    """Path of a post → what its author corrected, then the corrections of its numbers in the order of its text.

    `retold` translates the ledger's English into the readers' language.
    """
    changed = {(entry.post, entry.ref): _retold(entry, retold) for entry in kept.entries if len(entry.said) > 1}
    found = {}
    for post in corpus.posts:
        numbers = _of_post(post, changed, quote, rows, words) if changed and not post.draft else ()
        if each := (*(Correction("", one.day, "", "", "", one.text) for one in post.errata), *numbers):
            found[post.path] = each
    return found


def by_row(results: Results) -> Rows:
    """Every result under the address of its row."""
    measures = (measure for card in results.scorecards for measure in card.measures)
    return {result.address: (m, result) for m in measures for result in (*m.results, *m.pooled)}


def day(now: datetime, zone: str) -> str:
    """The calendar day of a moment in the publication's zone."""
    return now.astimezone(ZoneInfo(zone)).date().isoformat()


def midnights(now: datetime, zone: str) -> tuple[int, int]:
    """The instants at which the day of `now` starts and ends: until a correction is saved, it bears that day's date."""
    start = now.astimezone(ZoneInfo(zone)).replace(hour=0, minute=0, second=0, microsecond=0)
    return int(start.timestamp()), int((start + timedelta(days=1)).timestamp())


def _bound(post: Post, quote: Quote) -> Iterator[tuple[Ref, Quoted | Missing]]:
    for use in post.outline.uses:
        if isinstance(use, Binding | Number) and use.ref:
            yield use.ref, quote(use.ref, True)


def _pinned(ref: Ref, fill: Quoted | Missing, rows: Rows) -> Ref:
    """The reference with its period: a newer period is another number, and not a correction of this one."""
    if ref.period not in ("", LATEST) or not isinstance(fill, Quoted) or fill.href not in rows:
        return ref
    return replace(ref, period=rows[fill.href][1].period)


def said(known: tuple[Said, ...], fill: Quoted | Missing, today: str, *, frozen: bool) -> tuple[Said, ...]:
    """What was said before, and what is said now. Several corrections on one day count as one."""
    if not isinstance(fill, Quoted):
        return known
    now = Said("" if fill.withheld else one_space(fill.text), today)
    if known and known[-1].text == now.text:
        return known if frozen else known[-1:]
    if not known or not frozen:
        return (now,)
    kept = known[:-1] if len(known) > 1 and known[-1].day == today else known
    return kept if kept[-1].text == now.text else (*kept, now)


def _retold(entry: Entry, retold: Retold) -> Entry:
    said = tuple(replace(each, text=retold(each.text) if each.text else "") for each in entry.said)
    return replace(entry, said=said)


def _of_post(
    post: Post, changed: Mapping[tuple[str, str], Entry], quote: Quote, rows: Rows, words: Words
) -> Iterator[Correction]:
    """Each change once, even if the number is bound several times and in several forms."""
    told: set[tuple[object, ...]] = set()
    for ref, fill in _bound(post, quote):
        entry = changed.get((one_space(post.id), one_space(_pinned(ref, fill, rows).written)))
        if entry is None or not isinstance(fill, Quoted):
            continue
        for correction in _of_entry(entry, _subject(ref, fill, rows, words), fill.href):
            key = (fill.href, ref.segment, ref.field, correction.day)
            if key not in told:
                told.add(key)
                yield correction


def _of_entry(entry: Entry, subject: str, href: str) -> Iterator[Correction]:
    """The changes of one number. What it said before it was withheld is never shown again."""
    hidden = max((place for place, said in enumerate(entry.said) if not said.text), default=0)
    for place, (before, after) in enumerate(pairwise(entry.said), 1):
        if place >= hidden:
            yield Correction(subject, after.day, before.text if after.text else "", after.text, href)


def _subject(ref: Ref, fill: Quoted, rows: Rows, words: Words) -> str:
    """Which number, in words: "Would recommend us, Q3 2026"."""
    found = rows.get(fill.href)
    if found is None:
        return ref.written
    measure, result = found
    field = fields.name_of(ref.field, result, words) if ref.field else ""
    return words.listed(filter(None, (measure.measure.title, ref.segment, words.period(result.period), field)))
