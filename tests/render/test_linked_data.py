"""What a page says about itself to search engines and to sites where its link is shared."""

import json
from dataclasses import replace

import pytest
from lxml import etree

from cxsite.model.articles import FreePage
from cxsite.model.post import Author, Image, Page
from cxsite.model.scorecard import DataSource
from cxsite.model.standing import Held
from cxsite.render.datasets import described
from tests.render.made import SITE, article, library, moment, results
from tests.render.planned import HOSTILE, hostile, planned, text
from tests.speaking import WORDS

BLOG = replace(SITE, address="https://letters.example/blog")
URL = "https://letters.example/blog"


def things(page: str):
    """Kind → thing, of a page's JSON-LD."""
    (script,) = etree.HTML(page).iterfind(".//script[@type='application/ld+json']")
    data = json.loads(script.text)
    assert data["@context"] == "https://schema.org"
    return {thing["@type"]: thing for thing in data["@graph"]}


def meta(page: str):
    """What the page's <meta> elements say, by property or name."""
    return {e.get("property") or e.get("name"): e.get("content") for e in etree.HTML(page).iterfind("head/meta")}


def trail(thing):
    return [(step["name"], step.get("item", "")) for step in thing["itemListElement"]]


def made():
    post = article(
        1,
        title="One",
        description="About one.",
        updated=moment(5),
        image=Image("bar.png", "Two bars"),
        language="de-AT",
    )
    page = FreePage(Page("content/pages/about.md", "about", "About", description="Who."), "/about/")
    who = Author(
        "a",
        "ana",
        "Ana Ruiz",
        "Editor",
        "The Desk",
        "Writes.",
        (("Home", "https://ana.example"), ("Mail", "mailto:a@b.example")),
    )
    return library(
        0,
        post,
        site=BLOG,
        pages=(page,),
        author=who,
        follow=(("There", "https://there.example"), ("Feed", "/blog/feed.xml")),
    )


def test_an_article_says_who_wrote_what_when(theme):
    found = things(text(planned(made(), theme), "posts/p1/index.html"))
    assert found["BlogPosting"] == {
        "@type": "BlogPosting",
        "headline": "One",
        "description": "About one.",
        "url": f"{URL}/posts/p1/",
        "mainEntityOfPage": f"{URL}/posts/p1/",
        "datePublished": "2026-01-01",
        "dateModified": "2026-01-05",
        "inLanguage": "de-AT",
        "image": f"{URL}/posts/p1/bar.png",
        "author": [
            {
                "@type": "Person",
                "name": "Ana Ruiz",
                "url": f"{URL}/authors/ana/",
                "jobTitle": "Editor",
                "worksFor": {"@type": "Organization", "name": "The Desk"},
            }
        ],
        "publisher": {
            "@type": "Organization",
            "name": "Letters",
            "url": f"{URL}/",
            "sameAs": ["https://there.example"],
        },
        "keywords": ["Queues"],
        "timeRequired": "PT1M",
    }
    assert trail(found["BreadcrumbList"]) == [("Letters", f"{URL}/"), ("Articles", f"{URL}/archive/"), ("One", "")]


def test_an_author_is_a_person_and_the_home_page_a_site(theme):
    outputs = planned(made(), theme)
    person = things(text(outputs, "authors/ana/index.html"))["ProfilePage"]["mainEntity"]
    assert (person["name"], person["sameAs"], person["description"]) == ("Ana Ruiz", ["https://ana.example"], "Writes.")
    home = things(text(outputs, "index.html"))
    assert set(home) == {"WebSite"}
    assert home["WebSite"]["publisher"]["@type"] == "Organization"
    assert things(text(outputs, "about/index.html"))["WebPage"]["name"] == "About"


def reached(thing, path):
    """What is at a path like "author/url" in a thing: one value for each match, None if there is nothing."""
    name, _, rest = path.partition("/")
    found = thing.get(name)
    values = found if isinstance(found, list) else [found]
    return [end for each in values for end in (reached(each, rest) if rest and each else [each])]


# What https://developers.google.com/search/docs/appearance/structured-data requires and recommends, as far as we can know it.
WANTED = {
    "BlogPosting": ("headline", "image", "datePublished", "dateModified", "author/@type", "author/name", "author/url"),
    "ProfilePage": (
        *(f"mainEntity/{name}" for name in ("@type", "name", "url", "description", "image", "sameAs")),
        "mainEntity/agentInteractionStatistic/interactionType",
        "mainEntity/agentInteractionStatistic/userInteractionCount",
    ),
    "WebSite": ("name", "url"),
    "Dataset": (
        "name", "description", "creator/name", "isAccessibleForFree", "license", "measurementTechnique", "temporalCoverage",
        "url", "variableMeasured", "distribution/contentUrl", "distribution/encodingFormat",
    ),
}  # fmt: skip


def fully_told():
    """Everything is known: an article with every field, its author with a picture, a scorecard with a method and a licence."""
    whole = made()
    (of_ana,) = whole.shelf("author")
    (card,) = results().scorecards
    source = DataSource("calls", "Calls", "A call to every tenth caller")
    measures = tuple([replace(each, source=source) for each in card.measures])
    return replace(
        whole,
        site=replace(BLOG, licence="https://creativecommons.org/licenses/by/4.0/"),
        shelves=tuple([replace(s, picture="/authors/ana.jpg") if s is of_ana else s for s in whole.shelves]),
        results=replace(results(), scorecards=(replace(card, measures=measures),)),
    )


@pytest.mark.parametrize(
    ("kind", "address"),
    [
        ("BlogPosting", "posts/p1/index.html"),
        ("ProfilePage", "authors/ana/index.html"),
        ("WebSite", "index.html"),
        ("Dataset", "scorecards/support/index.html"),
    ],
)
def test_search_engines_are_told_what_they_ask_for(theme, kind, address):
    page = etree.HTML(text(planned(fully_told(), theme), address))
    told = [json.loads(script.text) for script in page.iterfind(".//script[@type='application/ld+json']")]
    (thing,) = [each for data in told for each in data.get("@graph", [data]) if each["@type"] == kind]
    assert [path for path in WANTED[kind] if None in reached(thing, path)] == []


def test_data_are_described_at_length_and_an_article_without_a_name_is_its_publishers(theme):
    (card,) = results().scorecards
    told = [
        described(replace(card, about=about), BLOG, WORDS)["description"]
        for about in ("", "Short.", "x" * 60, "x" * 6000)
    ]
    assert all(50 <= len(each) <= 5000 for each in told)
    assert told[1].startswith("Short. Support desk: ")
    assert told[2] == "x" * 60
    nobody = article(1)
    nobody = replace(nobody, teaser=replace(nobody.teaser, bylines=()))
    found = things(text(planned(library(0, nobody), theme), "posts/p1/index.html"))["BlogPosting"]["author"]
    assert [(who["@type"], who["name"]) for who in found] == [("Organization", "Letters")]


def test_every_page_to_be_found_has_its_breadcrumb_and_no_other_says_anything(theme):
    outputs = planned(made(), theme)
    for address in (a for a in outputs if a.endswith(".html") and a != "index.html"):
        page = text(outputs, address)
        if address == "404.html":
            assert "ld+json" not in page
        else:
            steps = trail(things(page)["BreadcrumbList"])
            assert steps[0] == ("Letters", f"{URL}/"), address
            assert len(steps) > 1, address
            assert [step["position"] for step in things(page)["BreadcrumbList"]["itemListElement"]] == [
                *range(1, len(steps) + 1)
            ]
            assert all(url.startswith(URL) for _, url in steps[:-1]), address


def test_a_held_post_says_nothing_in_the_preview(theme):
    post = article(1)
    post = replace(post, teaser=replace(post.teaser, held=Held(post.post.path, "x", "draft")))
    assert "ld+json" not in text(planned(library(0, post), theme), "posts/p1/index.html")


def test_hostile_words_cannot_leave_the_script(theme):
    page = text(planned(hostile(), theme), "posts/p1/index.html")
    inside = page.split('<script type="application/ld+json">')[1].split("</script>")[0]
    assert not set("<>&\u2028\u2029") & set(inside)
    assert things(page)["BlogPosting"]["headline"] == HOSTILE


def test_a_shared_link_shows_title_words_picture_and_dates(theme):
    found = meta(text(planned(made(), theme), "posts/p1/index.html"))
    expected = {
        "og:site_name": "Letters",
        "og:type": "article",
        "og:title": "One",
        "og:description": "About one.",
        "og:url": f"{URL}/posts/p1/",
        "og:locale": "de_AT",
        "og:image": f"{URL}/posts/p1/bar.png",
        "og:image:alt": "Two bars",
        "twitter:card": "summary_large_image",
        "article:published_time": "2026-01-01",
        "article:modified_time": "2026-01-05",
    }
    assert {name: found.get(name) for name in expected} == expected
    assert meta(text(planned(made(), theme), "index.html"))["twitter:card"] == "summary"
