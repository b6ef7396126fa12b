"""Whole publications as plans, for tests of their content: every output by its address, and the text of one."""

from dataclasses import replace

from cxsite.model.articles import Term
from cxsite.model.library import Shelf
from cxsite.model.post import Author, Image
from cxsite.render.plan import plan
from tests.render.made import ANA, SITE, article, bodies, library

ENGINE = "engine"
FEEDS = ("feed.xml", "atom.xml", "feed.json")
ALL_FEEDS = (
    "index.xml",
    "rss.xml",
    *(folder + name for folder in ("", "tags/queues/", "authors/ana/") for name in FEEDS),
)
HOSTILE = "</title><script>alert(1)</script>]]>{{ 7*7 }}{% raw %}\" onx='1'"


def planned(made, theme, htmls=None, **more):
    outputs = plan(made, theme, bodies(made, htmls), lambda path: path.encode(), ENGINE, **more).outputs
    return {output.address: output for output in outputs}


def text(outputs, address):
    outcome = outputs[address].make()
    assert not outcome.problems, outcome.problems
    return outcome.value.decode()


def hostile():
    """A publication that tries to break out of its pages with everything that an author may write."""
    post = article(
        1, title=HOSTILE, tags=(HOSTILE,), description=HOSTILE, image=Image("bar.png", HOSTILE),
        author=replace(ANA, name=HOSTILE, organisation=HOSTILE, biography=HOSTILE), extra=(("note", HOSTILE),),
    )  # fmt: skip
    label = Term(HOSTILE, "hostile", "/tags/hostile/")
    teaser = replace(post.teaser, tags=(label,))
    made = library(0, replace(post, teaser=teaser), author=Author("a", "ana", HOSTILE, HOSTILE, HOSTILE, HOSTILE))
    shelves = (Shelf("tag", label, (teaser,)), *(replace(s, posts=(teaser,)) for s in made.shelves if s.kind != "tag"))
    return replace(made, shelves=shelves, site=replace(SITE, title=HOSTILE, tagline=HOSTILE))
