"""Small publications made by hand, for tests of what readers see."""

from dataclasses import replace
from datetime import UTC, datetime

from cxsite.keys import digest
from cxsite.model.articles import Article, Byline, Teaser, Term
from cxsite.model.body import Body, Outline
from cxsite.model.library import Library, Shelf
from cxsite.model.moment import Moment
from cxsite.model.post import Author, Post
from cxsite.model.result import Results
from cxsite.model.scorecard import Amount, DataSource, Measure, NpsCounts, PeriodValue, Scorecard
from cxsite.model.site import Site
from cxsite.relate.results import results as compute
from cxsite.render import themes
from tests.speaking import WORDS

SITE = Site(title="Letters", address="https://letters.example", time_zone="UTC", tagline="On service")
DAY = 86_400
START = 1_767_225_600  # 1 January 2026, UTC
ANA = Author(
    "content/authors/ana.yaml", "ana", "Ana Ruiz", "Editor", "The Desk", "Writes.", (("Home", "https://ana.example"),)
)


def load(root, site, chain=(), **more):
    """A theme with its English words."""
    return themes.load(root, site, chain, words=WORDS, **more)


def moment(day: int) -> Moment:
    """Midnight of the day-th day of 2026, at most 31."""
    return Moment(START + (day - 1) * DAY, f"2026-{1 + (day - 1) // 28:02d}-{1 + (day - 1) % 28:02d}T00:00:00+00:00")


def term(label: str, kind: str = "tags") -> Term:
    slug = label.lower()
    return Term(label, slug, f"/{kind}/{slug}/")


def article(number: int, *, title="", tags=("Queues",), html="", fills=(), uses=(), author=ANA, **post) -> Article:
    """The number-th post, with a body of one piece."""
    title = title or f"Post {number}"
    body = Body((html or f"<p>Text {number}.</p>",))
    path, address = f"content/posts/p{number}.md", f"/posts/p{number}/"
    outline = Outline(digest=digest.of((body.pieces, number)), words=3, uses=uses)
    made = Post(path, f"p{number}", title, moment(number), tags=tags, authors=("ana",), outline=outline, **post)
    byline = Byline("ana", author.name, author.role, author.organisation, "/authors/ana/")
    teaser = Teaser(
        path,
        address,
        title,
        made.description or f"About {number}",
        made.date,
        1,
        (byline,),
        tuple(map(term, tags)),
        None,
        language=made.language,
    )
    if made.image:
        teaser = replace(teaser, image=f"/posts/p{number}/{made.image.src}", image_alt=made.image.alt)
    return Article(made, teaser, f"00000000-0000-4000-8000-{number:012d}", tuple(fills))


def library(count: int = 3, *articles: Article, site: Site = SITE, author=ANA, **more) -> Library:
    """`count` plain posts and those given, newest first, on their shelves."""
    posts = tuple(sorted((*map(article, range(1, count + 1)), *articles), key=lambda a: -a.post.date.instant))
    teasers = tuple(a.teaser for a in posts)
    tags = {tag: None for teaser in teasers for tag in teaser.tags}
    shelves = (
        *(Shelf("tag", tag, tuple(t for t in teasers if tag in t.tags)) for tag in tags),
        Shelf("author", Term(author.name, "ana", "/authors/ana/"), teasers, author),
        Shelf("year", Term("2026", "2026", "/archive/2026/"), teasers),
    )
    return Library(site, posts, shelves=shelves, lead=posts[0].post.path if posts else "", **more)


def results() -> Results:
    """One scorecard with an NPS of two quarters and a time that was measured in two."""
    recommend = (
        PeriodValue("2026-Q2", NpsCounts(96, 56, 48)),
        PeriodValue("2026-Q3", NpsCounts(120, 60, 45), invited=900),
    )
    reply = (PeriodValue("2026-Q2", Amount("5.1")), PeriodValue("2026-Q3", Amount("4.2")))
    card = Scorecard(
        "content/scorecards/support.yaml", "support", "Support desk", "quarters",
        about="What callers say.", strategy="To be called once only.",
        sources=(DataSource("survey", "Survey after each call", note="Calls in English only."),),
        measures=(
            Measure("recommend", "nps", "Would recommend us", source="survey", tied_to_pay=True, values=recommend),
            Measure("reply", "number", "Time to a reply", unit="hours", better="lower", values=reply),
        ),
    )  # fmt: skip
    return compute((card,), datetime(2026, 11, 22, tzinfo=UTC), WORDS)


def bodies(made: Library, htmls: dict[str, str] | None = None):
    """A body for every post: one piece with its number."""
    texts = {
        a.post.outline.digest: (htmls or {}).get(a.post.path, f"<p>Text of {a.post.slug}.</p>") for a in made.articles
    }
    texts |= {p.page.outline.digest: "<p>Page.</p>" for p in made.pages}
    return lambda key: Body((texts[key],))
