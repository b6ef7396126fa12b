"""Themes on trial: what is found without a publication; and a stranger's theme, from a file of twenty lines."""

from pathlib import Path

import pytest

from cxsite.render import trial
from cxsite.render.samples import VIEWS
from cxsite.render.themes import PACKAGED
from tests.archive import unpack
from tests.render.made import SITE, bodies, library, load

OWN = """-- templates/home.html --
{% extends "default/home.html" %}
{# {% block never %} in a comment is none #}
{% block main %}{% block mine %}{% endblock %}{{ super() }}{% endblock %}
"""


def tried(folder, text, site=SITE, chain=()):
    unpack(text, folder)
    return [
        (p.rule, p.span.path, p.span.line, p.message, p.help)
        for p in trial.problems(load(str(folder), site, chain).value)
    ]


def test_the_default_theme_asks_for_nothing_that_is_not_there(tmp_path):
    assert trial.problems(load(str(tmp_path), SITE).value, ()) == ()


def test_every_template_of_the_default_theme_has_a_view_to_be_tried_on():
    pages = {path.name for path in (PACKAGED / "default/templates").glob("*.html")}
    assert pages == VIEWS.keys() | {"base.html"}


def test_a_template_that_fits_has_no_problems(tmp_path):
    assert tried(tmp_path, OWN) == []


def test_a_name_that_is_nearly_a_template_s_is_told(tmp_path):
    files = ("posts.html", "Post.html", "page.htm", "wide-post.html", "part/tags.html", "pages.html")
    written = "".join(f"-- templates/{name} --\n<p>x</p>\n" for name in files)
    told = tried(tmp_path, written + '-- templates/base.html --\n{% extends "default/base.html" %}{# "pages.html" #}\n')
    assert [(rule, path, line, advice.split(",")[0]) for rule, path, line, _, advice in told] == [
        ("template-misnamed", "templates/Post.html", 0, "rename it to post.html"),
        ("template-misnamed", "templates/page.htm", 0, "rename it to page.html"),
        ("template-misnamed", "templates/posts.html", 0, "rename it to post.html"),
    ]


@pytest.mark.parametrize(
    ("template", "rule", "line", "message", "help"),
    [
        (
            '{% extends "default/post.html" %}\n{% block hedding %}x{% endblock %}\n',
            "template-block", 2, "no parent template has a block hedding, so it is never shown", 'did you mean "heading"?',
        ),
        (
            '{% extends "default/post.html" %}\n\n{% block heading %}{{ view.titel }}{% endblock %}\n',
            "template-undefined", 3,
            "titel is not defined: PostView has no such field (trying post.html on a full page)", 'did you mean "title"?',
        ),
        (
            '{% extends "default/post.html" %}\n{% block heading %}{{ t("al_articles") }}{% endblock %}\n',
            "template-undefined", 2, "there is no text for al_articles (trying post.html on a full page)",
            'did you mean "all_articles"?',
        ),
        (
            '{% extends "default/post.html" %}\n{% block heading %}{{ view.image.alt }}{% endblock %}\n',
            "template-undefined", 2, "alt is not defined: NoneType has no such field (trying post.html on a bare page)", "",
        ),
    ],
)  # fmt: skip
def test_what_does_not_fit_is_told_with_its_line(tmp_path, template, rule, line, message, help):
    told = tried(tmp_path, f"-- templates/post.html --\n{template}")
    assert (rule, "templates/post.html", line, message, help) in told


def test_what_is_wrong_around_every_page_is_told_once(tmp_path):
    written = (
        '-- templates/base.html --\n{% extends "default/base.html" %}\n{% block notice %}{{ site.nme }}{% endblock %}\n'
    )
    eject = "".join(
        f'-- templates/{name} --\n{{% extends "default/{name}" %}}\n' for name in ("page.html", "post.html")
    )
    (problem,) = tried(tmp_path, written + eject)
    assert problem[1:3] == ("templates/base.html", 2)
    assert problem[3].endswith(f", and on {len(VIEWS) - 1} more pages")


@pytest.mark.parametrize(
    ("template", "path", "message"),
    [
        (
            'base.html --\n{% extends "default/base.html" %}\n{% block notice %}{{ site.nme }}{% endblock %}\n',
            "templates/base.html",
            f"(trying archive.html on a full page), and on {len(VIEWS) - 1} more pages",
        ),
        (
            "partials/pager.html --\n\n{{ site.nme }}\n",
            "templates/partials/pager.html",
            "(trying post.html on a full page), and on 1 more page",
        ),
    ],
)
def test_a_part_of_pages_is_tried_even_if_no_page_is_changed(tmp_path, template, path, message):
    (problem,) = tried(tmp_path, f"-- templates/{template}")
    assert problem[1:3] == (path, 2)
    assert problem[3].startswith("nme is not defined")
    assert message in problem[3]


def test_a_template_with_a_name_of_its_own_is_tried_as_what_it_builds_upon(tmp_path):
    (problem,) = tried(
        tmp_path, '-- templates/longread.html --\n{% extends "post.html" %}\n{% block crums %}{% endblock %}\n'
    )
    assert problem[1:3] == ("templates/longread.html", 2)


def test_a_strangers_theme_of_twenty_lines_makes_every_page(tmp_path):
    text = (Path(__file__).parent.parent / "cases/theme-of-twenty-lines.txt").read_text(encoding="utf-8")
    assert len(text.splitlines()) <= 22
    unpack(text, tmp_path)
    from dataclasses import replace

    from cxsite.render.plan import plan

    site = replace(SITE, theme="plain")
    theme = load(str(tmp_path), site, ("plain", "default")).value
    assert trial.problems(theme) == ()
    made = library(12, site=site)
    pages = [o for o in plan(made, theme, bodies(made), lambda _: b"", "e").outputs if o.address.endswith(".html")]
    for page in pages:
        outcome = page.make()
        assert not outcome.problems
        assert outcome.value.startswith(b'<!doctype html>\n<html lang="en">\n<title>')
    assert len(pages) >= 20
