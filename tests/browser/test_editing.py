"""An editing session on a real publication: `cxsite init`, `cxsite preview`, and a browser that stays open."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

from tests.browser.session import POST, edit, eventually, previewing, see, see_no_more, told, until

MOST_EVENTS = Path("/proc/sys/fs/inotify/max_queued_events")


def test_an_edited_post_is_seen_and_a_broken_one_keeps_its_last_good_page(page, magazine):
    edit(magazine, POST, "title: The first reply", "titel: The first reply")
    text = told(page, "did you mean")
    assert f'{POST}:3:1: error: the key "titel" is not known here' in text
    assert 'help: did you mean "title"?' in text
    assert "^^^^^" in text
    assert "The rest is in" in page.locator("main").inner_text()
    assert page.evaluate("window.loadedOnce === true")
    edit(magazine, POST, "titel: The first reply", "title: The very first reply")
    see(page, "The very first reply")
    page.wait_for_selector("cxsite-preview .overlay", state="detached")
    edit(magazine, POST, "The rest is in", "All the rest is in")
    see(page, "All the rest is in")
    assert page.said == []


def test_the_preview_shows_what_the_terminal_says(page, magazine):
    edit(magazine, POST, "@20", "@19")
    told(page, "@19")
    shown = "\n\n".join(page.locator("cxsite-preview .overlay pre").all_text_contents())
    environment = {**os.environ, "NO_COLOR": "1"}
    done = subprocess.run(
        [sys.executable, "-m", "cxsite", "check"], cwd=magazine, capture_output=True, text=True, env=environment
    )
    assert done.returncode == 1
    assert shown.strip() in done.stderr


def test_everything_that_makes_a_page_is_watched(page, magazine, preview):
    """Scorecards, letters, authors, strings of the theme, settings: each change appears in the open page."""
    assert "+33" in page.locator("main").inner_text()
    edit(magazine, "content/scorecards/support.yaml", "promoters: 120", "promoters: 220")
    see(page, "+54")
    author = next((magazine / "content/authors").glob("*.yaml"))
    author.write_text("name: Somebody Else\n")
    see(page, "Somebody Else")
    edit(magazine, "site.yaml", "title: ", "title: Renamed ")
    until(page, "document.title.includes('Renamed')")
    (magazine / "strings").mkdir()
    (magazine / "strings/en.yaml").write_text("skip: Over to the words\n")
    until(page, "document.body.textContent.includes('Over to the words')")
    (magazine / "static").mkdir(exist_ok=True)
    (magazine / "static/note.txt").write_text("a note")
    eventually(lambda: page.request.get(preview + "note.txt").ok)


def test_templates_and_themes_are_watched(page, magazine):
    (magazine / "templates").mkdir()
    template = magazine / "templates/post.html"
    template.write_text("<!doctype html><title>mine</title><body><h1>{{ view.title }}</h1>{{ body }}</body>")
    until(page, "document.title === 'mine'")
    template.write_text("<!doctype html><title>mine</title><body>{{ view.titel }}</body>")
    told(page, "templates/post.html:1")
    template.unlink()
    until(page, "document.title && document.title !== 'mine'")


def test_drafts_are_shown_with_a_banner_and_stay_out_of_the_build(page, magazine, preview):
    page.goto(preview + "posts/a-draft/")
    assert "Draft" in page.locator("aside.held").inner_text()
    assert not (magazine / "public").exists()
    edit(magazine, "content/posts/a-draft.md", "draft: true\n", "draft: false\n")
    page.wait_for_selector("aside.held", state="detached")


def test_new_renamed_and_deleted_files(page, magazine, preview):
    page.goto(preview + "posts/brand-new/")
    new = "---\ntitle: Brand new\ndate: 2026-01-01\n---\n\nHere it is.\n"
    (magazine / "content/posts/brand-new.md").write_text(new)
    see(page, "Here it is.")
    (magazine / "content/posts/brand-new.md").rename(magazine / "content/posts/renamed.md")
    see_no_more(page, "Here it is.")
    other = page.context.new_page()
    other.goto(preview + "posts/renamed/")
    see(other, "Here it is.")
    (magazine / "content/posts").rename(magazine / "content/away")
    see_no_more(other, "Here it is.")
    (magazine / "content/away").rename(magazine / "content/posts")
    see(other, "Here it is.")


def test_the_preview_never_touches_what_is_published(page, magazine):
    subprocess.run([sys.executable, "-m", "cxsite", "build", "-q", "--no-locked"], cwd=magazine, check=True)
    before = {p: p.stat().st_mtime_ns for p in (magazine / "public").rglob("*")}
    edit(magazine, POST, "The rest is in", "All the rest is in")
    see(page, "All the rest is in")
    time.sleep(0.2)
    assert before == {p: p.stat().st_mtime_ns for p in (magazine / "public").rglob("*")}


def test_a_machine_that_slept_shows_what_happened_meanwhile(context, magazine):
    """The preview is paused, more files change than the system queues for it, and it is resumed."""
    with previewing(magazine) as (address, process):
        page = context.new_page()
        page.goto(address + "posts/the-first-reply/")
        process.send_signal(signal.SIGSTOP)
        edit(magazine, POST, "The rest is in", "Asleep, the rest is in")
        (magazine / "content/posts/a-draft.md").unlink()
        storm(magazine / "static")
        process.send_signal(signal.SIGCONT)
        see(page, "Asleep, the rest is in")
        eventually(lambda: page.request.get(address + "posts/a-draft/").status == 404)
        assert "overflow" not in (magazine.parent / "said.txt").read_text()


def storm(folder):
    """More events than the system queues for one program."""
    folder.mkdir(exist_ok=True)
    one, other = folder / "one.txt", folder / "other.txt"
    for file in (one, other):
        file.write_text("")
    for _ in range(int(MOST_EVENTS.read_text()) // 2 + 10):
        os.utime(one)
        os.utime(other)


def test_two_browsers_and_one_that_comes_back(browser, magazine):
    with browser.new_context() as one, browser.new_context() as other, previewing(magazine) as (address, process):
        pages = [one.new_page(), other.new_page()]
        for page in pages:
            page.goto(address + "posts/the-first-reply/")
        edit(magazine, POST, "The rest is in", "All the rest is in")
        for page in pages:
            see(page, "All the rest is in")
        pages[1].context.set_offline(True)
        edit(magazine, POST, "All the rest is in", "Nothing but the rest is in")
        see(pages[0], "Nothing but the rest is in")
        pages[1].context.set_offline(False)
        see(pages[1], "Nothing but the rest is in")
        for page in pages:
            page.wait_for_selector("cxsite-preview", state="attached")  # its script has arrived too
        port = address.split(":")[2].split("/")[0]
        process.kill()
        process.wait()
        for page in pages:
            page.wait_for_selector("cxsite-preview.lost", state="attached")
        edit(magazine, POST, "Nothing but the rest is in", "At last the rest is in")
        with previewing(magazine, "--port", port):
            for page in pages:
                see(page, "At last the rest is in")


def test_a_branch_with_a_hundred_other_files(page, magazine, preview):
    def git(*words):
        named = ("-c", "user.name=A", "-c", "user.email=a@example.org", "-c", "commit.gpgsign=false")
        subprocess.run(["git", *named, *words], cwd=magazine, check=True, capture_output=True)

    git("init", "-q", "-b", "main")
    git("add", "-A")
    git("commit", "-qm", "now")
    git("checkout", "-qb", "then")
    for number in range(100):
        new = f"---\ntitle: Post {number}\ndate: 2026-01-01\ntags: [many]\n---\n\nPost {number} is here.\n"
        (magazine / f"content/posts/many-{number}.md").write_text(new)
    edit(magazine, POST, "The rest is in", "Then the rest was in")
    git("add", "-A")
    git("commit", "-qm", "then")
    see(page, "Then the rest was in")
    git("checkout", "-q", "main")
    see(page, "The rest is in")
    eventually(lambda: page.request.get(preview + "posts/many-99/").status == 404)
    git("checkout", "-q", "then")
    see(page, "Then the rest was in")
    eventually(lambda: page.request.get(preview + "posts/many-99/").status == 200)
