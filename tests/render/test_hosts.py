"""Files for hosts, search engines and other programs: headers, redirects, sitemap, llms.txt and security.txt."""

import re
from dataclasses import replace
from xml.etree import ElementTree as ET

from cxsite.model.articles import FreePage, Translation
from cxsite.model.moment import Moment
from cxsite.model.post import Page
from cxsite.model.site import Security
from cxsite.render import sitemap
from cxsite.render.headers import policy
from cxsite.render.redirects import rules
from tests.render.made import SITE, article, library
from tests.render.planned import HOSTILE, hostile, planned, text

BLOG = replace(SITE, address="https://letters.example/blog")
SPACES = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9", "x": "http://www.w3.org/1999/xhtml"}


def test_the_policy_allows_nothing_but_the_site_itself():
    assert policy() == (
        "default-src 'none'; style-src 'self'; img-src 'self'; font-src 'self'; script-src 'self'; connect-src 'self'; "
        "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
    )


def test_only_the_search_page_may_run_webassembly(theme):
    outputs = planned(library(1, site=BLOG), theme)
    everywhere, searching = text(outputs, "_headers").split("\n\n")
    assert everywhere.startswith("/blog/*\n  Content-Security-Policy: default-src 'none';")
    assert {"  X-Content-Type-Options: nosniff", "  Referrer-Policy: strict-origin-when-cross-origin"} <= set(
        everywhere.splitlines()
    )
    assert "wasm" not in everywhere
    assert searching.splitlines() == [
        "/blog/search/*",
        "  ! Content-Security-Policy",
        f"  Content-Security-Policy: {policy()}".replace("script-src 'self'", "script-src 'self' 'wasm-unsafe-eval'"),
    ]


def test_an_authors_own_headers_and_redirects_stand_instead_whole(theme):
    made = library(1, article(2, aliases=("/old/",)), static={"static/_headers": "d", "static/_redirects": "e"})
    outputs = planned(made, theme)
    assert text(outputs, "_headers") == "static/_headers"
    assert text(outputs, "_redirects") == "static/_redirects"
    assert "old/index.html" in outputs


def test_old_addresses_are_told_to_hosts_as_hrefs(theme):
    made = library(0, article(1, aliases=("/2019/späte post", "/old.html")), site=BLOG)
    assert text(planned(made, theme), "_redirects").splitlines() == [
        "/blog/index.xml /blog/feed.xml 301",
        "/blog/rss.xml /blog/feed.xml 301",
        "/blog/2019/sp%C3%A4te%20post/ /blog/posts/p1/ 301",
        "/blog/2019/sp%C3%A4te%20post /blog/posts/p1/ 301",
        "/blog/old.html /blog/posts/p1/ 301",
    ]


def test_the_first_of_two_that_lead_on_from_one_address_counts():
    assert rules([("/a/", "/b/"), ("/a", "/c/")]) == "/a/ /b/ 301\n/a /b/ 301\n"


def translated():
    one = article(1, language="de", translation_key="same")
    two = article(2, translation_key="same")
    both = (Translation("de", "Eins", "/posts/p1/"), Translation("en", "Two", "/posts/p2/"))
    return library(0, replace(one, translations=both), replace(two, translations=both), article(3))


def test_languages_of_an_article_are_related_in_head_sitemap_and_for_readers(theme):
    outputs = planned(translated(), theme)
    page = text(outputs, "posts/p2/index.html")
    urls = [("de", "https://letters.example/posts/p1/"), ("en", "https://letters.example/posts/p2/")]
    told = [*urls, ("x-default", "https://letters.example/posts/p2/")]
    assert re.findall(r'<link rel="alternate" hreflang="([^"]+)" href="([^"]+)">', page) == told
    assert '<a href="/posts/p1/" lang="de" hreflang="de">Eins</a>' in page
    assert "hreflang" not in text(outputs, "posts/p3/index.html")
    root = ET.fromstring(text(outputs, "sitemap.xml"))
    found = {
        u.findtext("s:loc", None, SPACES): [(a.get("hreflang"), a.get("href")) for a in u.findall("x:link", SPACES)]
        for u in root
    }
    assert {url: links for url, links in found.items() if links} == dict.fromkeys((url for _, url in urls), told)


def test_the_words_of_an_article_say_their_language_and_the_page_around_them_its_own(theme):
    outputs = planned(library(0, article(1, language="ar", title="عن الانتظار", description="سطر"), article(2)), theme)
    page, home = text(outputs, "posts/p1/index.html"), text(outputs, "index.html")
    mark = ' lang="ar" dir="rtl"'
    assert all(f"<{tag}{mark}>" in page for tag in ("h1", 'p class="standfirst"', 'div class="prose"'))
    assert page.count('lang="ar"') == 3
    assert 'lang="ar" dir="auto"><a href="/posts/p1/">' in home
    assert "lang=" not in text(outputs, "posts/p2/index.html").partition("<body")[2].partition("</article>")[0]


def test_a_sitemap_that_is_too_long_becomes_a_list_of_sitemaps(theme, monkeypatch):
    monkeypatch.setattr(sitemap, "_MOST", 4)
    whole = [url for url, *_ in pages(planned(library(5), theme))]
    assert len(whole) > 8
    outputs = planned(library(5), theme)
    root = ET.fromstring(text(outputs, "sitemap.xml"))
    assert root.tag == f"{{{SPACES['s']}}}sitemapindex"
    listed = [e.text for e in root.iterfind("s:sitemap/s:loc", SPACES)]
    assert listed[0] == "https://letters.example/sitemap-1.xml"
    parts = [ET.fromstring(text(outputs, url.rpartition("/")[2])) for url in listed]
    assert [len(part) for part in parts[:-1]] == [4] * (len(parts) - 1)
    assert [e.text for part in parts for e in part.iterfind("s:url/s:loc", SPACES)] == whole


def pages(outputs):
    """(URL,) of every page in the sitemaps of a plan."""
    for address in sorted(outputs, key=lambda a: (len(a), a)):
        if re.fullmatch(r"sitemap(-\d+)?\.xml", address):
            yield from ((e.text,) for e in ET.fromstring(text(outputs, address)).iterfind("s:url/s:loc", SPACES))


def test_llms_txt_says_what_there_is_and_where(theme):
    about = FreePage(Page("content/pages/about.md", "about", "About us", description="Who we are."), "/about/")
    made = library(2, pages=(about,), site=replace(BLOG, tagline="On service"))
    lines = text(planned(made, theme), "llms.txt").splitlines()
    assert lines[:3] == ["# Letters", "", "> On service"]
    assert [line for line in lines if line.startswith("## ")] == [
        "## Pages",
        "## Topics",
        "## Authors",
        "## Newest articles",
        "## Optional",
    ]
    assert "- [About us](https://letters.example/blog/about/): Who we are." in lines
    assert "- [Queues](https://letters.example/blog/tags/queues/): 2 articles" in lines
    assert lines.index("- [Post 2](https://letters.example/blog/posts/p2/): About 2") < lines.index(
        "- [Post 1](https://letters.example/blog/posts/p1/): About 1"
    )


def test_words_of_authors_stay_words_in_llms_txt(theme):
    title = "# [x](javascript:1)\n## Y <b>"
    made = library(0, article(1, title=title, description=HOSTILE))
    lines = text(planned(made, theme), "llms.txt").splitlines()
    assert r"- [# \[x\](javascript:1) ## Y \<b\>](https://letters.example/posts/p1/): " in "\n".join(lines)
    assert all(line[:2] in ("# ", "> ", "##", "- ", "") for line in lines)


SECURITY = Security("desk@letters.example", Moment(1_830_297_600, "2028-01-01T00:00:00+00:00"), languages=("en", "de"))


def test_security_txt_is_there_when_it_is_configured(theme):
    outputs = planned(library(1, site=replace(BLOG, security=SECURITY)), theme)
    assert text(outputs, ".well-known/security.txt").splitlines() == [
        "Contact: mailto:desk@letters.example",
        "Expires: 2028-01-01T00:00:00+00:00",
        "Preferred-Languages: en, de",
        "Canonical: https://letters.example/blog/.well-known/security.txt",
    ]
    assert ".well-known/security.txt" not in planned(library(1), theme)


def test_hostile_words_break_out_of_no_file(theme):
    outputs = planned(hostile(), theme)
    ET.fromstring(text(outputs, "sitemap.xml"))
    assert all(line[:2] in ("# ", "> ", "##", "- ", "") for line in text(outputs, "llms.txt").splitlines())
