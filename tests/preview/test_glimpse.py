"""What is shown of a saved document before the full check: the page that the check will give, or nothing at all."""

import os
from pathlib import Path

import pytest

from tests.preview.magazine import POST, Preview, laid_out

NEW = "content/posts/new.md"
OTHERS = {
    "queues": "title: Queues\ndate: 2026-11-01\ntags: [waiting, Trust]\ncategory: Service",
    "refunds": "title: Refunds\ndate: 2026-11-20\ntags: [Trust, service, complaints]",
    "first": "title: The first part\ndate: 2026-10-01\nseries: Both parts",
    "second": "title: The second part\ndate: 2026-10-08\nseries: Both parts",
}


@pytest.fixture(scope="module")
def preview(tmp_path_factory):
    root = laid_out(tmp_path_factory.mktemp("glimpses") / "magazine")
    for name, lines in OTHERS.items():
        (root / f"content/posts/{name}.md").write_text(f"---\n{lines}\n---\nWords about {name}, and about waiting.\n")
    (root / "content/posts/unused.svg").write_text('<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>')
    preview = Preview(root)
    preview.begin()
    yield preview
    preview.publication.close()


@pytest.fixture
def save(preview):
    """Save a document and return its page: immediately, and after a full look. Then restore everything."""
    saved = {}

    def pages(path, text, *, look=True):
        file, page = preview.root / path, f"/posts/{path.rpartition('/')[2].removesuffix('.md')}/"
        saved.setdefault(file, file.read_bytes() if file.exists() else None)
        file.write_text(text)
        at_once = preview.page(page) if preview.press.glance([path]) else ""
        if look:
            preview.look()
        return at_once, preview.page(page)

    yield pages
    for file, data in saved.items():
        file.write_bytes(data) if data is not None else file.unlink()
    preview.look()


def plain(page):
    """Without the line that keeps the page up to date, which contains the edition's number."""
    return page.partition('<script src="/_cxsite/preview.js')[0]


@pytest.mark.parametrize(
    ("old", "new", "shown"),
    [
        ("The rest is in", "Here is the rest:", "Here is the rest"),
        ("title: The first reply is a promise", "title: Queues and refunds", "<h1>Queues and refunds"),
        ("tags: [", "tags: [never heard of, ", "/tags/never-heard-of/"),
        ("tags: [", "tags: [trust, ", ">Trust<"),  # as most other people write it
        ("tags: [promises, waiting]", "tags: [complaints]", "/tags/complaints/"),
        ("tags: [promises, waiting]\n", "", "The rest is in"),
        ("tags: [", "category: Service\ntags: [", "/categories/service/"),
        ("tags: [", "category: Never heard of\ntags: [", "/categories/never-heard-of/"),
        ("tags: [", "updated: 2026-11-21\ntags: [", "21 November 2026"),
        ("date: 2026-11-13", "date: 2026-10-20", "20 October 2026"),
        ("date: 2026-11-13", "slug: the-first-reply\ndate: 2026-11-21", "21 November 2026"),
        ("date: 2026-11-13", "date: 2027-01-02", "2 January 2027"),
        ("tags: [", "draft: true\ntags: [", "draft"),
        ("authors: [sam-reader]\n", "", "The rest is in"),
        ("The rest is in", "The rest is [elsewhere](queues.md), and in", 'href="/posts/queues/"'),
        ("The rest is in", "All [about trust](/tags/trust/), and in", 'href="/tags/trust/"'),
        ("The rest is in", "Here is [a part](#what-we-promise-now), and in\n\n## What we promise now\n\n", "#what-we-promise-now"),
        ("The rest is in", "{{ support.satisfied @2026-Q3 }} were satisfied. The rest is in", "were satisfied"),
    ],
)  # fmt: skip
def test_a_glimpse_is_the_page_that_the_look_gives(preview, save, old, new, shown):
    before = (preview.root / POST).read_text()
    assert old in before
    at_once, after = save(POST, before.replace(old, new, 1))
    assert shown in plain(at_once)
    assert plain(at_once) == plain(after)


def test_a_tag_and_a_category_of_one_name_stay_apart_when_only_words_are_edited(preview, save):
    path = "content/posts/queues.md"
    text = (preview.root / path).read_text().replace("tags: [waiting, Trust]", "tags: [service, Trust]")
    save(path, text)
    at_once, after = save(path, text.replace("Words about", "More words about"))
    assert "/categories/service/" in at_once
    assert "/tags/service/" in at_once
    assert plain(at_once) == plain(after)


@pytest.mark.parametrize(
    "lines",
    [
        "date: 2026-11-15\ntags: [waiting, Trust, never heard of]\ncategory: Service\nauthors: [sam-reader]",
        "date: 2026-11-20",
        "date: 2027-02-01\ndescription: One that is still to come.",
        "date: 2001-01-01\ndraft: true",
    ],
)
def test_a_new_post_has_its_page_at_once(save, lines):
    body = "Words about waiting, [queues](queues.md) and {{ support.recommend @2026-Q3 }}, or [myself](new.md).\n"
    at_once, after = save(NEW, f"---\ntitle: A new one\n{lines}\n---\n{body}")
    assert "<h1>A new one" in at_once
    assert plain(at_once) == plain(after)


def test_a_new_post_that_is_saved_again_before_the_look_is_shown_as_it_is_now(preview, save):
    save(NEW, "---\ntitle: A new one\ndate: 2026-11-15\n---\nWords.\n", look=False)
    at_once, after = save(NEW, "---\ntitle: A newer one\ndate: 2026-11-16\n---\nOther words.\n")
    assert "<h1>A newer one" in at_once
    assert plain(at_once) == plain(after)


@pytest.mark.parametrize(
    ("path", "old", "new"),
    [
        (POST, "tags: [", "series: Both parts\ntags: ["),
        (POST, "tags: [", "translation_key: reply\ntags: ["),
        (POST, "tags: [", "slug: another\ntags: ["),
        (POST, "The rest is in", "The rest is [nowhere](nowhere.md), and in"),
        (POST, "The rest is in", "![A square](unused.svg)\n\nThe rest is in"),
        (POST, "tags: [", 'tags: ["unclosed, '),
        ("content/posts/second.md", "2026-10-08", "2026-09-08"),
    ],
)
def test_where_other_texts_decide_what_a_page_shows_it_waits_for_the_look(preview, save, path, old, new):
    at_once, _ = save(path, (preview.root / path).read_text().replace(old, new, 1))
    assert not at_once


def test_a_new_post_takes_no_address_from_another_and_is_no_link(preview, save, tmp_path):
    text = "---\ntitle: Mine\ndate: 2026-11-15\nslug: queues\n---\nMine.\n"
    at_once, _ = save(NEW, text)
    assert not at_once
    (tmp_path / "elsewhere.md").write_text(text.replace("slug: queues", "tags: [Trust]"))
    (preview.root / "content/posts/led.md").symlink_to(tmp_path / "elsewhere.md")
    assert not preview.press.glance(["content/posts/led.md"])
    (preview.root / "content/posts/led.md").unlink()


@pytest.mark.skipif(os.name == "nt", reason="no pipes there that are files")
def test_a_pipe_is_not_opened(preview, monkeypatch):
    """Opening one blocks until somebody writes into it: no page would be shown any more."""
    os.mkfifo(preview.root / NEW)
    monkeypatch.setattr(Path, "read_bytes", lambda _: pytest.fail("it would wait for ever"))
    shown = preview.publication.glimpse(NEW)
    (preview.root / NEW).unlink()
    assert shown is None
