"""The plan: which files a publication has, what each depends on, and what hostile text becomes in them."""

import os
import re
import subprocess
import sys
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path
from xml.etree import ElementTree as ET

import feedparser
import pytest

from cxsite.keys import digest
from cxsite.model.articles import FreePage
from cxsite.model.fills import Linked
from cxsite.model.post import Page
from cxsite.model.site import Feeds
from cxsite.model.standing import Held
from cxsite.render import marks
from cxsite.render.letters import opening
from cxsite.render.redirects import page_of
from tests.archive import unpack
from tests.render.made import SITE, article, library, load, moment
from tests.render.planned import ALL_FEEDS, FEEDS, HOSTILE, hostile, planned, text

ROOT = Path(__file__).parent.parent.parent


def differing(before, after):
    """Address → names of the inputs that differ, of everything that is in either plan."""
    return {
        address: sorted({n for n, _ in {*before[address].all_inputs} ^ {*after[address].all_inputs}})
        if address in before and address in after
        else "new" if address in after else "gone"
        for address in sorted({*before, *after})
        if address not in before or address not in after or before[address].all_inputs != after[address].all_inputs
    }  # fmt: skip


def test_every_kind_of_output_has_its_place(theme):
    made = library(21, static={"static/robots.txt": "d"}, assets={"content/posts/p1/bar.png": "/posts/p1/bar.png"})
    outputs = planned(made, theme)
    expected = {
        "404.html", "archive/2026/index.html", "archive/index.html", "authors/ana/index.html", "authors/index.html",
        "feed.xml", "index.html", "page/1/index.html", "posts/p1/bar.png", "posts/p1/index.html", "posts/p21/index.html",
        "robots.txt", "sitemap.xml", "tags/index.html", "tags/queues/feed.xml", "tags/queues/index.html",
    }  # fmt: skip
    assert expected <= set(outputs)
    assert "page/2/index.html" not in outputs
    assert {f"{folder}{name}" for folder in ("", "tags/queues/", "authors/ana/") for name in FEEDS} <= set(outputs)
    assert {"_headers", "_redirects", "llms.txt", "index.xml", "rss.xml"} <= set(outputs)
    assert list(outputs) == sorted(outputs)
    assert {o.kind for o in outputs.values()} == {"asset", "page", "list", "feed"}
    assert text(outputs, "robots.txt") == "static/robots.txt"


def test_every_page_of_the_default_theme_can_be_made(theme):
    site = replace(SITE, address="https://letters.example/blog", pagination=2)
    made = library(5, site=site, pages=(FreePage(Page("content/pages/about.md", "about", "About"), "/about/"),))
    outputs = planned(made, theme)
    for address in outputs:
        if address.endswith((".html", ".xml", ".txt")):
            text(outputs, address)
    assert 'href="/blog/posts/p5/"' in text(outputs, "index.html")
    assert '<link rel="canonical" href="https://letters.example/blog/about/">' in text(outputs, "about/index.html")


def test_an_empty_publication_has_its_pages_too(theme):
    outputs = planned(library(0), theme)
    assert {"index.html", "404.html", "feed.xml", "sitemap.xml", "archive/index.html"} <= set(outputs)
    assert b"lastBuildDate" not in outputs["feed.xml"].make().value
    assert not feedparser.parse(outputs["feed.xml"].make().value).bozo


@pytest.mark.parametrize(("posts", "pages", "on_home"), [(9, 0, 9), (10, 0, 10), (19, 0, 19), (20, 1, 10), (35, 2, 15)])
def test_the_home_page_holds_ten_to_nineteen_and_older_pages_ten_each(theme, posts, pages, on_home):
    outputs = planned(library(posts), theme)
    assert [a for a in outputs if a.startswith("page/")] == [f"page/{n + 1}/index.html" for n in range(pages)]
    assert text(outputs, "index.html").count("/posts/p") >= on_home
    if pages:
        first = text(outputs, "page/1/index.html")
        assert [n for n in range(1, 40) if f"/posts/p{n}/" in first] == list(range(1, 11))


def test_an_edited_body_changes_the_page_and_the_feeds_by_their_body_alone(theme):
    made = library(25)
    edited = made.articles[0]
    outline = replace(edited.post.outline, digest="new")
    changed = replace(made, articles=(replace(edited, post=replace(edited.post, outline=outline)), *made.articles[1:]))
    feeds = {feed: ["body"] for feed in ALL_FEEDS}
    assert differing(planned(made, theme), planned(changed, theme)) == {"posts/p25/index.html": ["body"], **feeds}


def test_a_new_post_leaves_old_posts_and_full_pages_alone(theme):
    changed = differing(planned(library(25), theme), planned(library(26), theme))
    assert [changed.pop(card) for card in [*changed] if card.startswith("assets/cards/")] == ["new"]
    assert changed == {
        "404.html": ["view"],
        "archive/2026/index.html": ["view"],
        "archive/index.html": ["view"],
        "authors/ana/index.html": ["view"],
        "authors/index.html": ["view"],
        "index.html": ["view"],
        "llms.txt": ["view"],
        "posts/p26/index.html": "new",
        "search/index.html": ["view"],
        "sitemap.xml": ["view"],
        "tags/index.html": ["view"],
        "tags/queues/index.html": ["view"],
        **{feed: ["body", "view"] for feed in ALL_FEEDS},
    }


def test_one_more_full_page_of_older_posts_needs_a_look_at_the_page_below_it_alone(theme):
    def keys(posts):
        made = library(posts)
        sources = {each.post.path: each.post.slug for each in made.articles}
        return {address: output.key for address, output in planned(made, theme, sources=sources).items() if output.key}

    before, after = keys(39), keys(40)
    assert before.keys() - after.keys() == set()
    looked_at = {address for address, key in before.items() if after[address] != key}
    assert {address for address in looked_at if address.startswith("page/")} == {"page/2/index.html"}


def test_a_new_title_changes_what_shows_it_and_nothing_else(theme):
    made = library(25)
    old = made.articles[-1]
    new = replace(old, post=replace(old.post, title="Renamed"), teaser=replace(old.teaser, title="Renamed"))
    shelves = tuple(
        replace(shelf, posts=tuple(new.teaser if t.path == new.post.path else t for t in shelf.posts))
        for shelf in made.shelves
    )
    changed = replace(made, articles=(*made.articles[:-1], new), shelves=shelves)
    differ = set(differing(planned(made, theme), planned(changed, theme)))
    cards = {address for address in differ if address.startswith("assets/cards/")}  # the old and the new
    assert len(cards) == 2
    assert differ - cards == {
        "archive/index.html",
        "archive/2026/index.html",
        "authors/ana/index.html",
        "page/1/index.html",
        "posts/p1/index.html",
        "tags/queues/index.html",
    }


def test_the_archive_begins_with_the_newest_articles(theme):
    shown = text(planned(library(3), theme), "archive/index.html")
    assert [shown.count(f'href="/posts/p{n}/"') for n in range(1, 4)] == [1, 1, 1]


def test_a_link_that_moves_is_told_as_a_reference(theme):
    def linking(href):
        return library(0, article(1, fills=(Linked(href),)))

    changed = differing(planned(linking("/a/"), theme), planned(linking("/b/"), theme))
    assert changed["posts/p1/index.html"] == ["references"]


class Tags(HTMLParser):
    """The kinds of inline scripts in a page, and its attributes."""

    def __init__(self):
        super().__init__()
        self.scripts, self.attributes = [], []

    def handle_starttag(self, tag, attrs):
        if tag == "script" and not any(name == "src" for name, _ in attrs):
            self.scripts.append(dict(attrs).get("type", ""))
        self.attributes += [name for name, _ in attrs]


def test_hostile_text_is_text_on_every_page(theme):
    outputs = planned(hostile(), theme)
    pages = [address for address in outputs if address.endswith(".html")]
    for address in pages:
        page, found = text(outputs, address), Tags()
        found.feed(page)
        assert set(found.scripts) <= {"application/ld+json"}, address
        assert not {"onx", "onx="} & set(found.attributes), address
    assert "{{ 7*7 }}" in text(outputs, "posts/p1/index.html")
    assert "49" not in text(outputs, "posts/p1/index.html")


def test_hostile_text_is_text_in_feed_and_sitemap(theme):
    outputs = planned(hostile(), theme)
    data = outputs["feed.xml"].make().value
    parsed = feedparser.parse(data, sanitize_html=False)
    assert not parsed.bozo
    assert parsed.entries[0].title == HOSTILE
    assert ET.fromstring(data).findtext("channel/title") == HOSTILE
    assert {tag.term for tag in parsed.entries[0].tags} == {HOSTILE}
    assert parsed.entries[0].author == HOSTILE
    ET.fromstring(outputs["sitemap.xml"].make().value)


def test_a_feed_says_what_readers_programs_need(theme):
    posts = (article(30, updated=moment(40)), article(31, fills=(), html="<p>x</p>"))
    made = library(25, *posts)
    htmls = {"content/posts/p31.md": '<p id="x"><a href="#n">1</a> & \x0b</p>'}
    outputs = planned(made, theme, htmls)
    data = outputs["feed.xml"].make().value
    assert data == outputs["feed.xml"].make().value
    feed = feedparser.parse(data, sanitize_html=False)
    newest = feed.entries[0]
    assert (len(feed.entries), feed.feed.link) == (20, "https://letters.example/")
    assert [link.href for link in feed.feed.links if link.rel == "self"] == ["https://letters.example/feed.xml"]
    assert (newest.id, newest.guidislink) == ("urn:uuid:00000000-0000-4000-8000-000000000031", False)
    assert newest.link == "https://letters.example/posts/p31/"
    assert newest.content[0].value.strip() == '<p><a href="https://letters.example/posts/p31/#n">1</a> & </p>'
    assert newest.author == "Ana Ruiz"
    assert feed.feed.updated == "Thu, 12 Feb 2026 00:00:00 +0000"
    assert [e.published_parsed for e in feed.entries] == sorted(
        (e.published_parsed for e in feed.entries), reverse=True
    )
    assert "python-feedgen" not in data.decode()


def test_the_number_of_items_is_the_sites_to_choose(theme):
    made = library(9, site=replace(SITE, feeds=Feeds(items=5)))
    assert len(feedparser.parse(planned(made, theme)["feed.xml"].make().value).entries) == 5


def test_the_sitemap_knows_when_a_page_changed_and_leaves_out_what_stands_elsewhere(theme):
    made = library(1, article(2, updated=moment(9)), article(3, canonical="https://else.example/x"))
    root = ET.fromstring(planned(made, theme)["sitemap.xml"].make().value)
    space = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
    found = {url.findtext(f"{space}loc"): url.findtext(f"{space}lastmod") for url in root}
    assert found["https://letters.example/posts/p2/"] == "2026-01-09"
    assert found["https://letters.example/tags/queues/"] == "2026-01-09"
    assert "https://letters.example/posts/p3/" not in found
    assert "https://letters.example/404.html" not in found


def test_old_addresses_lead_on(theme):
    outputs = planned(library(0, article(1, aliases=("/2019/late", "/old.html"))), theme)
    for address in ("2019/late/index.html", "old.html"):
        assert '<meta http-equiv="refresh" content="0; url=/posts/p1/">' in text(outputs, address)
    assert page_of("x//") == "/x//"


def test_what_the_preview_shows_of_held_posts_stays_out_of_feed_and_sitemap(theme):
    held = article(5)
    held = replace(held, teaser=replace(held.teaser, held=Held(held.post.path, "Post 5", "scheduled", moment(5))))
    outputs = planned(library(2, held), theme, fingerprints=False)
    page = text(outputs, "posts/p5/index.html")
    assert "Scheduled for 5 January 2026." in page
    assert '<meta name="robots" content="noindex">' in page
    for address in ("feed.xml", "sitemap.xml"):
        assert "posts/p5/" not in text(outputs, address)
    assert "?v=" not in page


def test_stylesheets_carry_their_digest(theme):
    assert f"/assets/site.css?v={theme.files['site.css'].digest[:8]}" in text(planned(library(1), theme), "index.html")


def test_the_typeface_is_asked_for_at_once_unless_the_reader_s_own_is_wanted(theme):
    asked = '<link rel="preload" href="/assets/typeface/roman.woff2" as="font" type="font/woff2" crossorigin>'
    assert asked in text(planned(library(1), theme), "index.html")
    for wanted in ({"typeface": "system"}, {"language": "ar"}):
        page = text(planned(library(1, site=replace(SITE, **wanted)), theme), "index.html")
        assert 'data-typeface="system"' in page
        assert "preload" not in page


def test_each_page_says_what_it_is_to_those_who_list_pages(theme):
    outputs = planned(library(3), theme)
    said = {
        a: re.findall('name="description" content="(.+?)"', text(outputs, a))
        for a in outputs
        if a.endswith("index.html")
    }
    assert said["archive/index.html"] == ["Archive – Letters: On service"]
    assert {address: len(found) for address, found in said.items() if len(found) != 1} == {}


@pytest.mark.parametrize(
    ("words", "shown"),
    [
        ("Short.", "Short."),
        ("One. Two, " + "long " * 20, "One."),
        ("Was it “late?” Yes, " + "long " * 20, "Was it “late?”"),
        ("It costs 4.50 and " + "long " * 20, "It costs 4.50 and" + " long" * 4 + "…"),
        ("One. We waited for an answer for some 14.50 minutes.", "One."),
        ("很好。但是我们等了很久。" + "好" * 40, "很好。但是我们等了很久。"),
        ("好" * 50, "好" * 40 + "…"),
    ],
)
def test_a_letter_begins_with_whole_sentences(words, shown):
    assert opening(words, 40) == shown


@pytest.mark.parametrize(
    ("said", "used"),
    [("Our NPS is 4", True), ("(NPS)", True), ("a Net Promoter Score", True), ("xNPS", False), ("NPSs, NP", False),
     ("a Net Promoters", False), ("Nobody, Net", False), ("nps", False), ("NNPS NPSs, then NPS", True)],
)  # fmt: skip
def test_the_marks_are_words_of_their_own(said, used):
    assert marks.used("", said) == used


def test_the_notice_stands_only_where_the_marks_are_used(theme):
    made = library(2, article(3), article(4, tags=("Marks",), description="What NPS hides"))
    outputs = planned(made, theme, {"content/posts/p3.md": "<p>Our NPS® rose.</p>"})
    noticed = {a for a in outputs if a.endswith(".html") and "registered trademarks" in text(outputs, a)}
    assert {"posts/p3/index.html", "posts/p4/index.html", "tags/marks/index.html", "index.html"} <= noticed
    assert not {"posts/p1/index.html", "tags/queues/index.html", "404.html"} & noticed


def test_the_menu_marks_the_page_one_is_on(theme):
    made = library(1, navigation=(("Topics", "/tags/"), ("Bad", "javascript:alert(1)")))
    outputs = planned(made, theme)
    assert '<a href="/tags/" aria-current="page">Topics</a>' in text(outputs, "tags/index.html")
    assert '<a href="/tags/">Topics</a>' in text(outputs, "index.html")
    assert "javascript:" not in text(outputs, "index.html")


@pytest.mark.parametrize(("kind", "browse"), [("tag", "/tags/"), ("author", "/authors/")])
def test_no_page_leads_to_a_list_of_nothing(theme, kind, browse):
    """The list itself stays where it is: a menu may link to it."""
    full = library(1)
    bare = replace(full, shelves=tuple(shelf for shelf in full.shelves if shelf.kind != kind))
    for made, there in ((full, True), (bare, False)):
        outputs = planned(made, theme)
        assert (f'<li><a href="{browse}">' in text(outputs, "404.html")) is there
        assert (f"{browse}</loc>" in text(outputs, "sitemap.xml")) is there
        assert f"{browse[1:]}index.html" in outputs


def test_a_posts_own_template_is_used_or_told_missing(tmp_path):
    unpack("-- templates/letter.html --\nDear {{ view.title }}\n", tmp_path)
    theme = load(str(tmp_path), SITE).value
    outputs = planned(library(0, article(1, template="letter"), article(2, template="leter")), theme)
    assert text(outputs, "posts/p1/index.html") == "Dear Post 1\n"
    (problem,) = outputs["posts/p2/index.html"].make().problems
    assert problem.message == "there is no template leter.html (making /posts/p2/ from content/posts/p2.md)"
    assert problem.help.startswith('did you mean "letter.html"?')


def test_nothing_that_renders_is_imported_before_a_page_is_due(tmp_path):
    code = (
        "import sys; from cxsite.render.plan import plan; from tests.render.made import load;"
        "from tests.render.made import SITE, bodies, library; made = library(12);"
        "plan(made, load(sys.argv[1], SITE).value, bodies(made), bytes, 'e');"
        "print(sorted({'jinja2', 'markupsafe', 'feedgen', 'lxml'} & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", code, str(tmp_path)], capture_output=True, text=True, cwd=ROOT)
    assert (done.stdout, done.stderr) == ("[]\n", "")


@pytest.mark.parametrize("seed", ["1", "4242"])
def test_inputs_and_bytes_are_the_same_in_every_process(theme, tmp_path, seed):
    code = (
        "import sys; from tests.render.test_plan import fingerprint; from tests.render.planned import planned;"
        "from tests.render.made import SITE, library, load; print(fingerprint(planned(library(12), load(sys.argv[1], SITE).value)))"
    )
    environment = {**os.environ, "PYTHONHASHSEED": seed, "TZ": "Pacific/Kiritimati"}
    done = subprocess.run(
        [sys.executable, "-c", code, str(tmp_path)], capture_output=True, text=True, cwd=ROOT, env=environment
    )
    assert done.stdout.strip() == fingerprint(planned(library(12), theme)), done.stderr


def fingerprint(outputs):
    """One hash of all inputs and bytes."""
    told = ((a, o.all_inputs, o.make().value) for a, o in outputs.items() if not a.startswith("assets/"))
    return digest.of_bytes(repr(list(told)).encode())
