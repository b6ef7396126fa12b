"""What the golden cases cannot show: outlines, teasers, slots, limits, engines, and properties of generated documents."""

import time
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cxsite.model.body import Body, Link, Outline, Slot
from cxsite.model.site import MarkdownSettings, Site
from cxsite.parse.markdown import steps as markdown
from cxsite.parse.markdown.engines import problems as engine_problems
from tests.parse import golden

SITE = Site("T", "https://example.org", "Europe/London")


def outline_of(text: str) -> Outline:
    value = golden.made(text).value
    assert value is not None
    return value[0]


def body_of(text: str) -> Body:
    value = golden.made(text).value
    assert value is not None
    return value[1]


def test_places_count_from_the_first_line_of_the_file() -> None:
    found = markdown.body("a\n\n{{ support.recommend @ }}\n", path="content/posts/x.md", first_line=7, site=SITE)
    (problem,) = found.problems
    assert problem.span is not None
    assert (problem.span.path, problem.span.line, problem.span.column, problem.span.length) == (
        "content/posts/x.md",
        9,
        1,
        25,
    )
    assert problem.help == "write \\{{ if the braces are meant as text"


def test_all_problems_of_a_text_are_told_in_order_of_place() -> None:
    found = golden.made("[x]()\n\n<script>\n</script>\n\n{{ a.b @ }}\n")
    assert [p.rule for p in found.problems] == ["link-without-address", "raw-script", "binding-shape"]
    assert found.value is None


NUMBERS = {
    "&#146;": "write ’",
    "&#x93;": "write “",
    "&#129;": "delete it",
    "&#0;": "delete it",
    "&#xB;": "delete it",
    "&#xD800;": "delete it",
    "&#xFFFE;": "delete it",
    "&#x110000;": "delete it",
    "&#8217;": "",
    "&#x202E;": "",
    "&#x80": "",
}


@pytest.mark.parametrize("engine", ["markdown", "commonmark"])
@pytest.mark.parametrize("written", NUMBERS)
def test_numbers_of_characters_that_no_page_may_hold(engine: str, written: str) -> None:
    site = replace(SITE, markdown=MarkdownSettings(engine))
    text = f"`{written}` is not it{written}s\n\n```\n{written}\n```\n\n{written}\n"
    found = markdown.body(text, path="x.md", first_line=1, site=site)
    told = [(p.rule, p.span.line, p.span.column, p.help) for p in found.problems if p.span]
    rule, advice, column = "control-character", NUMBERS[written], len(written) + 13
    assert told == ([(rule, 1, column, advice), (rule, 7, 1, advice)] if advice else [])
    assert markdown.body(f"`{written}`", path="x.md", first_line=1, site=site).problems == ()


def test_words_are_words_of_prose() -> None:
    text = "One *two* three.\n\n```python\nnot = these\n```\n\n<!-- nor these -->\n\n- four {{ support.recommend }}\n"
    assert outline_of(text).words == 5


def test_the_excerpt_is_the_first_paragraph() -> None:
    assert outline_of('## Not\n\n> nor\n\nWe say "*so*" now.\n\nMore.').excerpt == "We say “so” now."


def test_the_excerpt_ends_before_a_sentence_with_a_bound_value() -> None:
    assert outline_of('It rose. "How far?" To {{ a.b }}, that is {{ a.c }}. So.').excerpt == "It rose. “How far?”"
    assert outline_of('Support is at {{ a.b }}. So.\n\nThat is [+33]{cx="a.b"}.').excerpt == "That is +33."
    assert outline_of("升了。到 {{ a.b }}。").excerpt == "升了。"
    assert not outline_of("NPS: {{ a.b }}; {{ a.c }}").excerpt


def test_numbers_of_footnotes_are_no_part_of_excerpt_and_pull_quote() -> None:
    outline = outline_of("> [!PULL]\n> Ten m<sup>2</sup>.[^1]\n\nTen m<sup>2</sup>.[^1] So.\n\n[^1]: Note.\n")
    assert (outline.excerpt, outline.pull) == ("Ten m2. So.", "Ten m2.")


def test_a_long_excerpt_ends_after_a_word() -> None:
    excerpt = outline_of("customer " * 60).excerpt
    assert len(excerpt) <= 201
    assert excerpt.endswith("customer…")


@pytest.mark.parametrize(
    ("settings", "noted"),
    [
        (MarkdownSettings(), ["strike", "task"]),
        (MarkdownSettings("commonmark"), []),
        (MarkdownSettings(extensions=("pymdownx.tilde",)), []),
    ],
)
def test_tildes_and_boxes_are_noted_where_nobody_reads_them(settings: MarkdownSettings, noted: list[str]) -> None:
    site = replace(SITE, markdown=settings)
    value = markdown.body("It is ~~gone~~.\n\n- [ ] a\n- [x] b\n", path="a.md", first_line=1, site=site).value
    assert value is not None
    assert [place.figure for place in value[0].said] == noted


def test_anchors_are_all_ids() -> None:
    text = 'A.[^1]\n{: #para }\n\n## Head\n\n<b id="raw">x</b>\n\n[^1]: N.\n'
    assert outline_of(text).anchors.splitlines() == ["para", "fnref:1", "head", "raw", "fn:1"]


def test_headings_begin_at_two_and_their_words_are_plain() -> None:
    value = golden.made('# One *two* {{ a.b }}\n\n## It\'s "so"').value
    assert value is not None
    assert value[0].headings.splitlines() == ["One two", "It’s “so”"]
    assert value[0].anchors.splitlines() == ["one-two", "its-so"]
    assert "".join(piece for piece in value[1].pieces if isinstance(piece, str)).count("<h2 ") == 2


def test_the_teaser_is_the_pieces_before_the_mark() -> None:
    body = body_of("First {{ a.b }}.\n\n<!--more-->\n\nSecond.\n")
    assert "".join(p for p in body.pieces[: body.teaser] if isinstance(p, str)).strip() == "<p>First .</p>"
    assert body_of("No mark.").teaser == 0


def test_a_teaser_mark_inside_a_block_counts_after_it() -> None:
    body = body_of("- a\n\n    <!-- TEASER_END -->\n\n- b\n\nAfter.\n")
    assert str(body.pieces[body.teaser - 1]).rstrip().endswith("</ul>")


def test_a_link_has_all_its_slots() -> None:
    body = body_of("a [b](c.md) d")
    assert body.pieces == (
        "<p>a ", Slot(0, "open"), '<a href="', Slot(0, "address"), '">', Slot(0, "opened"), "b", Slot(0, "close"), "</a> d</p>",
    )  # fmt: skip


def test_a_picture_is_a_link_to_an_image() -> None:
    assert [(u.written, u.image) for u in outline_of("![a](b.png) [c](d.md)").uses if isinstance(u, Link)] == [
        ("b.png", True),
        ("d.md", False),
    ]


def test_the_digest_says_whether_body_or_uses_differ() -> None:
    assert outline_of("a [b](c.md)").digest == outline_of("\n\na [b](c.md)").digest
    different = {
        outline_of(t).digest for t in ("a [b](c.md)", "a [b](d.md)", "a {{ c.md }}", "a {{ c.md @2026 }}", "a")
    }
    assert len(different) == 5


def test_one_document_leaves_no_trace_in_the_next() -> None:
    golden.made("a[^1] NPS\n\n[^1]: b\n\n*[NPS]: c\n\n[r]: x.md")
    assert golden.shown(golden.made("a[^1] NPS [r]").value) == "<p>a[^1] NPS [r]</p>"


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        (">" * 20_000, "nested-too-deeply"),
        ("> " * 200 + "x", "nested-too-deeply"),
        ("".join("    " * n + "- a\n" for n in range(300)), "nested-too-deeply"),
        ("[" * 20_000, "too-tangled"),
        ("![](" * 5_000, "too-tangled"),
        ("<![x" * 5_000, "too-tangled"),
        ("<a " * 5_000, "too-tangled"),
        ("word " * 250_000, "text-too-long"),
        ('\\"' * 49_000, "too-many-constructs"),
    ],
)
def test_what_no_engine_should_be_given(text: str, rule: str) -> None:
    begin = time.thread_time()
    found = golden.made(text)
    assert found.value is None
    assert [p.rule for p in found.problems] == [rule]
    assert found.problems[0].span is not None
    assert found.problems[0].span.path == "content/posts/a.md"
    assert time.thread_time() - begin < 2


def test_a_long_ordinary_text_is_no_problem() -> None:
    text = "\n\n".join(f"Paragraph {n} with a [link](a.md) and `code[` and 1 < 2." for n in range(500))
    assert golden.made(text).value is not None


def test_an_extension_of_site_yaml_is_used_and_an_unknown_one_told() -> None:
    tilde = replace(SITE, markdown=MarkdownSettings(extensions=("pymdownx.tilde",)))
    found = markdown.body("~~x~~", path="a.md", first_line=1, site=tilde)
    assert golden.shown(found.value) == "<p><del>x</del></p>"
    (problem,) = engine_problems(replace(SITE, markdown=MarkdownSettings(extensions=("no_such_thing",))))
    assert problem.rule == "unknown-extension"
    assert "no_such_thing" in problem.message


def test_extensions_that_do_our_own_work_are_passed_over() -> None:
    twice = replace(SITE, markdown=MarkdownSettings(extensions=("toc", "smarty", "markdown.extensions.fenced_code")))
    text = '## "A"\n\n```python\nx\n```\n'
    assert markdown.body(text, path="a.md", first_line=1, site=twice) == markdown.body(
        text, path="a.md", first_line=1, site=SITE
    )


def test_an_unknown_engine_is_told_at_its_key() -> None:
    other = replace(SITE, markdown=MarkdownSettings(engine="rst"))
    (problem,) = markdown.body("x", path="a.md", first_line=1, site=other).problems
    assert (problem.rule, problem.span and problem.span.path) == ("unknown-engine", "site.yaml")


PARTS = st.sampled_from(
    [
        "{{ a.b }}", "{{ a.b @2026-Q3 full }}", "{{ chart a.b }}", "\n\n{{ chart a.b }}\n\n", "\\{{ a.b }}", "{{ x", "}}", "[x](y.md)",
        "![x](y.png)", "![x](y.png 't')", "[r]", "[r]: z.md\n", "[+3]{cx=\"a.b\"}", "<b>", "</b>", "<div>", "</div>", "<br/>", "<!-- ",
        " -->", "<!--more-->", "<a href='q.md'>", "</a>", "<img src=x>", "`", "``", "```\n", "```py\n", "~~~\n", "    ", "> ", "- ", "1. ",
        "\n", "\n\n", "# ", "## ", "*", "**", "_", "\"", "'", "--", "...", "&quot;", "&amp;", "\\", "\\<", "\\\"", "[TOC]", "> [!NOTE] ",
        "> [!PULL]\n> ", "[^1]", "[^1]: n\n", "| a |\n|---|\n", "*[a]: b\n", ": d\n", "{: .c #d }", "𗀀", "𗀅", " cx=", "a", "b c", "é", "\t",
        "<x", ">", "[", "]", "(", ")", "<pre>", "</pre>", "<code>", "</code>", "<svg><path/></svg>", "&lt;!--", "https://e.org/",
    ]
)  # fmt: skip


@settings(max_examples=250, deadline=None)
@given(st.lists(PARTS, max_size=24).map("".join))
def test_whatever_is_typed_the_laws_hold(text: str) -> None:
    found = golden.made(text)
    assert all(p.span and p.span.path for p in found.problems)
    if found.value is None:
        assert any(p.severity == "error" for p in found.problems)
        return
    outline, body = found.value
    slots = [p for p in body.pieces if isinstance(p, Slot)]
    assert {s.use for s in slots} == set(range(len(outline.uses)))
    assert all(_in_pairs(slots, number) for number in range(len(outline.uses)))
    html = "".join(p for p in body.pieces if isinstance(p, str))
    rare = {c for c in html + outline.excerpt + outline.headings + outline.anchors if "\U00017000" <= c <= "\U000187f7"}
    assert rare <= set(text)
    assert 0 <= body.teaser <= len(body.pieces)
    anchors = outline.anchors.splitlines()
    assert len(set(anchors)) == len(anchors)
    assert found == golden.made(text)


def _in_pairs(slots: list[Slot], use: int) -> bool:
    contexts = [s.context for s in slots if s.use == use and s.context in {"open", "opened", "close"}]
    return contexts == ["open", "opened", "close"] * (len(contexts) // 3)


@pytest.mark.parametrize(
    "unit", [" ", "| ", "-", "[x]: ", "{{ a.b ", "`", "**", "_a", "> ", "<b>x</b> ", '\\"', "&", "![](a.png)"]
)
def test_time_grows_with_the_text_and_not_with_its_square(unit: str) -> None:
    text = "x" + unit * (6_000 // len(unit)) + "x"
    begin = time.thread_time()
    golden.made(text)
    assert time.thread_time() - begin < 3


@pytest.mark.parametrize(
    ("engine", "unit"),
    [
        ("commonmark", "</a>"),
        ("commonmark", "# a\n"),
        ("commonmark", "## a\n\n"),
        ("commonmark", "# a {"),
        ("commonmark", "1.0% "),
        ("commonmark", "```\na\n\n"),
        ("markdown", "[a]"),
        ("markdown", "a*"),
        ("markdown", "<b>"),
    ],
)
def test_thousands_of_the_same_thing_are_each_looked_at_once(engine: str, unit: str) -> None:
    text = unit * ((20_000 if engine == "markdown" else 100_000) // len(unit))
    begin = time.thread_time()
    golden.made(text, engine=engine)
    assert time.thread_time() - begin < 2
