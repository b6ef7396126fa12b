"""Templates: where they are found, what they depend on, and what is reported when one fails."""

import re
import resource

import jinja2
import pytest
from jinja2 import meta

from cxsite.keys.memory import Memory
from cxsite.model.place import Span
from cxsite.model.site import Site
from cxsite.render.templates import Tools, references
from cxsite.render.themes import PACKAGED
from cxsite.render.views import LinkView
from cxsite.theming import spoken
from tests.archive import unpack
from tests.render.made import load
from tests.speaking import WORDS

SITE = Site("T", "https://x.example", "UTC", theme="journal")
TOOLS = Tools(str, str, lambda m, form, uid: f"<svg>{form}</svg>", lambda m: "<table></table>", WORDS)


def theme(folder, text="", site=SITE, chain=(), **more):
    if text:
        unpack(text, folder)
    (folder / "themes/journal/templates").mkdir(parents=True, exist_ok=True)
    return load(str(folder), site, chain, **more).value


def make(folder, text, name="x.html", body="", asked=None, **values):
    templates = theme(folder, text).templates
    return templates.engine(TOOLS).make(name, "making /x/", values, body, asked)


def told(outcome):
    (problem,) = outcome.problems
    return problem.rule, problem.span and (problem.span.path, problem.span.line), problem.message, problem.help


def test_the_publication_comes_before_its_theme_and_the_theme_before_its_parents(tmp_path):
    found = theme(
        tmp_path,
        "-- templates/a.html --\nown\n-- themes/journal/templates/a.html --\njournal\n"
        "-- themes/journal/templates/b.html --\njournal\n-- themes/paper/templates/b.html --\npaper\n"
        "-- themes/paper/templates/c.html --\npaper\n",
        chain=("journal", "paper"),
    ).templates
    assert [found.find(name).text for name in ("a.html", "b.html", "c.html")] == ["own\n", "journal\n", "paper\n"]
    assert found.find("journal/a.html").text == "journal\n"
    assert found.find("journal/c.html").text == "paper\n"
    assert found.find("default/a.html") is None
    assert found.find("../site.yaml") is None


def test_a_template_can_build_on_the_one_it_replaces(tmp_path):
    text = """-- themes/journal/templates/x.html --
<p>{% block a %}theme{% endblock %}</p>
-- templates/x.html --
{% extends "journal/x.html" %}{% block a %}own and {{ super() }}{% endblock %}
"""
    assert make(tmp_path, text).value == b"<p>own and theme</p>\n"


def test_everything_is_escaped_and_the_body_is_not(tmp_path):
    text = "-- templates/x.html --\n<a title=\"{{ t }}\">{{ t }}</a>{{ body }}{{ chart(1, 'bar', 'u') }}\n"
    made = make(tmp_path, text, body="<p>ok</p>", t="</title><script>\"'{{ 7*7 }}]]>").value.decode()
    safe = "&lt;/title&gt;&lt;script&gt;&#34;&#39;{{ 7*7 }}]]&gt;"
    assert made == f'<a title="{safe}">{safe}</a><p>ok</p><svg>bar</svg>\n'


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "-- templates/x.html --\n<p>\n{{ view.titel }}\n",
            (
                "template-undefined",
                ("templates/x.html", 2),
                "titel is not defined: LinkView has no such field (making /x/)",
                'did you mean "title"?',
            ),
        ),
        (
            "-- templates/x.html --\n\n{{ viev }}\n",
            (
                "template-undefined",
                ("templates/x.html", 2),
                "viev is not defined (making /x/)",
                "templates can use site, head and view (posts and pages also body)",
            ),
        ),
        (
            "-- templates/x.html --\n{% include 'part.html' %}\n-- templates/part.html --\n\n\n{{ view.href + 1 }}\n",
            (
                "template-failed",
                ("templates/part.html", 3),
                'can only concatenate str (not "int") to str (making /x/)',
                "fix this line of the template",
            ),
        ),
        (
            "-- templates/x.html --\n\n{% if %}\n",
            (
                "template-syntax",
                ("templates/x.html", 2),
                "expected an expression, got 'end of statement block' (making /x/)",
                "",
            ),
        ),
        (
            "-- templates/x.html --\n{% extends 'x.html' %}\n",
            (
                "template-recursion",
                ("templates/x.html", 1),
                "the template includes or extends itself (making /x/)",
                "to extend the template that yours replaces, name its theme: default/post.html",
            ),
        ),
    ],
)
def test_a_failing_template_is_told_with_its_own_line(tmp_path, text, expected):
    assert told(make(tmp_path, text, view=LinkView("t", "/t/"))) == expected


def test_an_include_that_is_missing_is_told_where_it_is_asked_for(tmp_path):
    text = "-- templates/x.html --\n\n{% include 'parts/heder.html' %}\n-- templates/parts/header.html --\n"
    rule, span, message, advice = told(make(tmp_path, text))
    assert (rule, span) == ("template-missing", ("templates/x.html", 2))
    assert message == "there is no template parts/heder.html (making /x/)"
    assert advice.startswith('did you mean "parts/header.html"? looked in templates/, themes/journal/templates/, ')


def test_a_misspelt_template_of_a_theme_is_compared_with_that_themes(tmp_path):
    *_, advice = told(make(tmp_path, "-- templates/x.html --\n{% extends 'default/pots.html' %}\n"))
    assert advice.startswith('did you mean "default/post.html"? ')


def test_a_template_an_author_asks_for_is_told_where_it_is_named(tmp_path):
    problem = make(tmp_path, "", name="nope.html", asked=Span("content/posts/a.md", 5, 11)).problems[0]
    assert (problem.rule, problem.span) == ("template-missing", Span("content/posts/a.md", 5, 11))


def test_recursive_includes_and_wrong_bytes_are_problems_too(tmp_path):
    text = "-- templates/x.html --\n{% include 'y.html' %}\n-- templates/y.html --\n{% include 'x.html' %}\n"
    assert told(make(tmp_path, text))[0] == "template-recursion"
    text = "-- templates/z.html (escaped) --\nok\\nab\\xff\n"
    problem = make(tmp_path, text, name="z.html").problems[0]
    assert (problem.rule, problem.span) == ("template-syntax", Span("templates/z.html", 2, 3))


def test_what_fails_in_our_own_code_is_not_blamed_on_the_template(tmp_path):
    unpack("-- templates/x.html --\n{{ 'a' | href }}\n", tmp_path)
    from cxsite.render.dates import date_view

    tools = Tools(lambda _: str(date_view(None)), str, TOOLS.chart, TOOLS.numbers_table)
    templates = theme(tmp_path).templates
    with pytest.raises(AttributeError):
        templates.engine(tools).make("x.html", "p", {}, "", None)


def test_the_digest_of_a_template_follows_all_it_is_built_from(tmp_path):
    text = """-- templates/x.html --
{% extends "base.html" %}{% include ["one.html", "two.html"] ignore missing -%}
-- templates/base.html --
{% from "macros.html" import a %}
-- templates/macros.html --
{% macro a() %}{% endmacro %}
-- templates/other.html --
1
"""
    before = theme(tmp_path, text).templates.digest("x.html")
    unpack("-- templates/other.html --\n2\n", tmp_path)
    assert theme(tmp_path).templates.digest("x.html") == before
    for changed in (
        "-- templates/macros.html --\n2\n",
        "-- templates/two.html --\nnew\n",
        "-- templates/base.html --\n",
    ):
        unpack(changed, tmp_path)
        after = theme(tmp_path).templates.digest("x.html")
        assert after != before
        before = after


def test_a_name_worked_out_while_rendering_means_all_templates(tmp_path):
    text = "-- templates/x.html --\n{% include view.part %}\n-- templates/other.html --\n1\n"
    before = theme(tmp_path, text).templates.digest("x.html")
    for changed in ("-- templates/other.html --\n2\n", "-- themes/journal/templates/other.html --\nshadowed\n"):
        unpack(changed, tmp_path)
        after = theme(tmp_path).templates.digest("x.html")
        assert after != before
        before = after


@pytest.mark.parametrize("path", sorted(PACKAGED.rglob("*.html")), ids=lambda p: p.name)
def test_our_reading_of_references_finds_all_that_jinja_finds(path):
    text = path.read_text(encoding="utf-8")
    theirs = set(meta.find_referenced_templates(jinja2.Environment().parse(text)))
    ours = references(text)
    assert ours is not None
    assert theirs <= set(ours)


@pytest.mark.parametrize("path", sorted(PACKAGED.rglob("*.html")), ids=lambda path: path.name)
def test_what_the_theme_names_by_itself_no_text_can_name(path):
    named = re.findall(r' id="([^"]*)"', path.read_text(encoding="utf-8"))
    assert [name for name in named if not name.startswith("cx-") and "{{" not in name] == []


def test_a_missing_theme_is_told_with_near_names(tmp_path):
    unpack("-- themes/journal/theme.yaml --\n", tmp_path)
    outcome = load(str(tmp_path), Site("T", "https://x.example", "UTC", theme="journel"))
    assert outcome.value is None
    assert [(p.rule, p.message, p.help) for p in outcome.problems] == [
        ("theme-missing", "there is no theme journel", 'did you mean "journal"?')
    ]


def test_files_of_the_nearest_theme_win_and_parents_stylesheets_come_first(tmp_path):
    text = """-- themes/paper/static/z.css --
p
-- themes/paper/static/fonts/a.woff2 --
paper
-- themes/journal/static/a.css --
j
-- themes/journal/static/fonts/a.woff2 --
journal
-- themes/journal/static/.DS_Store --
junk
"""
    found = theme(tmp_path, text, chain=("journal", "paper"))
    assert found.files["fonts/a.woff2"].path.read_text() == "journal\n"
    assert [name for name in found.styles if name in ("a.css", "z.css")] == ["z.css", "a.css"]
    assert ".DS_Store" not in found.files


def test_what_a_link_leads_to_elsewhere_is_no_part_of_a_theme(tmp_path):
    """It would be published, and edits of it would not be noticed."""
    unpack("-- x.html --\nelsewhere\n-- x.css --\nbody {}\n-- en.yaml --\ntopics: elsewhere\n", tmp_path / "elsewhere")
    root = tmp_path / "magazine"
    unpack(
        "-- templates/own.html --\nown\n-- themes/journal/static/own.css --\nbody {}\n-- strings/own.yaml --\n{}\n",
        root,
    )
    for place in ("templates/x.html", "themes/journal/templates/y.html"):
        (root / place).parent.mkdir(parents=True, exist_ok=True)
        (root / place).symlink_to(tmp_path / "elsewhere/x.html")
    (root / "themes/journal/static/x.css").symlink_to(tmp_path / "elsewhere/x.css")
    (root / "themes/journal/static/again.css").symlink_to("own.css")
    (root / "strings/en.yaml").symlink_to(tmp_path / "elsewhere/en.yaml")
    (root / "templates/folder").symlink_to(tmp_path / "elsewhere")
    (root / "themes/linked").symlink_to(tmp_path / "elsewhere")
    found = theme(root)
    assert [name for name in ("own.html", "x.html", "y.html", "folder/x.html") if found.templates.find(name)] == [
        "own.html"
    ]
    assert not {"x.html", "y.html", "folder/x.html"} & {*found.templates.names()}
    assert {"own.css", "again.css"} <= found.files.keys()
    assert "x.css" not in found.files
    assert spoken(root, SITE, Memory.nowhere()).value.texts["topics"] == "Topics"
    (problem,) = load(str(root), Site("T", "https://x.example", "UTC", theme="linked")).problems
    assert (problem.rule, problem.help) == ("theme-missing", "copy the folder to themes/linked")


def test_compiled_templates_are_kept_and_a_damaged_one_is_compiled_anew(tmp_path):
    unpack("-- templates/x.html --\n{{ 1 + 1 }}\n", tmp_path)
    cache = tmp_path / "cache"

    def made():
        return theme(tmp_path, cache=str(cache)).templates.engine(TOOLS).make("x.html", "p", {}, "", None).value

    assert made() == b"2\n"
    (kept,) = cache.iterdir()
    whole = kept.read_bytes()
    kept.write_bytes(whole[:-1] + bytes([whole[-1] ^ 1]))
    assert made() == b"2\n"
    assert kept.read_bytes() == whole


def test_a_full_disk_keeps_no_half_of_a_compiled_template(tmp_path):
    unpack("-- templates/x.html --\n{{ 1 + 1 }}\n", tmp_path)
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (10, before[1]))
    try:
        engine = theme(tmp_path, cache=str(tmp_path / "cache")).templates.engine(TOOLS)
        assert engine.make("x.html", "p", {}, "", None).value == b"2\n"
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
    assert not [*(tmp_path / "cache").iterdir()]


def test_nothing_random_is_offered(tmp_path):
    assert told(make(tmp_path, "-- templates/x.html --\n{{ [1, 2] | random }}\n"))[0] == "template-syntax"


def test_a_missing_parent_is_told_where_it_is_named(tmp_path):
    unpack("-- themes/journal/theme.yaml --\nextends: papr\n-- themes/paper/theme.yaml --\n", tmp_path)
    (problem,) = load(str(tmp_path), SITE, ("journal", "papr", "default")).problems
    assert (problem.span, problem.help) == (Span("themes/journal/theme.yaml"), 'did you mean "paper"?')


def test_words_by_key_are_escaped_and_filled(tmp_path):
    text = """-- templates/x.html --
{% set link %}<a href="/">home</a>{% endset -%}
{{ t("articles_of_year", year="<2026>") }} {{ t("article_count", 2) }} {{ t("by", names=link) }}
"""
    assert make(tmp_path, text).value == b'Articles of &lt;2026&gt; 2 articles by <a href="/">home</a>\n'


@pytest.mark.parametrize(
    ("call", "message", "help"),
    [
        ('t("all_artikles")', "there is no text for all_artikles (making /x/)", 'did you mean "all_articles"?'),
        (
            't("articles_of_year")',
            "the text of articles_of_year has the placeholder year, which is not filled (making /x/)",
            'write t("articles_of_year", year=…)',
        ),
    ],
)
def test_words_that_are_not_there_stop_the_page_at_the_templates_line(tmp_path, call, message, help):
    text = "-- templates/x.html --\n\n{{ " + call + " }}\n"
    assert told(make(tmp_path, text)) == ("template-undefined", ("templates/x.html", 2), message, help)
