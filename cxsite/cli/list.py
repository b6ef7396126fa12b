"""`cxsite list`: every article and page with its state and its dates; with --stale, overdue reviews."""

from datetime import datetime

import click

from cxsite.cli import options
from cxsite.cli.looking import Looked, looked, told
from cxsite.cli.telling import Manner
from cxsite.cli.voice import out, out_json
from cxsite.model.corpus import Corpus
from cxsite.model.frozen import dataclass
from cxsite.model.post import Page, Post
from cxsite.model.problem import errors
from cxsite.model.result import Results
from cxsite.read.manual import MANUAL as READING
from cxsite.relate.standing import reason

STATES = ("published", "scheduled", "draft", "expired")


@dataclass(frozen=True, slots=True)
class Line:
    """A document: its state, its date ("" for a page without one), until when it is held back or public ("" if unknown)."""

    state: str
    date: str
    until: str
    path: str
    title: str


def lines(corpus: Corpus, now: datetime) -> list[Line]:
    """Every post, newest first, then every page by path."""
    posts = sorted(corpus.posts, key=lambda p: (-p.date.instant, p.path))
    return [_line(post, now) for post in posts] + [_line(page, now) for page in corpus.pages]


def _line(document: Post | Page, now: datetime) -> Line:
    held = reason(document, now)
    state = held.reason if held else "published"
    date = document.date if isinstance(document, Post) else document.updated
    end = document.expires if isinstance(document, Post) and state in ("published", "expired") else held and held.until
    return Line(state, date.local if date else "", end.local if end else "", document.path, document.title)


def stale(results: Results) -> list[Line]:
    """Every scorecard and measure whose review is overdue, by due date."""
    due = [_due(card.next_review, card.path, card.title) for card in results.scorecards if card.review_due]
    due += [
        _due(each.measure.next_review, card.path, f"{card.title}: {each.measure.title}")
        for card in results.scorecards
        for each in card.measures
        if each.review_due
    ]
    return sorted(due, key=lambda line: (line.date, line.path, line.title))


def _due(day: str, path: str, title: str) -> Line:
    return Line("review due", day, "", path, title)


@click.command("list", epilog="Example: cxsite list --scheduled")
@click.option("--published", "states", flag_value="published", multiple=True, help="Only what readers can see.")
@click.option(
    "--scheduled", "--future", "states", flag_value="scheduled", multiple=True, help="Only what is scheduled for later."
)
@click.option("--drafts", "states", flag_value="draft", multiple=True, help="Only drafts.")
@click.option("--expired", "states", flag_value="expired", multiple=True, help="Only what has expired.")
@click.option("--stale", "only_stale", is_flag=True, help="Scorecards and measures whose review is overdue.")
@options.root
@options.as_json
@options.speaking
def command(
    *, states: tuple[str, ...], only_stale: bool, root: str, as_json: bool, no_colour: bool, **_: object
) -> int:
    """List articles and pages, their status and their dates."""
    manner = Manner(no_colour=no_colour)
    found = looked(root, manner)
    wanted = states or (() if only_stale else STATES)
    shown = stale(found.results) if only_stale else []
    shown += [line for line in lines(found.corpus, found.now) if line.state in wanted]
    if as_json:
        data = [
            {"state": x.state, "date": x.date or None, "until": x.until or None, "path": x.path, "title": x.title}
            for x in shown
        ]
        out_json(data)
    else:
        out("\n".join(map(_words, shown)) or "nothing to list")
    return told(found, manner, "content/", "site.yaml") if _is_lacking(found) else 0


def _is_lacking(found: Looked) -> bool:
    """Whether texts may be missing from the list, because they or their folder could not be read."""
    return bool(found.corpus.unread) or any(problem.rule in READING for problem in errors(found.problems))


def _words(line: Line) -> str:
    ends = {"published": "until", "expired": "since"}.get(line.state, "")
    until = f" ({ends} {line.until[:10]})" if line.until and ends else ""
    return f"{line.state:<9}  {line.date[:10]:<10}  {line.path}  {line.title}{until}"
