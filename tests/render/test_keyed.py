"""A page's key covers everything that its view may show beside the source of its own post: each field of what it is made from."""

from collections.abc import Mapping
from dataclasses import fields, replace
from typing import Any

import pytest

from cxsite.keys.digest import Digests
from cxsite.model.articles import Article, Byline, Correction, Printed, SeriesPlace, Step, Teaser, Term, Translation
from cxsite.model.body import Binding, Ref
from cxsite.model.fills import Linked
from cxsite.model.library import Library
from cxsite.model.place import Span
from cxsite.model.post import Letter, SaidDid
from cxsite.model.standing import Held
from cxsite.render.keyed import Keys
from cxsite.render.reached import Short
from tests.relate.making import made, moment, outline, post
from tests.relate.scorecards import RECOMMEND, computed
from tests.speaking import WORDS

NUMBER = Binding(Ref("support", "recommend"), Span("", 1, 1, 9))
MADE = made(post("a.md", tags=("queues",), category="Practice"), post("b.md"))
A, B = MADE.articles
ARTICLE = replace(A, related=(B.teaser,))
TERM, HELD = Term("Other", "other", "/tags/other/"), Held("x", "X", "draft")
STEP = Step("Another", "/posts/another/")
LETTER = Letter("content/letters/one.md", "one", "a", ("So.",), moment("2026-05-03"), "M. Osei", "with-name")
#: Fields of a teaser that come from the source of its post alone: another value means another digest of that file.
OWN = {"path", "title", "description", "date", "minutes", "image_alt", "language"}
TEASER: Mapping[str, Any] = {
    "address": "/elsewhere/",
    "bylines": (Byline("ada", "Ada Stone", "", "", "/authors/ada/"),),
    "tags": (TERM,),
    "category": TERM,
    "image": "/posts/a/other.jpg",
    "held": HELD,
}
#: Only feeds show its id.
ARTICLES: Mapping[str, Any] = {
    "post": replace(A.post, tags=("Queues",)),  # as the vocabulary spells it
    "fills": (Linked("/elsewhere/"),),
    "series": SeriesPlace(TERM, 1, (STEP,)),
    "newer": STEP,
    "older": STEP,
    "related": (),
    "corrections": (Correction("a number", "2026-11-01", "+1", "+2", ""),),
    "translations": (Translation("de", "A", "/de/"),),
    "letters": (Printed(LETTER, "M. Osei"),),
}
LINE = Short("content/posts/a.md", "/posts/a/", "A", moment("2026-01-01"), "en")
LINES = {
    "address": "/b/",
    "title": "B",
    "date": moment("2026-01-02"),
    "language": "de",
    "held": HELD,
}


def keys(library: Library = MADE, source: str = "1") -> Keys:
    return Keys(library, (), {article.post.path: source for article in library.articles}, Digests())


def key(article: Article, library: Library = MADE) -> str:
    return keys(library).of_article(article)


def test_the_tables_name_every_field() -> None:
    assert TEASER.keys() | OWN == {field.name for field in fields(Teaser)}
    assert ARTICLES.keys() | {"teaser", "id"} == {field.name for field in fields(Article)}
    assert LINES.keys() | {"path"} == {*Short._fields}


def test_equal_articles_have_equal_keys_and_another_source_another() -> None:
    assert key(ARTICLE) == key(replace(ARTICLE)) != ""
    assert keys(source="2").of_article(ARTICLE) != key(ARTICLE)
    assert keys(source="").of_article(ARTICLE) == keys(source="").of_list((A.teaser,)) == ""


@pytest.mark.parametrize("field", ARTICLES)
def test_a_posts_page_by_its_article(field: str) -> None:
    assert key(replace(ARTICLE, **{field: ARTICLES[field]})) != key(ARTICLE)


@pytest.mark.parametrize("field", TEASER)
def test_by_its_teaser_and_by_those_of_its_relatives_and_a_list_by_all_of_its_own(field: str) -> None:
    own, other = (replace(article.teaser, **{field: TEASER[field]}) for article in (A, B))
    assert key(replace(ARTICLE, teaser=own)) != key(ARTICLE)
    assert key(replace(ARTICLE, related=(other,))) != key(ARTICLE)
    assert keys().of_list((own, B.teaser)) != keys().of_list((A.teaser, B.teaser))


@pytest.mark.parametrize("field", LINES)
def test_a_list_by_its_short_lines(field: str) -> None:
    other = LINE._replace(**{field: LINES[field]})
    assert keys().of_list((), lines=(other,)) != keys().of_list((), lines=(LINE,))


def test_a_list_by_its_order_and_what_else_it_depends_on() -> None:
    both = A.teaser, B.teaser
    assert len({keys().of_list(both), keys().of_list(both[::-1]), keys().of_list(both, 1)}) == 3


def test_a_posts_page_by_the_scorecards_that_it_quotes_or_watches_and_by_no_others() -> None:
    now, then = (replace(MADE, results=computed(measure)) for measure in (RECOMMEND, replace(RECOMMEND, target=40)))
    quotes = replace(ARTICLE, post=replace(A.post, outline=outline(NUMBER)))
    watches = replace(ARTICLE, post=replace(A.post, said_did=(SaidDid("So", "So", watch="support.recommend"),)))
    assert [key(article, now) == key(article, then) for article in (quotes, watches, ARTICLE)] == [False, False, True]


@pytest.mark.parametrize(
    "other",
    [
        {"site": replace(MADE.site, title="Another")},
        {"spoken": {"de": WORDS}},
        {"results": replace(MADE.results, words=WORDS)},
    ],
    ids=lambda other: next(iter(other)),
)
def test_every_page_by_what_all_share(other: dict[str, Any]) -> None:
    assert key(ARTICLE, replace(MADE, **other)) != key(ARTICLE)
    assert keys(replace(MADE, **other)).of_list(()) != keys().of_list(())
    assert Keys(MADE, ("more",), {A.post.path: "1", B.post.path: "1"}, Digests()).of_article(ARTICLE) != key(ARTICLE)
