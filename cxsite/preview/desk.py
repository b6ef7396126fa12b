"""The desk at /_desk/: today's facts as a page, and a printable calendar. Only in the preview.

It uses none of the author's templates, so that it works even if the theme does not; everything is escaped where it is inserted.
"""

import re
from collections.abc import Callable
from html import escape
from itertools import groupby

from cxsite.model.addresses import href
from cxsite.model.moment import MONTHS
from cxsite.model.place import Span
from cxsite.preview.desk_facts import Facts, Row, Section
from cxsite.preview.edition import Told

DESK, CALENDAR = "/_desk/", "/_desk/calendar/"
Opens = Callable[[Span | None], str]
_EXCERPT = re.compile(r"(?:^ *\d* \|.*(?:\n|$))+", re.MULTILINE)

_PAGE = """<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>{title}</title><meta name="cxsite" content="desk">
<meta name="viewport" content="width=device-width"><link rel="stylesheet" href="/_cxsite/desk.css"></head>
<body><a class="skip" href="#main">Skip to the content</a>
<header><p class="site"><a href="{home}">{site}</a></p>
<nav aria-label="Desk">{menu}</nav></header>
<main id="main" tabindex="-1">{main}</main>
</body></html>
"""


def desk(facts: Facts, told: tuple[Told, ...], opens: Opens) -> bytes:
    """The page of the desk. `told` are the problems as printed in the terminal, `opens` links into the author's editor."""
    jumps = "".join(_jump(s) for s in facts.sections if s.rows)
    counts = "".join(f"<li><b>{n}</b> {escape(_plural(name, n))}</li>" for name, n in facts.counts)
    parts = [
        f'<h1>Desk</h1><ul class="counts">{counts}</ul>',
        f'<ul class="jumps">{jumps}</ul>' if jumps else "",
        _problems(told),
        *(_section(s, facts.base_path, opens) for s in facts.sections),
    ]
    return _page("Desk", facts, "\n".join(parts), DESK)


def calendar(facts: Facts, opens: Opens) -> bytes:
    """The editorial calendar, month by month, for printing."""
    months = [
        f'<section class="month"><h2>{escape(_month(month))}</h2>{_table(tuple(rows), facts.base_path, opens)}</section>'
        for month, rows in groupby(facts.coming, key=lambda row: row.day[:7])
    ]
    empty = "<p>Nothing is planned: give a post a date in the future.</p>"
    return _page("Editorial calendar", facts, "<h1>Editorial calendar</h1>" + ("\n".join(months) or empty), CALENDAR)


def _page(title: str, facts: Facts, main: str, here: str) -> bytes:
    menu = "".join(
        f'<a href="{address}"{" aria-current=page" if address == here else ""}>{words}</a>'
        for address, words in ((DESK, "Desk"), (CALENDAR, "Calendar"))
    )
    site = escape(facts.title or "The publication")
    filled = {"title": f"{title} · {site}", "site": site, "home": escape(href(facts.base_path, "/")), "menu": menu}
    page = _PAGE
    for gap, words in filled.items():
        page = page.replace(f"{{{gap}}}", words, 1)
    return page.replace("{main}", main, 1).encode()


def _problems(told: tuple[Told, ...]) -> str:
    if not told:
        return '<section id="problems"><h2>Problems</h2><p class="none">none</p></section>'
    return f'<section id="problems"><h2>Problems <small>{len(told)}</small></h2>{"".join(map(shown, told))}</section>'


def shown(told: Told) -> str:
    """A problem as the terminal shows it; its place links to the file. Source lines never wrap, text does."""
    text = _EXCERPT.sub(lambda lines: f'<span class="source">{lines[0]}</span>', escape(told.text))
    place = escape(told.place)
    if told.href and place and text.startswith(place):
        text = f'<a href="{escape(told.href)}">{place}</a>{text[len(place) :]}'
    return f'<pre class="{escape(told.severity)}" tabindex="0">{text}</pre>'


def _jump(section: Section) -> str:
    return f'<li><a href="#{section.id}">{escape(section.title)}</a> {section.whole or len(section.rows)}</li>'


def _section(section: Section, base_path: str, opens: Opens) -> str:
    number = section.whole or len(section.rows)
    head = f"<h2>{escape(section.title)}{f' <small>{number}</small>' if number else ''}</h2>"
    body = _table(section.rows, base_path, opens) if section.rows else f'<p class="none">{escape(section.none)}</p>'
    more = number - len(section.rows)
    rest = f"<p>and {more} more: <code>cxsite list</code> shows all</p>" if more > 0 else ""
    return f'<section id="{section.id}">{head}{body}{rest}</section>'


def _table(rows: tuple[Row, ...], base_path: str, opens: Opens) -> str:
    head = "".join(f'<th scope="col">{words}</th>' for words in ("Day", "What", "Note", "File"))
    return f'<table><tr class="head">{head}</tr>{"".join(_row(row, base_path, opens) for row in rows)}</table>'


def _row(row: Row, base_path: str, opens: Opens) -> str:
    title, place = escape(row.title), escape(_place(row.span))
    page = f'<a href="{escape(href(base_path, row.address))}">{title}</a>' if row.address else title
    link = opens(row.span)
    file = f'<a class="file" href="{escape(link)}">{place}</a>' if link else f'<span class="file">{place}</span>'
    day = f'<time datetime="{escape(row.day)}">{escape(row.day)}</time>' if row.day else ""
    return f"<tr><td>{day}</td><td>{page}</td><td>{escape(row.remark)}</td><td>{file}</td></tr>"


def _place(span: Span) -> str:
    return f"{span.path}:{span.line}" if span.line > 1 else span.path


def _month(month: str) -> str:
    """The name of a month: "October 2026" for "2026-10"."""
    year, _, number = month.partition("-")
    return f"{MONTHS[int(number) - 1]} {year}"


def _plural(name: str, number: int) -> str:
    return "drafts" if name == "draft" and number != 1 else name
