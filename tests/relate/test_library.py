"""The library as a whole: order, shelves, series, files, and that nothing held back is in it."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from cxsite.model.articles import Step
from cxsite.model.fills import Linked
from cxsite.model.site import MenuLink
from cxsite.model.standing import Show
from tests.relate.making import SITE, author, link, made, page, post


def titles(library):
    return [article.post.title for article in library.articles]


def test_newest_first_then_by_path():
    library = made(post("b.md", "2026-03-01"), post("c.md", "2026-05-01"), post("a.md", "2026-03-01"))
    assert titles(library) == ["C", "A", "B"]
    a = library.articles[1]
    assert (a.newer, a.older) == (Step("C", "/posts/c/"), Step("B", "/posts/b/"))
    assert library.lead == "content/posts/c.md"


def test_neighbours_and_parts_are_told_in_which_other_language_they_are():
    library = made(
        post("a.md", "2026-01-01", series="Asking", language=SITE.language),
        post("b.md", "2026-02-01", series="Asking", language="de"),
    )
    first = library.articles[1]
    assert first.newer == Step("B", "/posts/b/", "de")
    assert first.series.parts == (Step("A", "/posts/a/"), Step("B", "/posts/b/", "de"))


def test_lead_is_the_newest_featured():
    assert made(post("a.md", "2026-05-01"), post("b.md", "2026-03-01", featured=True)).lead == "content/posts/b.md"
    assert made().lead == ""


def test_addresses():
    site = replace(SITE, permalink="/{category}/{year}/{month}/{slug}/")
    library = made(
        post("a.md", "2026-03-09", category="How to"),
        post("b.md", "2026-03-09"),
        post("c.md", permalink="/x/c.html"),
        page("about.md"),
        page("legal/privacy.md"),
        page("legal/terms/index.md", slug="terms"),
        site=site,
    )
    addresses = {a.post.path: a.teaser.address for a in library.articles} | {
        p.page.path: p.address for p in library.pages
    }
    assert list(addresses.values()) == [
        "/how-to/2026/03/a/", "/2026/03/b/", "/x/c.html", "/about/", "/legal/privacy/", "/legal/terms/"
    ]  # fmt: skip


def test_tags_merge_by_case_under_the_spelling_used_most():
    library = made(post("a.md", tags=("nps", "Nps")), post("b.md", tags=("NPS",)), post("c.md", tags=("NPS", "ＩＴ")))
    assert [(s.term.label, s.term.address, len(s.posts)) for s in library.shelf("tag")] == [
        ("ＩＴ", "/tags/it/", 1), ("NPS", "/tags/nps/", 3)
    ]  # fmt: skip
    assert [t.label for t in library.articles[0].teaser.tags] == ["NPS"]


def test_shelves_share_their_teasers():
    library = made(post("a.md", tags=("x",), authors=("priya",)), author("priya", picture="p.jpg"), author("idle"))
    teaser = library.articles[0].teaser
    assert all(shelf.posts[0] is teaser for shelf in library.shelves)
    assert [shelf.kind for shelf in library.shelves] == ["tag", "author", "year"]


def test_years_newest_first():
    library = made(post("a.md", "2024-12-31"), post("b.md", "2026-01-01"))
    assert [s.term.address for s in library.shelf("year")] == ["/archive/2026/", "/archive/2024/"]


def test_series_in_order_and_what_is_to_come_without_its_name():
    library = made(
        post("b.md", "2026-01-01", series="Asking", series_order=2),
        post("a.md", "2026-02-01", series="Asking", series_order=1),
        post("c.md", "2099-01-01", series="Asking", series_order=3, title="A secret"),
        post("d.md", draft=True, series="Asking", series_order=4),
    )
    place = next(a.series for a in library.articles if a.post.slug == "b")
    assert (place.position, place.term.address) == (2, "/series/asking/")
    assert place.parts == (Step("A", "/posts/a/"), Step("B", "/posts/b/"), Step("", ""))
    assert [t.title for t in library.shelf("series")[0].posts] == ["A", "B"]


def test_settings_are_resolved():
    menu = (MenuLink("About", "content/pages/about.md"), MenuLink("Soon", "pages/soon.md"), MenuLink("Tags", "/tags/"))
    site = replace(SITE, navigation=menu, icon="static/icon.svg", logo="content/logo.png")
    library = made(
        page("about.md"),
        page("soon.md", draft=True),
        site=site,
        assets=("content/logo.png",),
        static=("static/icon.svg",),
    )
    assert library.navigation == (("About", "/blog/about/"), ("Tags", "/blog/tags/"))
    assert (library.icon, library.logo) == ("/icon.svg", "/logo.png")
    assert library.assets == {"content/logo.png": "/logo.png"}


def test_which_files_are_published():
    library = made(
        post("trip/index.md", slug="a-trip", links=(link("shown.png", image=True),)),
        post("plan/index.md", draft=True, links=("../notes.pdf", "chart.png")),
        post("a.md", image="hero.jpg"),
        post("b.md", draft=True, links=(link("trip/only-in-draft.png", image=True),)),
        author("priya", picture="priya.jpg"),
        author("idle", picture="idle.jpg"),
        post("c.md", authors=("priya",)),
        assets=(
            "content/posts/trip/shown.png", "content/posts/trip/data/raw.csv", "content/posts/trip/only-in-draft.png",
            "content/posts/plan/chart.png", "content/posts/hero.jpg", "content/posts/unused.jpg", "content/notes.pdf",
            "content/authors/priya.jpg", "content/authors/idle.jpg",
        ),
    )  # fmt: skip
    assert library.assets == {
        "content/posts/trip/shown.png": "/posts/a-trip/shown.png",
        "content/posts/trip/data/raw.csv": "/posts/a-trip/data/raw.csv",
        "content/posts/hero.jpg": "/posts/hero.jpg",
        "content/authors/priya.jpg": "/authors/priya.jpg",
    }
    assert library.shelf("author")[0].picture == "/authors/priya.jpg"


def test_teaser():
    teaser = (
        made(post("a.md", image="/hero.jpg", authors=("priya", "nobody")), author("priya"), static=("static/hero.jpg",))
        .articles[0]
        .teaser
    )
    assert (teaser.description, teaser.minutes, teaser.image, teaser.image_alt) == (
        "An excerpt.",
        3,
        "/hero.jpg",
        "A picture",
    )
    assert [b.address for b in teaser.bylines] == ["/authors/priya/"]


POSTS = st.lists(
    st.tuples(
        st.sampled_from(["2025-01-01", "2026-01-01", "2099-01-01"]),
        st.booleans(),
        st.sampled_from([None, "2026-06-01", "2100-01-01"]),
        st.sets(st.sampled_from(["x", "y", "Z"])),
    ),
    max_size=12,
)


@given(POSTS)
def test_nothing_held_back_is_in_the_library(rows):
    posts = [
        post(
            f"p{n}/index.md", day, draft=draft, tags=tuple(sorted(tags)), series="S", authors=("priya",), featured=True,
            title=f"Title-{n}!", image="a.png", links=("#",), category=f"only {n}", **({"expires": gone} if gone else {}),
        )
        for n, (day, draft, gone, tags) in enumerate(rows)
    ]  # fmt: skip
    library = made(*posts, author("priya"), assets=tuple(f"content/posts/p{n}/a.png" for n in range(len(posts))))
    held = {h.path for h in library.held}
    assert {a.post.path for a in library.articles} == {p.path for p in posts} - held
    shown = repr((library.articles, library.shelves, library.assets, library.lead))
    assert not [p.title for p in posts if p.path in held and p.title in shown]
    assert not [path for path in held if path in shown]
    everything = made(*posts, show=Show(drafts=True, future=True, expired=True))
    assert len(everything.articles) == len(posts)


def test_an_empty_publication():
    library = made()
    assert (library.articles, library.shelves, library.held) == ((), (), ())


def test_links_are_answered_once_for_all_documents():
    library = made(post("a.md", links=("b.md",)), post("b.md", draft=True, links=("a.md",)))
    assert library.fills_of["content/posts/b.md"] == (Linked("/blog/posts/a/"),)
    assert library.articles[0].fills is library.fills_of["content/posts/a.md"]
