"""Lists of a label: the newest posts as teasers, all others in short lines; and what themes without short lines get."""

from dataclasses import replace

import pytest

from cxsite.keys import digest
from cxsite.model.library import Library
from cxsite.model.moment import Moment
from cxsite.model.standing import Held
from cxsite.render import lists
from tests.archive import unpack
from tests.render.made import DAY, SITE, article, library, load, term
from tests.render.planned import planned, text

QUEUES = "tags/queues/index.html"
YEARS = {1: "2024", 2: "2024", 3: "2025"}


@pytest.fixture(autouse=True)
def two_teasers(monkeypatch):
    monkeypatch.setattr(lists, "_NEWEST", 2)


def over_years():
    """Seven posts, the first three from earlier years."""
    return library(0, *(dated(article(number), YEARS.get(number, "2026")) for number in range(1, 8)))


def dated(made, year):
    """The article as if it were from another year than 2026."""
    day = made.post.date
    date = Moment(day.instant - (2026 - int(year)) * 365 * DAY, f"{year}{day.local[4:]}")
    return replace(made, post=replace(made.post, date=date), teaser=replace(made.teaser, date=date))


def edited(made: Library, path, **told):
    """The library in which lists show something else of a post."""
    shelves = [
        replace(shelf, posts=tuple(replace(t, **told) if t.path == path else t for t in shelf.posts))
        for shelf in made.shelves
    ]
    return replace(made, shelves=tuple(shelves))


def outline(page):
    """The headings below the title, and the links of short lines between them."""
    shown = page.partition("</h1>")[2].partition("<footer")[0]
    parts = shown.replace("<h", "\0h").replace("<li><a", "\0- ").split("\0")[1:]
    return [part.partition("</a>")[0].partition("</h")[0].rpartition(">")[2] for part in parts]


def test_the_newest_are_teasers_and_the_others_short_lines_under_their_years(theme):
    page = text(planned(over_years(), theme), QUEUES)
    assert outline(page) == [
        "Post 7", "Post 6", "Older articles", "2026", "Post 5", "Post 4", "2025", "Post 3", "2024", "Post 2", "Post 1",
    ]  # fmt: skip
    assert "7 articles" in page
    assert [f"About {n}" in page for n in (5, 6, 7)] == [False, True, True]
    assert '<a href="/posts/p2/">Post 2</a> <time datetime="2024-01-02">2 January 2024</time>' in page


def test_one_year_needs_no_heading_and_a_short_list_no_lines(theme):
    assert outline(text(planned(library(4), theme), QUEUES)) == [
        "Post 4",
        "Post 3",
        "Older articles",
        "Post 2",
        "Post 1",
    ]
    assert outline(text(planned(library(2), theme), QUEUES)) == ["Post 2", "Post 1"]


def test_the_parts_of_a_series_stay_teasers_in_their_order(theme):
    made = library(4)
    (tag,) = (shelf for shelf in made.shelves if shelf.kind == "tag")
    series = replace(tag, kind="series", term=term("Waits", "series"), posts=tag.posts[::-1])
    page = text(planned(replace(made, shelves=(*made.shelves, series)), theme), "series/waits/index.html")
    assert outline(page) == ["Post 1", "Post 2", "Post 3", "Post 4"]


def test_the_page_of_a_year_leads_back_to_all_articles(theme):
    made = planned(over_years(), theme)
    assert '<li><a href="/archive/">All articles</a></li>' in text(made, "archive/2026/index.html").partition("<h1")[0]
    assert 'class="crumbs"' not in text(made, "archive/index.html")


@pytest.mark.parametrize("address", [QUEUES, "authors/ana/index.html", "archive/index.html", "archive/2026/index.html"])
def test_a_short_line_says_who_may_not_read_it_and_in_which_language_it_is(theme, address):
    made = library(6)
    held = Held("content/posts/p1.md", "Warten", "draft")
    page = text(planned(edited(made, held.path, held=held, language="de", title="Warten"), theme), address)
    line = 'href="/posts/p1/" lang="de" dir="auto">Warten</a> <span class="held-mark">Not public: Draft.</span> <time'
    assert line in page


def test_a_short_line_of_the_front_page_says_in_which_language_it_is(theme):
    page = text(planned(library(0, article(1, language="de"), *map(article, range(2, 11))), theme), "index.html")
    assert '<li><a href="/posts/p1/" lang="de" dir="auto">Post 1</a> <time' in page
    assert '<li><a href="/posts/p2/">Post 2</a> <time' in page


@pytest.mark.parametrize(("posts", "shown"), [(0, []), (2, [2, 1]), (7, [7, 6, 5, 4, 3])])
def test_an_unknown_address_offers_the_newest_articles(theme, posts, shown):
    page = text(planned(library(posts), theme), "404.html").replace('<div class="dated">', "</h1>")
    assert outline(page.partition("</h1>")[2]) == (["Recent", *(f"Post {number}" for number in shown)] if shown else [])


def keys(made, theme):
    found = planned(made, theme, sources={a.post.path: digest.of(a.teaser.description) for a in made.articles})
    return {address: output.own_key for address, output in found.items() if output.key}


@pytest.mark.parametrize(
    ("number", "told", "others"),
    [
        (1, {"description": "Other"}, set()),
        (1, {"title": "Other"}, {QUEUES, "authors/ana/index.html", "archive/2026/index.html"}),
        (1, {"held": Held("content/posts/p1.md", "Post 1", "draft")}, {QUEUES, "authors/ana/index.html", "archive/2026/index.html"}),
        (1, {"language": "de"}, {QUEUES, "authors/ana/index.html", "archive/2026/index.html"}),
    ],
)  # fmt: skip
def test_a_list_is_another_only_where_it_shows_what_changed(theme, number, told, others):
    made = library(4)
    before, after = keys(made, theme), keys(edited(made, f"content/posts/p{number}.md", **told), theme)
    assert {address for address in before if before[address] != after[address]} == others


def test_the_source_of_a_post_is_named_where_its_teaser_is_shown(theme):
    made = library(4)
    sources = {a.post.path: a.post.path for a in made.articles}
    plans = [planned(made, theme, sources={**sources, f"content/posts/p{n}.md": "x"}) for n in (0, 1, 4)]
    assert [plan[QUEUES].own_key == plans[0][QUEUES].own_key for plan in plans] == [True, True, False]


def test_the_notice_of_the_marks_heeds_what_is_shown(theme):
    hidden = edited(library(4), "content/posts/p1.md", description="What NPS hides")
    shown = edited(library(4), "content/posts/p1.md", title="What NPS hides")
    pages = [text(planned(made, theme), QUEUES) for made in (hidden, shown)]
    assert ["registered trademarks" in page for page in pages] == [False, True]


@pytest.mark.parametrize(
    ("template", "shown"),
    [
        ("{% for p in view.posts %}{{ p.title }};{% endfor %}", "Post 4;Post 3;Post 2;Post 1;"),
        ("{# view.earlier #}{% for p in view.posts %}{{ p.title }};{% endfor %}", "Post 4;Post 3;Post 2;Post 1;"),
        (
            '{% extends "default/list.html" %}{% block main %}{% for p in view.posts %}{{ p.title }};{% endfor %}{% endblock %}',
            "Post 4;Post 3;Post 2;Post 1;",
        ),
        ("{% for p in view.posts %}{{ p.title }};{% endfor %}{{ view.earlier | length }}", "Post 4;Post 3;1"),
        ('{% extends "default/list.html" %}{% block heading %}Mine{% endblock %}', "<h2>Older articles</h2>"),
    ],
)
def test_a_theme_that_shows_posts_by_itself_and_knows_no_short_lines_gets_all_as_teasers(tmp_path, template, shown):
    unpack(f"-- templates/list.html --\n{template}\n", tmp_path)
    assert shown in text(planned(library(4), load(str(tmp_path), SITE).value), QUEUES)
