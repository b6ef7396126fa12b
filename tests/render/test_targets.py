"""In print the links of a text are numbered: the list of addresses has to count them as the browser does."""

from cxsite.render.targets import targets


def test_outward_links_are_listed_in_order_as_often_as_they_are_there():
    html = (
        '<p><a href="https://a.example/?x=1&amp;y=2">A</a> <a href="/posts/b/">B</a> <a rel="noopener" href="http://c.example">C</a>'
        '<sup><a class="footnote-ref" href="#fn:1">1</a></sup> <img src="https://d.example/d.png"></p>'
        '<div class="footnotes"><a href="https://a.example/?x=1&amp;y=2">again</a></div>'
    )
    assert targets(html) == ["https://a.example/?x=1&y=2", "http://c.example", "https://a.example/?x=1&y=2"]


def test_a_text_without_any_has_no_list():
    assert targets("<p>Plain.</p>") == []
