"""What an editor should know about the publication today, as plain rows: the desk shows them and knows nothing else."""

from collections import Counter
from collections.abc import Iterator, Mapping
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from cxsite.model.corpus import Corpus
from cxsite.model.frozen import dataclass
from cxsite.model.library import Library
from cxsite.model.period import last_day
from cxsite.model.place import Marks, Span
from cxsite.model.post import Page, Post
from cxsite.model.problem import Problem, Waived
from cxsite.model.result import MeasureResults, ScorecardResults
from cxsite.model.standing import Held
from cxsite.outside import links
from cxsite.preview.seen import addresses
from cxsite.read.outside import Heard
from cxsite.relate.standing import reason

NEWEST = 25
RECENT = timedelta(days=60)
_GRACE = 45


@dataclass(frozen=True, slots=True)
class Row:
    """A row of the desk: a day (ISO, or ""), a title, its place, the address of its page (or ""), a remark."""

    day: str
    title: str
    span: Span
    address: str = ""
    remark: str = ""


@dataclass(frozen=True, slots=True)
class Section:
    """A heading with its rows; `whole` is the total if only some are shown; `none` is the text if there are none."""

    id: str
    title: str
    rows: tuple[Row, ...]
    none: str
    whole: int = 0


@dataclass(frozen=True, slots=True)
class Facts:
    """Everything on the desk. `coming` are the entries of the calendar, sorted by day."""

    title: str = ""
    base_path: str = ""
    counts: tuple[tuple[str, int], ...] = ()
    sections: tuple[Section, ...] = ()
    coming: tuple[Row, ...] = ()


@dataclass(frozen=True, slots=True)
class Said:
    """What is known to be wrong: problems, those that authors have waived, and the last results for external links."""

    problems: tuple[Problem, ...]
    waived: tuple[Waived, ...]
    heard: Mapping[str, Heard]


@dataclass(frozen=True, slots=True)
class _Seen:
    """What the facts are taken from; `addresses`, `titles` and the `marks` of scorecards by path."""

    corpus: Corpus
    library: Library
    now: datetime
    today: date
    addresses: Mapping[str, str]
    titles: Mapping[str, str]
    marks: Mapping[str, Marks]

    def row(self, span: Span, remark: str = "", day: str = "") -> Row:
        """A row for a document, by a place in it."""
        return Row(day, self.titles.get(span.path, span.path), span, self.addresses.get(span.path, ""), remark)

    def span(self, card: ScorecardResults, key: str) -> Span:
        """The place of a key in the file of a scorecard."""
        return self.marks.get(card.path, Marks(card.path)).span(key)


def facts(corpus: Corpus, library: Library, said: Said, now: datetime) -> Facts:
    """The facts about a publication at a moment. `library` includes everything that is held back."""
    today = now.astimezone(ZoneInfo(corpus.site.time_zone)).date()
    documents: tuple[Post | Page, ...] = (*corpus.posts, *corpus.pages)
    titles, marks = {d.path: d.title for d in documents}, {card.path: card.marks for card in corpus.scorecards}
    seen = _Seen(corpus, library, now, today, addresses(library), titles, marks)
    states = [(document, reason(document, now)) for document in documents]
    counts = Counter(held.reason if held else "published" for _, held in states)
    return Facts(
        corpus.site.title,
        corpus.site.base_path,
        tuple((name, counts[name]) for name in ("published", "scheduled", "draft", "expired")),
        sections=(*_by_state(seen, states), *_wanting(seen, said)),
        coming=tuple(sorted(_coming(seen), key=lambda row: (row.day, row.title))),
    )


def _by_state(seen: _Seen, states: list[tuple[Post | Page, Held | None]]) -> Iterator[Section]:
    titles = {"draft": "Drafts", "scheduled": "Scheduled", "published": "Published", "expired": "Expired"}
    for state, title in titles.items():
        rows = [_document(seen, d, held) for d, held in states if (held.reason if held else "published") == state]
        rows.sort(key=lambda row: (row.day, row.title), reverse=state != "scheduled")
        yield Section(state, title, tuple(rows[:NEWEST]), "none", len(rows))


def _document(seen: _Seen, document: Post | Page, held: Held | None) -> Row:
    day = document.date.local[:10] if isinstance(document, Post) else ""
    remark = ""
    if isinstance(document, Post) and document.expires:
        remark = f"{'expired' if held and held.reason == 'expired' else 'until'} {document.expires.local[:10]}"
    elif held and held.until and held.until.has_time:
        remark = f"at {held.until.local[11:16]}"
    return seen.row(Span(document.path, 1, 1), remark, day)


def _wanting(seen: _Seen, said: Said) -> Iterator[Section]:
    """The sections about things that need attention."""
    reviews = sorted(_reviews(seen, due=True), key=lambda row: row.day)
    yield Section("reviews", "Reviews due", tuple(reviews), "no review is overdue")
    yield Section("stale", "Scorecards with old data", tuple(_stale(seen)), "every measure has its latest period")
    broken = tuple(_broken(seen, said.heard))
    asked = "none at the last check" if said.heard else "not checked yet; cxsite check --external checks them"
    yield Section("outside", "Broken links to other sites", broken, asked)
    alt = tuple(seen.row(p.span) for p in said.problems if p.span and p.rule == "image-without-alt")
    yield Section("alt", "Images without alt text", alt, "every image has alt text")
    bare = [p for p in seen.corpus.posts if not p.description and not p.draft]
    rows = tuple(seen.row(Span(p.path, 1, 1), day=p.date.local[:10]) for p in bare[:NEWEST])
    yield Section("descriptions", "Articles without a description", rows, "every article has one", len(bare))
    allowed = tuple(seen.row(w.problem.span, f"{w.problem.rule}: {w.reason}") for w in said.waived if w.problem.span)
    yield Section("allowed", "Allowed, with a reason", allowed, "none")
    yield Section("corrections", "Recent corrections", tuple(_corrections(seen)), "no number was corrected recently")


def _reviews(seen: _Seen, *, due: bool) -> Iterator[Row]:
    for card in seen.library.results.scorecards:
        if card.next_review and bool(card.review_due) == due:
            yield Row(card.next_review, card.title, seen.span(card, "next_review"), card.address, card.owner)
        for each in card.measures:
            if each.measure.next_review and bool(each.review_due) == due:
                span = seen.span(card, f"measures/{each.measure.id}/next_review")
                title = f"{card.title}: {each.measure.title}"
                yield Row(each.measure.next_review, title, span, each.address, each.measure.owner or card.owner)


def _stale(seen: _Seen) -> Iterator[Row]:
    """Measures whose next period ended more than 45 days ago and has no value."""
    for card in seen.library.results.scorecards:
        for each in card.measures:
            if each.latest and (missed := _missed(each, each.latest.period, seen.today)):
                span = seen.span(card, f"measures/{each.measure.id}")
                remark = f"the latest value is for {each.latest.period}; the next was due by {missed.isoformat()}"
                yield Row("", f"{card.title}: {each.measure.title}", span, each.address, remark)


def _missed(measure: MeasureResults, newest: str, today: date) -> date | None:
    """The day by which the period after `newest` should have been counted, if that day is past; else None."""
    end = last_day(newest)
    length = {4: 366, 10: 0}.get(len(newest), {"H": 184, "Q": 92}.get(newest[5:6], 31))
    if not end or not length or measure.measure.until == newest or measure.measure.programme:
        return None
    missed = end + timedelta(days=length + _GRACE)
    return missed if missed < today else None


def _broken(seen: _Seen, heard: Mapping[str, Heard]) -> Iterator[Row]:
    for address, span in links(seen.corpus) if heard else ():
        if address in heard and heard[address].state == "broken":
            yield Row("", address, span, seen.addresses.get(span.path, ""), heard[address].words)


def _corrections(seen: _Seen) -> Iterator[Row]:
    since = (seen.today - RECENT).isoformat()
    for article in seen.library.articles:
        for each in article.corrections:
            if each.day >= since:
                remark = each.text or f"{each.subject}: {each.before or 'withheld'} → {each.after or 'withheld'}"
                yield seen.row(Span(article.teaser.path, 1, 1), remark, each.day)


def _coming(seen: _Seen) -> Iterator[Row]:
    """The entries of the calendar: the last 30 days, and everything planned."""
    since = (seen.today - timedelta(days=30)).isoformat()
    for post in seen.corpus.posts:
        if (day := post.date.local[:10]) >= since:
            state = "draft" if post.draft else "published" if post.date.instant <= seen.now.timestamp() else "scheduled"
            yield seen.row(post.marks.span("date") if state == "scheduled" else Span(post.path, 1, 1), state, day)
        if post.expires and (day := post.expires.local[:10]) >= since:
            yield seen.row(post.marks.span("expires"), "expires", day)
    for due in (True, False):
        for row in _reviews(seen, due=due):
            yield Row(row.day, row.title, row.span, row.address, "review overdue" if due else "review")
