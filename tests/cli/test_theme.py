"""`cxsite theme`: the list of themes, a template to customise, and what does not fit."""

import json

from cxsite.cli import run
from tests.archive import unpack

SITE = """-- site.yaml --
title: T
address: https://x.example
time_zone: UTC
theme: brick
-- themes/brick/theme.yaml --
extends: default
about: Red.
-- themes/brick/templates/partials/teaser.html --
<p>{{ post.title }}</p>
"""


def test_the_themes_are_listed_with_the_one_in_use(tmp_path, capfd):
    unpack(SITE, tmp_path)
    assert run(["theme", "list", "-C", str(tmp_path)]) == 0
    assert capfd.readouterr().out == (
        "* brick: Red.\n  default: An edited magazine, for reading.\nthis version of cxsite has theme contract 1; * marks the theme in use\n"
    )


def test_a_template_is_copied_from_the_nearest_theme_and_never_twice(tmp_path, capfd):
    unpack(SITE, tmp_path)
    assert run(["theme", "eject", "partials/teaser", "-C", str(tmp_path)]) == 0
    assert (tmp_path / "templates/partials/teaser.html").read_text(encoding="utf-8") == "<p>{{ post.title }}</p>\n"
    assert run(["theme", "eject", "partials/teaser", "-C", str(tmp_path)]) == 2
    assert "to start again from the theme's copy, delete it first" in capfd.readouterr().err
    assert run(["theme", "eject", "pots", "-C", str(tmp_path)]) == 2
    assert 'did you mean "post.html"?' in capfd.readouterr().err


def test_all_templates_are_copied_but_those_that_are_there(tmp_path, capfd):
    unpack(SITE + "-- templates/page.html --\nmine\n", tmp_path)
    assert run(["theme", "eject", "all", "-C", str(tmp_path)]) == 0
    assert (tmp_path / "templates/page.html").read_text(encoding="utf-8") == "mine\n"
    assert (tmp_path / "templates/base.html").is_file()


def test_what_does_not_fit_ends_with_one(tmp_path, capfd):
    unpack(
        SITE + '-- templates/post.html --\n{% extends "default/post.html" %}{% block hed %}{% endblock %}\n', tmp_path
    )
    assert run(["theme", "check", "-C", str(tmp_path)]) == 0
    assert run(["theme", "check", "--strict", "-C", str(tmp_path)]) == 1
    assert "no parent template has a block hed" in capfd.readouterr().err


def test_what_does_not_fit_as_data_and_on_the_lines_of_a_commit(tmp_path, capfd, monkeypatch):
    unpack(SITE + "-- templates/base.html --\n{{ site.nme }}\n", tmp_path)
    assert run(["theme", "check", "--json", "-C", str(tmp_path)]) == 1
    data = json.loads(capfd.readouterr().out)
    assert (data["ok"], data["errors"], data["problems"][0]["path"]) == (False, 1, "templates/base.html")
    monkeypatch.setenv("GITHUB_ACTIONS", "true")
    assert run(["theme", "check", "-C", str(tmp_path)]) == 1
    assert capfd.readouterr().out.startswith("::error file=templates/base.html,line=1,")


def test_a_theme_made_for_a_newer_cxsite_is_refused(tmp_path, capfd):
    unpack(SITE.replace("about: Red.", "contract: 2"), tmp_path)
    assert run(["theme", "check", "-C", str(tmp_path)]) == 1
    assert "this theme was made for contract 2, but this version of cxsite has 1" in capfd.readouterr().err
