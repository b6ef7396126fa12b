"""What can be found, and the index it is found with."""

import json
import subprocess
from base64 import b64encode
from dataclasses import replace
from types import SimpleNamespace

import pagefind_bin
import pytest
from hypothesis import given
from hypothesis import strategies as st

from cxsite.model.articles import FreePage
from cxsite.model.post import Page
from cxsite.render import cbor, pagefind, scratch, search
from cxsite.render.pagefind import NoIndexError
from cxsite.render.plan import plan
from cxsite.render.search_index import index
from tests.render.made import SITE, article, bodies, library, load

FILTERS = '<i data-pagefind-filter="tag">T{0}</i><i data-pagefind-filter="kind">Articles</i>'
PAGE = f"<html><body><div data-pagefind-ignore>{FILTERS}</div><main data-pagefind-body><h1>Post {{0}}</h1>words</main></body></html>"
PAGES = [(f"posts/{n}/index.html", PAGE.format(n)) for n in range(9)]


@given(st.recursive(st.integers(0, 2**40) | st.text(), lambda inner: st.lists(inner, max_size=40), max_leaves=60))
def test_cbor_comes_back_as_it_went(value):
    assert cbor.load(cbor.dump(value)) == value


@pytest.mark.parametrize("odd", [b"\xf6", b"\x9f\x01\xff", b"\x01\x01", b"\xa0", b"\x20"])
def test_other_cbor_is_refused(odd):
    with pytest.raises(ValueError, match=r"CBOR|bytes"):
        cbor.load(odd)


def test_an_index_is_the_same_for_the_same_texts():
    first = index(PAGES, "en")
    assert index(PAGES, "en") == first
    assert {name.partition("/")[0] for name in first if "/" in name} == {"filter", "fragment", "index"}
    assert "pagefind.js" in first
    assert not [name for name in first if "ui" in name]


def test_an_index_is_the_same_in_whatever_order_a_folder_lists_its_pages(tmp_path, monkeypatch):
    some = [*PAGES, ("about/index.html", PAGE.format(99)), ("results/support/index.html", PAGE.format(0))]
    expected = index(some, "en")
    monkeypatch.setattr(scratch, "_quick_place", lambda: str(tmp_path))
    assert index(some, "en") == expected
    monkeypatch.setattr(pagefind, "_at_once", None)
    monkeypatch.setattr(pagefind, "_listed", lambda _: sorted(file for file, _ in some))
    assert index(some, "en") == expected


@pytest.mark.parametrize(
    ("answer", "told"),
    [
        ({"type": "Error", "message": "no room"}, "no room"),
        ({"type": "Error", "message": None}, "does not say why"),
        (None, "without a message|Broken pipe"),
    ],
)
def test_what_its_service_says_when_it_fails_is_told(tmp_path, monkeypatch, answer, told):
    program = tmp_path / "pagefind"
    said = b64encode(json.dumps({"message_id": 0, "payload": answer}).encode()).decode() + "," if answer else ""
    program.write_text(f"#!/bin/sh\nprintf '%s' '{said}'\n{'cat >/dev/null' if answer else ''}\n")
    program.chmod(0o755)
    monkeypatch.setattr(pagefind_bin, "get_executable", lambda: program)
    monkeypatch.setattr(pagefind, "_listed", lambda _: [])
    with pytest.raises(NoIndexError, match=told):
        index(PAGES, "en")


def test_what_pagefind_says_when_it_fails_is_told(monkeypatch):
    monkeypatch.setattr(pagefind, "_listed", lambda _: [file for file, _ in PAGES][::-1])
    monkeypatch.setattr(
        pagefind.subprocess, "run", lambda *_a, **_k: SimpleNamespace(returncode=1, stdout="", stderr="a\nno room")
    )
    with pytest.raises(NoIndexError, match="no room"):
        index(PAGES, "en")

    def missing(*_args, **_more):
        raise FileNotFoundError(2, "No such file or directory")

    monkeypatch.setattr(subprocess, "run", missing)
    with pytest.raises(NoIndexError, match="cannot be run"):
        index(PAGES, "en")


def promised(made, theme, htmls=None):
    return plan(made, theme, bodies(made, htmls), lambda _: b"", "e").bundles[0]


def test_the_index_is_due_only_where_what_can_be_found_differs(theme):
    before = promised(library(3), theme).inputs
    assert promised(library(3), theme).inputs == before
    assert promised(library(4), theme).inputs != before
    assert promised(library(2, article(3, title="Another")), theme).inputs != before
    assert promised(library(2, article(3, html="<p>other words</p>")), theme).inputs != before


def test_very_many_posts_have_several_indexes_of_which_an_edit_differs_in_one(theme, monkeypatch):
    monkeypatch.setattr(search, "PART", 3)

    def parts(made):
        return {each.address: each.inputs for each in plan(made, theme, bodies(made), lambda _: b"", "e").bundles}

    before = parts(library(7))
    assert list(before) == ["search/index/", "search/index-2/", "search/index-3/"]
    assert list(parts(library(6))) == list(before)[:2]
    for edited, changed in (
        (library(8), "search/index-3/"),
        (library(6, article(7, title="New")), "search/index-3/"),
        (replace(library(7), pages=(FreePage(Page("content/pages/a.md", "a", "A"), "/a/"),)), "search/index/"),
    ):
        after = parts(edited)
        assert [address for address in before if after[address] != before[address]] == [changed]


def test_what_stands_around_a_text_is_not_searched(theme, tmp_path):
    made = library(3)
    before = promised(made, theme).inputs
    templates = tmp_path / "templates"
    templates.mkdir(exist_ok=True)
    (templates / "base.html").write_text('{% extends "default/base.html" %}{% block footer %}New{% endblock %}')
    dressed = load(tmp_path, SITE).value
    renamed = replace(made, site=replace(SITE, tagline="Another", trademark="Other"))
    assert dressed.templates.digest("post.html") != theme.templates.digest("post.html")
    assert promised(renamed, dressed).inputs == before


def test_an_empty_publication_has_no_index_and_asks_for_none(theme):
    found = plan(library(0), theme, bodies(library(0)), lambda _: b"", "e")
    assert found.bundles == ()
    assert b'type="module"' not in next(o for o in found.outputs if o.address == "search/index.html").make().value


def test_no_search_where_the_settings_want_none(theme):
    made = library(1)
    quiet = replace(made, site=replace(made.site, search=False))
    found = plan(quiet, theme, bodies(quiet), lambda _: b"", "e")
    assert found.bundles == ()
    assert not [output for output in found.outputs if output.address.startswith("search/")]
    assert b"/search/" not in next(o for o in found.outputs if o.address == "index.html").make().value
