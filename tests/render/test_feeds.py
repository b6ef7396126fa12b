"""Feeds in their three formats: valid, equal in content, and the same entries after every change of title or address."""

import json
from dataclasses import replace
from pathlib import Path

import feedparser
import pytest
from lxml import etree

from cxsite.model.post import Image
from cxsite.model.site import Feeds
from cxsite.render.headers import policy
from cxsite.render.plan import plan
from tests.render.made import SITE, article, bodies, library, moment
from tests.render.planned import ENGINE, HOSTILE, hostile, planned, text

SCHEMAS = Path(__file__).parent / "schemas"
FOLDERS = ("", "tags/queues/", "authors/ana/")


def valid(data: bytes, form: str) -> None:
    schema = etree.RelaxNG(etree.parse(SCHEMAS / f"{form}.rng"))
    schema.assertValid(etree.fromstring(data))


def made():
    posts = (article(8, updated=moment(20)), article(9, description="About NPS", language="de"))
    return library(7, *posts, site=replace(SITE, feeds=Feeds("seed", 5)), icon="/icon.svg")


@pytest.mark.parametrize("publication", [made, hostile, lambda: library(0)], ids=["plain", "hostile", "empty"])
def test_every_feed_is_valid_in_every_form(theme, publication):
    outputs = planned(publication(), theme)
    for folder in FOLDERS:
        for name, form in (("feed.xml", "rss"), ("atom.xml", "atom")):
            if folder + name in outputs:
                valid(outputs[folder + name].make().value, form)
                assert not feedparser.parse(outputs[folder + name].make().value).bozo
    assert json.loads(text(outputs, "feed.json"))["version"] == "https://jsonfeed.org/version/1.1"


def told(outputs, folder):
    """(id, link, title, published, text) of every entry, from each format."""
    rss, atom = (
        feedparser.parse(text(outputs, folder + name), sanitize_html=False) for name in ("feed.xml", "atom.xml")
    )
    for feed in (rss, atom):
        yield [(e.id, e.link, e.title, e.published_parsed[:3], e.content[0].value) for e in feed.entries]
    items = json.loads(text(outputs, folder + "feed.json"))["items"]
    days = [tuple(map(int, item["date_published"][:10].split("-"))) for item in items]
    yield [(i["id"], i["url"], i["title"], day, i["content_html"]) for i, day in zip(items, days, strict=True)]


@pytest.mark.parametrize("folder", FOLDERS)
def test_the_forms_say_the_same(theme, folder):
    rss, atom, plain = told(planned(made(), theme), folder)
    assert rss == atom == plain
    assert len(rss) == 5
    assert [entry[0][-2:] for entry in rss] == ["09", "08", "07", "06", "05"]


def test_the_picture_on_top_of_an_article_begins_its_text(theme):
    def pictured(alt):
        outputs = planned(
            library(0, article(1, image=Image("bar.png", alt)), site=replace(SITE, feeds=Feeds("seed"))), theme
        )
        return outputs, [entries[0][-1] for entries in told(outputs, "")]

    outputs, texts = pictured('A "bar" & more')
    shown = '<p><img alt="A &quot;bar&quot; &amp; more" src="https://letters.example/posts/p1/bar.png" /></p>\n<p>Text'
    assert all(text.startswith(shown) for text in texts)
    told_anew, _ = pictured("A bar")
    for name in ("feed.xml", "atom.xml", "feed.json"):
        assert dict(outputs[name].all_inputs) != dict(told_anew[name].all_inputs)


def ids(outputs):
    return [[entry[0] for entry in form] for form in told(outputs, "")]


def test_ids_outlive_titles_and_addresses(theme):
    before = planned(made(), theme)
    publication = made()
    moved = tuple(
        replace(
            a,
            post=replace(a.post, title="Renamed", permalink="/elsewhere/"),
            teaser=replace(a.teaser, title="Renamed", address=f"/elsewhere/{a.post.slug}/"),
        )
        for a in publication.articles
    )
    site = replace(publication.site, title="The New Name", address="https://new.example/blog")
    after = planned(replace(publication, site=site, articles=moved), theme)
    assert ids(before) == ids(after)
    channels = [feedparser.parse(text(outputs, "atom.xml")).feed.id for outputs in (before, after)]
    assert channels[0] == channels[1]
    assert json.loads(text(after, "feed.json"))["items"][0]["url"] == "https://new.example/blog/elsewhere/p9/"


def test_every_feed_has_an_id_of_its_own(theme):
    outputs = planned(made(), theme)
    found = [feedparser.parse(text(outputs, f"{folder}atom.xml")).feed.id for folder in FOLDERS]
    assert len(set(found)) == len(FOLDERS)


def test_a_feed_is_as_old_as_its_newest_change(theme):
    outputs = planned(made(), theme)
    assert feedparser.parse(text(outputs, "feed.xml")).feed.updated == "Tue, 20 Jan 2026 00:00:00 +0000"
    assert feedparser.parse(text(outputs, "atom.xml")).feed.updated == "2026-01-20T00:00:00+00:00"
    assert "1970" in text(planned(library(0), theme), "atom.xml")


def test_authors_stand_with_their_pages_and_languages_where_they_differ(theme):
    outputs = planned(made(), theme)
    entry = feedparser.parse(text(outputs, "atom.xml")).entries[0]
    assert [(who.name, who.href) for who in entry.authors] == [("Ana Ruiz", "https://letters.example/authors/ana/")]
    items = json.loads(text(outputs, "feed.json"))["items"]
    assert items[0]["authors"] == [{"name": "Ana Ruiz", "url": "https://letters.example/authors/ana/"}]
    assert [item.get("language") for item in items] == ["de", None, None, None, None]


def test_the_other_names_of_the_feed_hold_the_very_same_bytes(theme):
    outputs = planned(made(), theme)
    assert text(outputs, "rss.xml") == text(outputs, "index.xml") == text(outputs, "feed.xml")


def test_a_text_is_made_once_for_all_feeds(theme):
    publication, asked = made(), []

    def body(digest):
        asked.append(digest)
        return bodies(publication)(digest)

    outputs = plan(publication, theme, body, lambda path: path.encode(), ENGINE).outputs
    for output in outputs:
        if output.kind == "feed":
            output.make()
    assert len(asked) == len(set(asked)) == 5


def test_feeds_name_a_stylesheet_that_is_there_and_allowed(theme):
    outputs = planned(replace(made(), site=replace(SITE, address="https://letters.example/blog")), theme)
    digest = theme.files["feeds/feed.css"].digest[:8]
    line = f'<?xml-stylesheet type="text/css" href="/blog/assets/feeds/feed.css?v={digest}"?>'
    for name in ("feed.xml", "atom.xml", "tags/queues/feed.xml"):
        assert text(outputs, name).splitlines()[1] == line
    assert "assets/feeds/feed.css" in outputs
    assert "style-src 'self'" in policy()
    assert "feeds/feed.css" not in text(outputs, "index.html")


def test_pages_name_the_feeds_their_own_first(theme):
    outputs = planned(made(), theme)
    page = etree.HTML(text(outputs, "authors/ana/index.html"))
    found = [(e.get("type"), e.get("href")) for e in page.iterfind("head/link[@rel='alternate']")]
    kinds = ("application/rss+xml", "application/atom+xml", "application/feed+json")
    names = ("feed.xml", "atom.xml", "feed.json")
    expected = [
        (kind, folder + name) for folder in ("/authors/ana/", "/") for kind, name in zip(kinds, names, strict=True)
    ]
    assert found == expected


def test_the_notice_stands_in_every_form_where_the_marks_are_used(theme):
    used, unused = planned(made(), theme), planned(library(2), theme)
    for name in ("feed.xml", "atom.xml", "feed.json"):
        assert "registered trademarks" in text(used, name)
        assert "registered trademarks" not in text(unused, name)


def test_hostile_words_stay_words(theme):
    outputs = planned(hostile(), theme)
    item = json.loads(text(outputs, "feed.json"))["items"][0]
    assert (item["title"], item["authors"][0]["name"], item["tags"]) == (HOSTILE, HOSTILE, [HOSTILE])
    entry = feedparser.parse(text(outputs, "atom.xml"), sanitize_html=False).entries[0]
    assert (entry.title, entry.author, entry.tags[0].term) == (HOSTILE, HOSTILE, HOSTILE)
