"""An editing session on a real publication: `cxsite init`, `cxsite preview`, and a browser that stays open."""

import os
import subprocess
import sys
import time


def edit(magazine, path, old, new):
    file = magazine / path
    text = file.read_text()
    assert old in text
    file.write_text(text.replace(old, new))


POST = "content/posts/the-first-reply.md"


def see(page, words):
    page.wait_for_function("words => document.body.innerText.includes(words)", arg=words)


def test_an_edited_post_is_seen_and_a_broken_one_keeps_its_last_good_page(page, magazine):
    edit(magazine, POST, "The rest is in", "All the rest is in")
    see(page, "All the rest is in")
    page.evaluate("window.loadedOnce = true")
    edit(magazine, POST, "title: The first reply", "titel: The first reply")
    page.wait_for_selector("cxsite-preview .overlay")
    told = "\n".join(page.locator("cxsite-preview .overlay pre").all_inner_texts())
    assert f'{POST}:3:1: error: I do not know "titel" here' in told
    assert 'help: did you mean "title"?' in told
    assert "^^^^^" in told
    assert "All the rest is in" in page.locator("main").inner_text()
    assert page.evaluate("window.loadedOnce === true")
    edit(magazine, POST, "titel: The first reply", "title: The very first reply")
    see(page, "The very first reply")
    page.wait_for_selector("cxsite-preview .overlay", state="detached")
    assert page.said == []


def test_the_preview_shows_what_the_terminal_says(page, magazine):
    edit(magazine, POST, "@20", "@19")
    page.wait_for_selector("cxsite-preview .overlay")
    shown = "\n\n".join(page.locator("cxsite-preview .overlay pre").all_inner_texts())
    environment = {**os.environ, "NO_COLOR": "1"}
    done = subprocess.run(
        [sys.executable, "-m", "cxsite", "check"], cwd=magazine, capture_output=True, text=True, env=environment
    )
    assert done.returncode == 1
    assert shown.strip() in done.stderr


def test_a_scorecard_changes_the_article_that_quotes_it(page, magazine):
    assert "+33" in page.locator("main").inner_text()
    edit(magazine, "content/scorecards/support.yaml", "promoters: 120", "promoters: 220")
    see(page, "+54")


def test_templates_and_themes_are_watched(page, magazine):
    (magazine / "templates").mkdir()
    (magazine / "templates/post.html").write_text(
        "<!doctype html><title>mine</title><body><h1>{{ view.title }}</h1>{{ body }}</body>"
    )
    page.wait_for_function("document.title === 'mine'")
    (magazine / "templates/post.html").write_text("<!doctype html><title>mine</title><body>{{ view.titel }}</body>")
    page.wait_for_selector("cxsite-preview .overlay")
    assert "templates/post.html:1" in page.locator("cxsite-preview .overlay pre").first.inner_text()
    (magazine / "templates/post.html").unlink()
    page.wait_for_function("document.title !== 'mine'")


def test_drafts_are_shown_with_a_banner_and_stay_out_of_the_build(page, magazine, preview):
    page.goto(preview + "posts/a-draft/")
    assert "draft" in page.locator("body").inner_text().lower()
    assert not (magazine / "public").exists()
    edit(magazine, "content/posts/a-draft.md", "draft: true\n", "draft: false\n")
    page.wait_for_function("!document.body.innerText.toLowerCase().includes('not public')")


def test_new_renamed_and_deleted_files(page, magazine, preview):
    page.goto(preview + "posts/brand-new/")
    (magazine / "content/posts/brand-new.md").write_text(
        "---\ntitle: Brand new\ndate: 2026-01-01\n---\n\nHere it is.\n"
    )
    see(page, "Here it is.")
    (magazine / "content/posts/brand-new.md").rename(magazine / "content/posts/renamed.md")
    page.wait_for_function("!document.body.innerText.includes('Here it is.')")
    page.goto(preview + "posts/renamed/")
    see(page, "Here it is.")


def test_the_preview_never_touches_what_is_published(page, magazine):
    subprocess.run([sys.executable, "-m", "cxsite", "build", "-q", "--no-locked"], cwd=magazine, check=True)
    before = {p: p.stat().st_mtime_ns for p in (magazine / "public").rglob("*")}
    edit(magazine, POST, "The rest is in", "All the rest is in")
    see(page, "All the rest is in")
    time.sleep(0.2)
    assert before == {p: p.stat().st_mtime_ns for p in (magazine / "public").rglob("*")}
