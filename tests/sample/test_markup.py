"""The sample's markup: bylines, formulas, and the Nu HTML checker on every kind of page if installed (`npm install vnu-jar`, VNU_JAR)."""

import json
import os
import shutil
import subprocess
from pathlib import Path

import pytest

HOME = Path(__file__).parent.parent.parent
JAR = Path(os.environ.get("VNU_JAR") or HOME / "node_modules/vnu-jar/build/dist/vnu.jar")


@pytest.mark.skipif(not JAR.is_file() or not shutil.which("java"), reason="no Nu HTML checker on this machine")
def test_every_kind_of_page_is_valid_html(site):
    kinds = site.one_of_each_kind()
    assert {"is-home", "is-post", "is-page", "is-list tags", "is-scorecard", "is-not-found"} <= set(kinds)
    posts = [href for href, tree in site.pages.items() if tree.find("body").get("class") in ("is-post", "is-scorecard")]
    files = sorted({str(site.file(href)) for href in (*kinds.values(), *posts)})
    brief = ["-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"]  # optimising does not pay in two seconds
    command = ["java", "-Xss2m", *brief, "-jar", str(JAR), "--format", "json", "--stdout", *files]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    said = json.loads(done.stdout)["messages"]
    assert [f"{m['url'].rpartition('public/')[2]}:{m.get('lastLine')}: {m['message']}" for m in said] == []


def test_authors_with_what_they_are_stand_apart_and_names_alone_are_listed(site):
    byline = site.pages["/posts/how-to-read-a-score/"].find(".//div[@class='byline']/p")
    assert "Survey methodologist, Independent; Tomás Reyes, Head of Support" in byline.text_content()
    metas = [meta.text_content() for meta in site.pages["/categories/method/"].iter("span")]
    assert "by Aisha Bello and Tomás Reyes" in metas


def test_no_line_breaks_within_an_equation(site):
    words = site.pages["/methods/"].find(".//section[@aria-labelledby='csat']").text_content()
    assert "z\u00a0=\u00a01.96, its middle is (p\u00a0+\u00a0z²/2n) / (1\u00a0+\u00a0z²/n)" in words
