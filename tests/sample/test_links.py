"""Every link on the site has a target: on pages, in feeds, in the sitemap, in the files for hosts."""

import json
import re
from xml.etree import ElementTree as ET

import feedparser
import pytest
from lxml import etree, html

from tests.render.test_feeds import SCHEMAS, valid
from tests.sample.published import HOST

LINKS = "//@href | //@src | //@poster | //@cite"
FEEDS = ("feed.xml", "atom.xml", "feed.json")


def links(tree):
    """Every address in a tree of HTML, including those of `srcset` and of shared pictures."""
    yield from tree.xpath(LINKS)
    yield from (each.split()[0] for written in tree.xpath("//@srcset") for each in written.split(","))
    yield from tree.xpath("//meta[@property='og:image' or @property='og:url']/@content")


def test_no_link_anchor_or_picture_is_broken(anywhere):
    seen = [(link, href) for href, tree in anywhere.pages.items() for link in links(tree)]
    assert len(seen) > 500
    assert [fault for link, href in seen if (fault := anywhere.fault(link, href))] == []


def test_shared_pictures_are_of_a_kind_that_networks_show_and_as_large_as_is_said(site):
    seen = 0
    for href, tree in site.pages.items():
        said = {
            name: tree.xpath(f"string(//meta[@property='og:image:{name}']/@content)") for name in ("width", "height")
        }
        shared = tree.xpath("string(//meta[@property='og:image']/@content)")
        if shared:
            data = site.file(shared).read_bytes()
            assert data.startswith(b"\x89PNG"), href
            assert [said["width"], said["height"]] == [str(int.from_bytes(data[at : at + 4])) for at in (16, 20)], href
            seen += 1
    assert seen >= 15


def test_no_id_stands_twice_on_a_page(site):
    ids = {href: tree.xpath("//@id") for href, tree in site.pages.items()}
    assert {href: found for href, found in ids.items() if len(found) != len(set(found))} == {}


def test_pages_stay_below_their_base(anywhere):
    own = [link for tree in anywhere.pages.values() for link in tree.xpath(LINKS) if link.startswith("/")]
    assert own
    assert all(link.startswith(f"{anywhere.base}/") for link in own)


def test_every_page_can_be_reached_from_the_front_page(anywhere):
    start = f"{anywhere.base}/"
    reached, open_ends = {start}, [start]
    while open_ends:
        here = open_ends.pop()
        for link in anywhere.pages[here].xpath("//a/@href"):
            file = anywhere.file(link) if link.startswith("/") else None
            if file and file.suffix == ".html" and (href := anywhere.href(file)) not in reached:
                reached.add(href)
                open_ends.append(href)
    alone = {href for href in anywhere.pages if href not in reached}
    assert {href for href in alone if "404" not in href and not moved(anywhere.pages[href])} == set()


def moved(tree) -> bool:
    """Whether a page only redirects to another."""
    return bool(tree.xpath("//meta[@http-equiv='refresh']"))


def test_the_sitemap_holds_every_page_that_may_be_found_and_no_other(anywhere):
    root = ET.fromstring((anywhere.folder / "sitemap.xml").read_bytes())
    listed = [e.text for e in root.iter("{http://www.sitemaps.org/schemas/sitemap/0.9}loc")]
    assert len(listed) == len(set(listed))
    public = {
        HOST + href
        for href, tree in anywhere.pages.items()
        if not moved(tree) and not tree.xpath("//meta[@name='robots' and contains(@content, 'noindex')]")
    }
    canonical = {
        tree.xpath("string(//link[@rel='canonical']/@href)") for tree in anywhere.pages.values() if not moved(tree)
    }
    assert set(listed) == {url for url in public if url in canonical}


def test_hosts_and_programs_are_told_of_places_that_are_there(anywhere):
    llms = (anywhere.folder / "llms.txt").read_text(encoding="utf-8")
    told = re.findall(r"\]\((https?://[^)]+)\)", llms)
    told += [line.split()[1] for line in (anywhere.folder / "_redirects").read_text(encoding="utf-8").splitlines()]
    assert len(told) > 20
    assert [fault for link in told if (fault := anywhere.fault(link, f"{anywhere.base}/llms.txt"))] == []


def feeds(anywhere, name):
    return sorted(anywhere.folder.rglob(name))


@pytest.mark.parametrize("name", FEEDS)
def test_every_feed_is_valid_and_its_links_lead_somewhere(anywhere, name):
    schema = etree.RelaxNG(etree.parse(SCHEMAS / f"{'rss' if name == 'feed.xml' else 'atom'}.rng"))
    found = feeds(anywhere, name)
    assert {path.parent.relative_to(anywhere.folder).as_posix().split("/")[0] for path in found} >= {
        ".",
        "tags",
        "authors",
        "results",
    }
    for path in found:
        data = path.read_bytes()
        if name != "feed.json":
            schema.assertValid(etree.fromstring(data))
            assert not feedparser.parse(data).bozo
        assert [fault for link in told(name, data) if (fault := anywhere.fault(link, anywhere.href(path)))] == []


def told(name, data):
    """Every address in a feed, including those in its texts. All have to be absolute."""
    if name == "feed.json":
        feed = json.loads(data)
        texts = [item["content_html"] for item in feed["items"]]
        found = [feed["feed_url"], feed["home_page_url"], *(item["url"] for item in feed["items"])]
    else:
        parsed = feedparser.parse(data, sanitize_html=False, resolve_relative_uris=False)
        texts = [each.content[0].value for each in parsed.entries]
        found = [link.href for link in parsed.feed.links] + [each.link for each in parsed.entries]
    found += [
        link for text in texts if text.strip() for link in links(html.fragment_fromstring(text, create_parent="div"))
    ]
    assert all(re.match(r"https?://|mailto:", link) for link in found), [link for link in found if ":" not in link]
    return found


def test_feeds_hold_no_time_of_the_build(site):
    assert b"2026-11-23" not in (site.folder / "atom.xml").read_bytes()  # the build time of the sample in this test
    assert b"23 Nov 2026" not in (site.folder / "feed.xml").read_bytes()


def test_the_feed_is_valid_where_the_schema_is_strict():
    with pytest.raises(etree.DocumentInvalid):
        valid(b"<rss version='2.0'><channel><title/></channel></rss>", "rss")
