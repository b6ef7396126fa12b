"""What is public: decided only here in the whole program. Whatever is held back never reaches a page, list or feed.

A document is held back while it is a draft, while its date is in the future, or once it has expired. A command may show such
documents anyway (`Show`); then `reason` still says why readers would not see them.
"""

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from cxsite.model.corpus import Corpus
from cxsite.model.period import first_day, last_day
from cxsite.model.post import Page, Post
from cxsite.model.standing import Held, Show

ALL_HELD = Show()


def held(document: Post | Page, now: datetime, show: Show) -> Held | None:
    """Why `document` is not shown, or None if it is. Being a draft comes before any other reason."""
    if document.draft and not show.drafts:
        return Held(document.path, document.title, "draft")
    if isinstance(document, Page):
        return None
    instant = now.timestamp()
    if document.date.instant > instant and not show.future:
        return Held(document.path, document.title, "scheduled", document.date)
    if document.expires and document.expires.instant <= instant and not show.expired:
        return Held(document.path, document.title, "expired")
    return None


def reason(document: Post | Page, now: datetime) -> Held | None:
    """Why readers would not see `document`, whatever the current command shows."""
    return held(document, now, ALL_HELD)


def moments(corpus: Corpus) -> tuple[int, ...]:
    """All instants at which something changes by itself, sorted.

    A post appears or expires, a review falls due, a period starts or ends, security.txt expires.
    For days, both midnights count: an unnecessary moment costs one needless look, a missing one a stale page.
    """
    posts = {m.instant for p in corpus.posts for m in (p.date, p.expires) if m}
    security = {corpus.site.security.expires.instant} if corpus.site.security else set()
    return tuple(sorted(posts | _of_scorecards(corpus) | security))


def around(instants: tuple[int, ...], now: datetime) -> tuple[int | None, int | None]:
    """The nearest of sorted `instants` before or at `now`, and after it; nothing changes by itself between the two."""
    at = now.timestamp()
    before = [i for i in instants if i <= at]
    return before[-1] if before else None, next((i for i in instants if i > at), None)


def _of_scorecards(corpus: Corpus) -> set[int]:
    found: set[int] = set()
    for card in corpus.scorecards:
        zones = [ZoneInfo(zone) for zone in (card.time_zone, corpus.site.time_zone) if zone]
        named = {value.period for measure in card.measures for value in measure.values}
        days = {day for name in named for day in (first_day(name), last_day(name))}
        days |= {first_day(day) for day in (card.next_review, *(m.next_review for m in card.measures))}
        found |= {instant for day in days if day for zone in zones for instant in _midnights(day, zone)}
    return found


def _midnights(day: date, zone: ZoneInfo) -> tuple[int, ...]:
    """The instants at which a day starts and ends. The last possible day has no end."""
    days = (day,) if day == date.max else (day, day + timedelta(days=1))
    return tuple(int(datetime.combine(each, datetime.min.time(), zone).timestamp()) for each in days)
