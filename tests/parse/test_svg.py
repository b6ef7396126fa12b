"""Active content in an author's SVG."""

import pytest

from cxsite.parse.pictures import svg

PLAIN = b"""<?xml version="1.0"?>
<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="0 0 9 9">
  <style>path { fill: url(#g) }</style><!-- <script> in a comment -->
  <use xlink:href="#a"/><image href="data:image/png;base64,AAAA"/>
  <path d="M0 0" style="fill: url('#g')"><animate attributeName="d" to="M1 1"/></path>
</svg>
"""


def test_a_picture_is_only_a_picture() -> None:
    assert svg.problems("content/posts/a.svg", PLAIN) == ()


@pytest.mark.parametrize(
    ("inside", "message"),
    [
        ("<script>x</script>", "<script>"),
        ("<SVG:script>x</SVG:script>", "<script>"),
        ("<foreignObject/>", "<foreignobject>"),
        ('<rect onload="x"/>', "“onload” runs code"),
        ("<rect ONCLICK='x'/>", "“onclick” runs code"),
        ('<image href="https://e.org/x.png"/>', "“href” points outside the file"),
        ('<use xlink:href="other.svg#a"/>', "“xlink:href” points outside the file"),
        ('<image href="data:image/svg+xml;base64,AA"/>', "“href” points outside the file"),
        ('<image href="java&#115;cript:x"/>', "“href” points outside the file"),
        ('<animate attributeName="xlink:href" to="x"/>', "<animate> changes an address"),
        ('<set attributeName="HREF"/>', "<set> changes an address"),
        ("<style>@import 'x.css';</style>", "“@import” fetches a file"),
        ("<style>a { fill: url(https://e.org/x) }</style>", "“url(https://e.org/x)” fetches a file"),
    ],
)
def test_active_content_is_told_with_its_place(inside: str, message: str) -> None:
    data = f"<svg>\n  {inside}\n</svg>"
    found = svg.problems("content/a.svg", data.encode())
    assert found[0].rule == "svg-active"
    assert found[0].message == f"this SVG contains more than an image: {message}"
    assert found[0].span is not None
    assert (found[0].span.path, found[0].span.line) == ("content/a.svg", 2)
    assert svg.problems("content/a.svg", data.encode("utf-16")) == found


def test_entities_and_style_sheets_are_told() -> None:
    data = b'<!DOCTYPE svg [ <!ENTITY x "y"> ]>\n<?xml-stylesheet href="x.css"?>\n<svg/>'
    assert [p.span.line for p in svg.problems("a.svg", data) if p.span] == [1, 2]
