"""Bodies: every kind of slot in every context, on a page and in a feed."""

import pytest

from cxsite.model.body import Binding, Body, Link, Number, Ref, Slot
from cxsite.model.fills import Linked, Missing, Quoted, ToHeld
from cxsite.model.place import Span
from cxsite.model.site import Site
from cxsite.model.standing import Held
from cxsite.render.bodies import absolute, for_feed, for_page
from cxsite.render.links import Links
from tests.speaking import WORDS

HERE = Span("content/posts/a.md", 1)
LINKS = Links(Site("T", "https://x.example/blog", "UTC"))
VALUE = Quoted("+33", "/scorecards/support/#recommend-2026-q3", "33.3333")
BINDING = Binding(Ref("support", "recommend"), HERE)
LINK = Link("b.md", False, HERE)
LINKED = Body(('<p><a href="', Slot(0, "address"), '">b</a></p>'))
ANCHOR = Body(
    ("<p>See ", Slot(0, "open"), '<a href="', Slot(0, "address"), '" class="x">', Slot(0, "opened"), "<em>b</em>",
     Slot(0, "close"), "</a> now.</p>")
)  # fmt: skip


def page(body, use, fill):
    return for_page(body, (use,), (fill,), LINKS, WORDS)


def feed(body, use, fill):
    return for_feed(body, (use,), (fill,), LINKS, WORDS, url="https://x.example/blog/posts/a/")


@pytest.mark.parametrize(
    ("context", "expected"),
    [
        (
            "text",
            '<a class="cx-value" href="/blog/scorecards/support/#recommend-2026-q3"><data value="33.3333">+33</data></a>',
        ),
        ("link", '<data value="33.3333">+33</data>'),
        ("attribute", "+33"),
    ],
)
def test_a_value_brings_as_much_as_its_surroundings_allow(context, expected):
    assert page(Body((Slot(0, context),)), BINDING, VALUE) == expected


def test_a_value_in_a_feed_is_plain_with_a_complete_link():
    made = feed(Body((Slot(0, "text"),)), BINDING, VALUE)
    assert made == '<a class="cx-value" href="https://x.example/blog/scorecards/support/#recommend-2026-q3">+33</a>'


def test_a_withheld_value_has_no_number_for_machines():
    made = page(Body((Slot(0, "text"),)), BINDING, Quoted("not shown", "/scorecards/s/#r", withheld=True))
    assert made == '<a class="cx-value" href="/blog/scorecards/s/#r">not shown</a>'


def test_a_typed_number_keeps_the_authors_words():
    use = Number("33 points", Ref("support", "recommend"), "", HERE)
    assert "33 points</data></a>" in page(Body((Slot(0, "text"),)), use, VALUE)


def test_an_exempt_number_is_only_its_words():
    use = Number("80 %", None, "Forbes, 2012", HERE)
    assert page(Body((Slot(0, "text"),)), use, Quoted("80 %", "")) == "80 %"


def test_a_link_has_its_href_once():
    assert page(LINKED, LINK, Linked("/blog/posts/b/#why")) == '<p><a href="/blog/posts/b/#why">b</a></p>'
    assert feed(LINKED, LINK, Linked("/blog/posts/b/")) == '<p><a href="https://x.example/blog/posts/b/">b</a></p>'
    assert (
        feed(LINKED, LINK, Linked("https://else.example/?a=1&b"))
        == '<p><a href="https://else.example/?a=1&amp;b">b</a></p>'
    )


@pytest.mark.parametrize("fill", [ToHeld(Held("content/posts/b.md", "B", "draft")), Missing("file", "b.md")])
def test_a_link_to_what_is_not_public_is_plain_text(fill):
    assert page(ANCHOR, LINK, fill) == "<p>See <em>b</em> now.</p>"


def test_a_public_link_keeps_its_tags():
    assert page(ANCHOR, LINK, Linked("/blog/b/")) == '<p>See <a href="/blog/b/" class="x"><em>b</em></a> now.</p>'


def test_hostile_values_are_escaped_in_every_surrounding():
    fill = Quoted('"><script>', '/s/#"><script>', '"><script>')
    for context in ("text", "link", "attribute"):
        assert "<script>" not in page(Body((Slot(0, context),)), BINDING, fill)
    assert page(LINKED, LINK, Linked('/x/"><script>')) == '<p><a href="/x/&quot;&gt;&lt;script&gt;">b</a></p>'


def test_every_address_in_a_feed_is_complete_and_ids_are_gone():
    url = "https://x.example/blog/posts/a/"
    html = (
        '<h2 id="s">S</h2><p>href="#s" <a id=\'f\' href="#fn1">1</a><img src="b.png" srcset="b.png 1x, /c.png 2x"></p>'
    )
    assert absolute(html, url) == (
        f'<h2>S</h2><p>href="#s" <a href="{url}#fn1">1</a>'
        f'<img src="{url}b.png" srcset="{url}b.png 1x, https://x.example/c.png 2x"></p>'
    )


def test_commas_inside_an_address_do_not_end_a_candidate_of_a_srcset():
    assert absolute(
        '<img srcset="/w_300,h_200/a.png 300w,b.png, data:image/png;base64,AA 2x">', "https://x.example/p/"
    ) == (
        '<img srcset="https://x.example/w_300,h_200/a.png 300w,https://x.example/p/b.png, data:image/png;base64,AA 2x">'
    )


def test_quotes_and_signs_inside_attributes_do_not_end_a_tag():
    assert absolute('<a title="a > b" href="/x">x</a>', "https://x.example/p/") == (
        '<a title="a > b" href="https://x.example/x">x</a>'
    )
