"""Titles, tags, links, new posts and templates take a fast path too, with the same result as a clean build. Hypothesis edits a
publication of forty posts, and each edit is compared with a clean build. CXSITE_WALK=300 tries three hundred times, at random.
"""

import os
import shutil
import tempfile
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from cxsite import gate, touchup
from cxsite.build import Options, publish
from cxsite.keys.memory import Memory
from cxsite.keys.sealed import seal_of
from cxsite.model.corpus import Corpus
from cxsite.model.words import Words
from cxsite.render import archive, lists, search
from cxsite.touchup import notes
from tests.freshness.bench import NOW, _share_compiled, answered, built, bytes_of, clean, counted
from tests.relate.making import made, post

WALKS = int(os.environ.get("CXSITE_WALK", "0"))
WALKING = settings(
    max_examples=WALKS or 2,
    deadline=None,
    derandomize=not WALKS,
    phases=[Phase.generate],
    database=None,
    suppress_health_check=list(HealthCheck),
)
TAGS = ("queues", "refunds", "letters", "calls", "Desk talk", "price")
WORDS = ("queue", "refund", "letter", "call", "desk", "reply", "promise", "waiting", "answer", "evening")
SITE = """title: The Bench
address: https://bench.example
time_zone: UTC
search: {search}
cards: {cards}
pagination: 4
feeds: {{id: bench.example/2026, items: 6}}
feedback: {{provider: mailto, link: desk@bench.example}}
"""
TEMPLATES = ("post", "list", "home", "archive")
POSTS = 40  # there is a link to a heading of the last, which nobody edits


CARD = """title: Support
periods: quarters
sources:
  survey: {title: Survey after contact, method: One question by e-mail}
measures:
  recommend:
    kind: nps
    title: Would recommend us
    source: survey
    values:
      2026-Q1: {promoters: 50, passives: 30, detractors: 20}
      2026-Q2: {promoters: 60, passives: 25, detractors: 15}
"""
NUMBER = "We stand at {{ support.recommend @2026-Q2 }}."


def text(number: int, **changed: str) -> str:
    """A post of the publication; `changed` are keys of its front matter, "" to leave one out, and `body`."""
    front = {
        "title": f"On {WORDS[number % 10]}s and the {WORDS[number * 7 % 9]}, part {number}",
        "date": f"2026-{number % 9 + 1:02}-{number % 27 + 1:02}",
        "tags": f"[{TAGS[number % 6]}, {TAGS[number // 2 % 6]}]",
        "authors": f"[{'ada' if number % 3 else 'ben'}]",
        "category": "Practice" if number % 4 else "",
        **changed,
    }
    body = front.pop(
        "body", f"The text of post {number}.\n\n## Why {number}\n\nSee [another](post-{number * 3 % POSTS}.md)."
    )
    if "body" not in changed:
        body += {7: "\n\n{{ chart billing.recommend trend }}", 9: "\n\n![A bar](bar.svg)"}.get(number, "")
    if number % 5 == 1 and "body" not in changed:
        body += f"\n\n{NUMBER}"
    lines = "".join(f"{key}: {value}\n" for key, value in front.items() if value)
    return f"---\n{lines}---\n{body}\n"


def publication(root: Path, *, search: bool, cards: bool) -> Options:
    """Forty posts, two authors, a page."""
    for folder in ("content/posts", "content/authors", "content/pages", "content/scorecards"):
        (root / folder).mkdir(parents=True)
    (root / "site.yaml").write_text(SITE.format(search=str(search).lower(), cards=str(cards).lower()))
    for name in ("ada", "ben"):
        (root / f"content/authors/{name}.yaml").write_text(f"name: {name.title()}\n")
    (root / "content/scorecards/support.yaml").write_text(CARD)
    (root / "content/scorecards/billing.yaml").write_text(CARD.replace("Support", "Billing"))
    (root / "content/posts/bar.svg").write_text('<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"/>')
    (root / "content/posts/waiting.md").write_text("---\ntitle: W\ndate: 2026-01-01\ndraft: true\n---\nWait.\n")
    (root / "content/pages/about.md").write_text("---\ntitle: About\n---\nSee [it](../posts/post-39.md#why-39).\n")
    for number in range(POSTS):
        (root / f"content/posts/post-{number}.md").write_text(text(number))
    for name in TEMPLATES:
        dress(root, name, 0)
    _share_compiled(root)
    return Options(root, root / "public", NOW)


def dress(root: Path, name: str, number: int) -> bool:
    """Write a template around the default one; return whether it differs from the previous one."""
    path = root / f"templates/{name}.html"
    path.parent.mkdir(parents=True, exist_ok=True)
    was = path.read_text() if path.exists() else ""
    path.write_text(
        f'{{% extends "default/{name}.html" %}}{{% block main %}}{{{{ super() }}}}<i>{number}</i>{{% endblock %}}'
    )
    return path.read_text() != was


TITLE = st.tuples(st.sampled_from(WORDS), st.sampled_from(WORDS)).map(lambda two: f"{two[0].title()} before {two[1]}")
CHANGES = st.fixed_dictionaries(
    {},
    optional={
        "title": TITLE,
        "tags": st.lists(st.sampled_from(TAGS), min_size=1, max_size=4, unique=True).map(lambda t: f"[{', '.join(t)}]"),
        "description": st.sampled_from(("What became of it.", "In short.", "In short. " * 60)),
        "updated": st.sampled_from(("2026-10-01", "2026-11-02")),
        "body": st.sampled_from((
            "Other words.",
            "At {{ support.recommend @2026-Q1 }} once.\n\n{{ chart support.recommend trend }}",
            "Other words.\n\n## Why 3\n\n## And then\n\nSee [one](post-7.md) and [us](../pages/about.md).",
            "Much to read. " * 200,
            "A ==bright== day, and a ==dark== one.",
            "So.\n\nA ==bright== day, and a ==dark== one.",
        )),
    },
)  # fmt: skip
EDITED = st.tuples(st.integers(0, POSTS - 2), CHANGES)
ADDED = st.tuples(st.integers(POSTS, POSTS + 9), CHANGES.map(lambda each: {"date": "2026-11-20", **each}))
STEP = st.lists(EDITED | ADDED, min_size=1, max_size=3, unique_by=lambda edit: edit[0])
DRESSED = st.dictionaries(st.sampled_from(TEMPLATES), st.integers(1, 9), min_size=1, max_size=2)


@WALKING
@given(st.lists(STEP | DRESSED, min_size=3, max_size=6), st.booleans(), st.booleans())
def test_every_edit_ends_where_a_clean_build_does(steps, search, cards):
    with tempfile.TemporaryDirectory(prefix="cxsite-short-") as folder:
        options = publication(Path(folder) / "site", search=search and bool(WALKS), cards=cards)
        built(options)
        for step in steps:
            templates = step if isinstance(step, dict) else {}
            is_dressed = True in [dress(options.root, name, number) for name, number in templates.items()]
            for number, changed in step if not templates else ():
                (options.root / f"content/posts/post-{number}.md").write_text(text(number, **changed))
            with counted() as looks:
                report = built(options)
            assert not (is_dressed and looks)
            expected = clean(options)
            made = bytes_of(options.output)
            assert sorted(made) == sorted(expected)
            assert [address for address in made if made[address] != expected[address]] == []
            assert report.outputs == len(made)
            assert built(options).written == ()
        lock = (options.root / "claims.lock").read_text()
        for name in (".cxsite", "public"):
            shutil.rmtree(options.root / name)
        (options.root / "claims.lock").unlink()
        assert built(options).problems == report.problems
        assert (options.root / "claims.lock").read_text() == lock


@pytest.fixture(scope="module", autouse=True)
def three_teasers() -> Iterator[None]:
    """Lists with so few teasers that every label also has posts in short lines."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(lists, "_NEWEST", 3)
        patch.setattr(archive, "_NEWEST", 3)
        yield


def test_an_edit_makes_the_search_indexes_that_it_reaches_and_no_others(tmp_path, monkeypatch):
    """The first is full with 41 posts, so a new one that is not the newest moves another into the next."""
    made: list[int] = []
    real = search._made
    monkeypatch.setattr(search, "PART", 41)
    monkeypatch.setattr(search, "_made", lambda number, *args: made.append(number) or real(number, *args))
    options = publication(tmp_path / "site", search=True, cards=False)
    built(options)
    page = "content/pages/about.md"
    for edits, numbers in (
        ({"content/posts/post-40.md": text(40, date="2026-11-21")}, [1]),
        ({"content/posts/post-41.md": text(41, date="2026-11-20")}, [1, 2]),
        ({"content/posts/post-40.md": text(40, date="2026-11-21", title="Another")}, [2]),
        ({page: (options.root / page).read_text() + "\nMore.\n"}, [1]),
        ({"templates/post.html": '{% extends "default/post.html" %}'}, []),
    ):
        made.clear()
        for path, data in edits.items():
            (options.root / path).write_text(data)
        with counted() as looks:
            built(options)
        assert (looks, made) == ([], numbers)
        if len(numbers) != 1:
            assert bytes_of(options.output) == clean(options)


@pytest.fixture(scope="module")
def forty(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The publication, built once."""
    options = publication(tmp_path_factory.mktemp("forty") / "site", search=False, cards=True)
    built(options)
    return options.root


SHORT = {
    "a title": {5: {"title": "Another title"}},
    "a title that other posts have words of": {5: {"title": "On queues and the refund"}},
    "other tags": {5: {"tags": "[queues, price]"}},
    "a description": {5: {"description": "In short."}},
    "a day of change": {5: {"updated": "2026-11-02"}},
    "a heading more": {5: {"body": "See.\n\n## Why 5\n\n## And\n\nSo."}},
    "a link to a post": {5: {"body": "See [it](post-8.md).\n\n## Why 5\n\nSo."}},
    "much more to read": {5: {"body": "Much to read. " * 300 + "\n\n## Why 5\n\nSo."}},
    "a number": {5: {"body": f"{NUMBER}\n\n## Why 5"}},
    "a chart": {5: {"body": "So.\n\n{{ chart support.recommend trend }}\n\n## Why 5"}},
    "a new post with a number": {41: {"date": "2026-11-21"}},
    "a new post": {40: {"date": "2026-11-21"}},
    "a new post that links to others": {
        40: {"date": "2026-11-21", "body": "As [told](post-1.md), [what we do](/about/)."}
    },
    "two edits and a new post": {3: {"title": "One"}, 4: {"tags": "[letters]"}, 41: {"date": "2026-11-20"}},
}
WHOLE = {
    "the last number of a scorecard in a post": {6: {"body": "## Why 6"}},
    "a heading less": {5: {"body": "No heading."}},
    "a tag that nobody had": {5: {"tags": "[queues, cold coffee]"}},
    "a tag in another spelling": {5: {"tags": "[Queues, price]"}},
    "another category": {5: {"category": "Practise"}},
    "another day": {5: {"date": "2026-02-02"}},
    "a draft now": {5: {"draft": "true"}},
    "a series": {5: {"series": "First steps"}},
    "an old address": {5: {"aliases": "[/old/]"}},
    "a link to an author": {5: {"body": "By [her](../authors/ada.yaml).\n\n## Why 5"}},
    "a link into a post": {5: {"body": "See [it](post-8.md#why-8).\n\n## Why 5"}},
    "the only chart of a scorecard less": {7: {"body": "## Why 7"}},
    "a picture less": {9: {"body": "## Why 9"}},
    "a new post at the address of a draft": {40: {"date": "2026-11-21", "slug": "waiting"}},
    "a number of nothing": {5: {"body": "At {{ support.recommended @2026-Q2 }}.\n\n## Why 5"}},
    "a mistake that is told": {5: {"description": "In short. " * 60}},
    "a new post in the midst": {40: {"date": "2026-04-04"}},
    "a new post that waits": {40: {"date": "2027-04-04"}},
    "a new post in another language": {40: {"date": "2026-11-21", "lang": "de"}},
    "a new post with a first tag": {40: {"date": "2026-11-21", "tags": "[cold coffee]"}},
    "a new post at an address that is taken": {40: {"date": "2026-11-21", "permalink": "/about/"}},
}


OFF = {
    "site.yaml": SITE.format(search="false", cards="true")
    + "rules: {broken-link: off, broken-anchor: off, unknown-author: off}\n"
}
TO_COME = "See [it](post-5.md#more) and [that](post-41.md)."
WORDING = {
    "content/tags.yaml": "tags: [calls, price, queues, Desk talk, letters, {label: refunds, aliases: [money back]}]\n"
}
MORE = "So.\n\n## Why 5\n\n## More"
LETTER = "---\nletter_to: post-3\nreceived: 2026-05-03\npublish: without-name\nletter: So it is.\n---\n"
MARK = "\N{LEFT-TO-RIGHT MARK}"
ALONE = CARD.replace("      2026-Q1: {promoters: 50, passives: 30, detractors: 20}\n", "")
SINCE = ALONE.replace("15}\n", "15}\n      2026-Q3: {promoters: 70, passives: 20, detractors: 10}\n")
Files = dict[int | str, dict[str, str] | str | None]
# What is different in the publication first, what is edited in it, and whether that takes the fast path.
OTHER: dict[str, tuple[Files, Files, bool]] = {
    "a second period, the first that any scorecard has": (
        {"content/scorecards/support.yaml": ALONE, "content/scorecards/billing.yaml": ALONE.replace("Support", "Billing")},
        {"content/scorecards/support.yaml": SINCE},
        True,
    ),
    "a place that a link waits for, where nobody is told": ({**OFF, 3: {"body": TO_COME}}, {5: {"body": MORE}}, False),
    "a place that a link waits for, with a reason": (
        {3: {"body": TO_COME, "allow": "{broken-anchor: to come, broken-link: to come}"}},
        {5: {"body": MORE}},
        False,
    ),
    "a post that a link waits for, where nobody is told": (
        {**OFF, 3: {"body": TO_COME}},
        {41: {"date": "2026-11-21"}},
        False,
    ),
    "a tag by another name": (WORDING, {5: {"tags": "[queues, money back]"}}, False),
    "a tag in another spelling than the vocabulary's": (WORDING, {5: {"tags": "[Calls, price]"}}, False),
    "the last but one who writes a tag as the vocabulary does": (
        {
            **WORDING,
            **{n: {"tags": "[calls, refunds]" if n in (3, 4) else "[calls, money back]"} for n in range(POSTS)},
        },
        {3: {"tags": "[calls]"}},
        False,
    ),
    "which of two like tags is the usual one": (
        {
            n: {"tags": "[calls, walk]", "allow": "{near-duplicate-tags: ours}"} if n < 3 else {"tags": "[calls, walks]"}
            for n in range(7)
        },
        {6: {"tags": "[calls]"}},
        False,
    ),
    "a tag of two posts, where another one stands alone": (
        {3: {"tags": "[calls, walks]"}, 4: {"tags": "[calls, walks]"}, 6: {"tags": "[calls, tea]"}},
        {5: {"tags": "[queues, walks]"}},
        True,
    ),
    "a tag that three posts give up at once": (
        {n: {"tags": "[calls, walks]"} for n in range(3)},
        {n: {"tags": "[calls]"} for n in range(3)},
        False,
    ),
    "a tag less of more than count": (
        {
            **{n: {"tags": f"[{'abcdef'[n % 6]}w, calls]"} for n in range(18)},
            **{n: {"tags": "[price]", "title": f"{n}"} for n in range(18, POSTS)},
            5: {"tags": "[aw, bw, cw, dw, ew, fw, price]", "date": "2026-10-10"},
        },
        {5: {"tags": "[aw, bw, cw, dw, ew, price]", "date": "2026-10-10"}},
        True,
    ),
    "words of an author without a file": (
        {**OFF, 5: {"authors": "[eve]", "description": "In short.", "body": "Thus.\n\n## Why 5"}},
        {5: {"authors": "[eve]", "description": "In short.", "body": "So.\n\n## Why 5"}},
        True,
    ),
    "a title that differs in an unseen mark from another": (
        {5: {"title": "Call us"}, 8: {"title": f"Call{MARK} us"}},
        {5: {"title": "Call them"}},
        False,
    ),
    "the id of an expired post with other numbers": (
        {5: {"id": "one", "body": NUMBER}, 8: {"id": "one", "body": NUMBER.replace("Q2", "Q1"), "expires": "2026-11-01"}},
        {5: {"id": "one", "body": NUMBER, "title": "Another title"}},
        False,
    ),
    "a new post of a name that a letter is to": (
        {
            "site.yaml": SITE.format(search="false", cards="true") + "permalink: /{year}/{slug}/\n",
            3: {"date": "2025-01-01"},
            "content/letters/one.md": LETTER,
        },
        {"content/posts/new/post-3.md": text(3, date="2026-11-21", body="So.")},
        False,
    ),
    "the thirtieth post and one more": (
        {
            **{n: {"tags": "[calls]", "body": NUMBER} for n in range(26)},
            **dict.fromkeys(range(26, 39)),
            3: {"tags": "[once]", "body": NUMBER.replace("support", "billing")},
            39: {"tags": "[calls]", "body": "## Why 39"},
        },
        {n: {"date": "2026-11-20", "tags": "[calls]", "body": "So."} for n in (41, 42)},
        False,
    ),
    "one moment in two forms": (
        {
            2: {"series": "Steps", "series_order": "2", "date": "2026-03-03"},
            3: {"series": "Steps", "series_order": "1", "date": "2026-03-03T00:00:00+00:00"},
        },
        {5: {"tags": "[queues, price]"}},
        True,
    ),
}  # fmt: skip


def put(root: Path, files: Files) -> None:
    """Write posts by number and other files by path; None deletes a post."""
    for name, told in files.items():
        path = root / (f"content/posts/post-{name}.md" if isinstance(name, int) else name)
        if told is None:
            path.unlink()
            continue
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text(int(name), **told) if isinstance(told, dict) else told)


@pytest.mark.parametrize("name", OTHER)
def test_what_hangs_on_other_texts(forty: Path, tmp_path: Path, name: str) -> None:
    shutil.copytree(forty, tmp_path / "site", symlinks=True)
    options = Options(tmp_path / "site", tmp_path / "site/public", NOW)
    before, edit, is_short = OTHER[name]
    put(options.root, before)
    built(options)
    put(options.root, edit)
    with counted() as looks:
        built(options)
    assert bool(looks) != is_short
    assert not is_short or bytes_of(options.output) == clean(options)


LONG = "In short. " * 60
TYPED = "A ==bright== day.\n\n## Why 5\n\nSo."
# A post with a warning, what it is edited to, and whether that takes the fast path.
REMARKED: dict[str, tuple[dict[str, str], dict[str, str], bool]] = {
    "its words": ({"description": LONG}, {"description": LONG, "body": "Other words.\n\n## Why 5"}, True),
    "a line above the remark": ({"body": TYPED}, {"body": f"One more.\n\n{TYPED}"}, True),
    "its title": ({"body": TYPED}, {"body": TYPED, "title": "Another title"}, True),
    "the remark itself": ({"description": LONG}, {"description": f"{LONG}So."}, True),
    "two remarks": (
        {"description": LONG, "body": TYPED},
        {"description": LONG, "body": f"More.\n\n{TYPED}", "title": "One"},
        True,
    ),
    "its tags": ({"body": TYPED}, {"body": TYPED, "tags": "[queues, price]"}, True),
    "one remark less": ({"description": LONG, "body": TYPED}, {"description": LONG}, False),
    "one remark more": ({"description": LONG}, {"description": LONG, "body": TYPED}, False),
    "another remark": ({"description": LONG}, {"body": TYPED}, False),
    "an error": ({"body": TYPED}, {"body": TYPED + "\n\n[nowhere](nowhere.md)"}, False),
    "a remark that the text allows": (
        {"body": TYPED, "allow": "{left-as-typed: so it is}"},
        {"body": f"More. {TYPED}", "allow": "{left-as-typed: so it is}"},
        False,
    ),
    "a remark on several posts": ({"tags": "[queues, cold coffee]"}, {"tags": "[queues, cold coffee]", "body": TYPED}, False),
}  # fmt: skip


@pytest.mark.parametrize("name", REMARKED)
def test_what_is_told_of_a_post_is_told_of_it_as_it_is_now(forty: Path, tmp_path: Path, name: str) -> None:
    shutil.copytree(forty, tmp_path / "site", symlinks=True)
    options = Options(tmp_path / "site", tmp_path / "site/public", NOW)
    was, now, is_short = REMARKED[name]
    post = options.root / "content/posts/post-5.md"
    (options.root / "content/posts/post-30.md").write_text(text(30, body="A ==dark== day.\n\n## Why 30"))
    post.write_text(text(5, **was))
    built(options)
    post.write_text(text(5, **now))
    with counted() as looks:
        told = publish(options).problems
    assert bool(looks) != is_short
    assert publish(options).problems == told
    assert not is_short or bytes_of(options.output) == clean(options)
    shutil.rmtree(options.root / ".cxsite")
    assert publish(options).problems == told


@pytest.mark.parametrize("name", [*SHORT, *WHOLE])
def test_which_way_an_edit_goes(forty: Path, tmp_path: Path, name: str) -> None:
    shutil.copytree(forty, tmp_path / "site", symlinks=True)
    options = Options(tmp_path / "site", tmp_path / "site/public", NOW)
    for number, changed in (SHORT | WHOLE)[name].items():
        (options.root / f"content/posts/post-{number}.md").write_text(text(number, **changed))
    with counted() as looks:
        publish(options)
    assert bool(looks) == (name in WHOLE)
    assert looks or bytes_of(options.output) == clean(options)  # full looks are covered by test_edits


def test_a_theme_s_own_list_shows_the_old_posts_as_they_are_now(forty: Path, tmp_path: Path) -> None:
    """A list template without short lines shows an old post's description; without that template, the list does not."""
    shutil.copytree(forty, tmp_path / "site", symlinks=True)
    options = Options(tmp_path / "site", tmp_path / "site/public", NOW)
    own = "{% for post in view.posts %}{{ post.title }}: {{ post.description }}\n{% endfor %}"
    for theirs, description in ((own, "Once."), (None, "Twice.")):
        put(options.root, {"templates/list.html": theirs})
        built(options)
        put(options.root, {3: {"description": description}})
        built(options)
        assert bytes_of(options.output) == clean(options)


def test_a_day_that_passes_changes_the_way_only_where_something_hangs_on_it(forty: Path, tmp_path: Path) -> None:
    """Whether a period has ended depends on the day."""
    shutil.copytree(forty, tmp_path / "site", symlinks=True)
    options = Options(tmp_path / "site", tmp_path / "site/public", NOW)
    put(options.root, {"content/scorecards/support.yaml": CARD.replace("2026-Q2: {", "2026-Q4: {so_far: true, ")})
    put(options.root, {n: {"body": "So."} for n in range(1, POSTS, 5)})
    built(options)
    ways = []
    for days, title in ((1, "One"), (2, "Another"), (50, "A third"), (51, "A fourth")):
        later = replace(options, now=NOW + timedelta(days=days))
        put(options.root, {5: {"title": title}})
        with counted() as looks:
            told = {problem.rule for problem in built(later).problems}
        ways.append((len(looks), "so-far-ended" in told))
    assert ways == [(0, False), (0, False), (1, True), (0, True)]


LATE = CARD.replace(
    "detractors: 15}\n", "detractors: 15}\n      2026-Q4: {promoters: 90, passives: 9, detractors: 9, so_far: true}\n"
)
# What a fast edit brings, and a moment at which that makes a difference.
BROUGHT: dict[str, tuple[Files, datetime]] = {
    "a new post had not appeared yet": ({40: {"date": "2026-11-21"}}, datetime(2026, 11, 20, tzinfo=UTC)),
    "a new period ends": ({"content/scorecards/support.yaml": LATE}, datetime(2027, 1, 1, tzinfo=UTC)),
}


@pytest.mark.parametrize("name", BROUGHT)
def test_what_a_fast_edit_brings_opens_the_gate_at_its_moment(forty: Path, tmp_path: Path, name: str) -> None:
    shutil.copytree(forty, tmp_path / "site", symlinks=True)
    options = Options(tmp_path / "site", tmp_path / "site/public", NOW)
    edit, moment = BROUGHT[name]
    built(options)
    assert answered(replace(options, now=moment))
    put(options.root, edit)
    with counted() as looks:
        built(options)
    assert (looks, answered(options), answered(replace(options, now=moment))) == ([], True, False)


def test_rows_that_stay_are_written_as_they_were(forty: Path, tmp_path: Path) -> None:
    shutil.copytree(forty, tmp_path / "site", symlinks=True)
    options = Options(tmp_path / "site", tmp_path / "site/public", NOW)
    put(options.root, {5: {"title": "One"}})
    with counted() as looks:
        built(options)
    state = gate.state_of(str(options.root), str(options.output))
    left = notes.load(state, seal_of(state / notes.NOTES))
    assert left
    assert not looks
    assert [row.title for row in left.index.rows].count("One") == 1
    notes.save(tmp_path, left)  # all rows rewritten
    assert (tmp_path / notes.NOTES).read_bytes() == (state / notes.NOTES).read_bytes()


def test_an_article_whose_page_has_no_key_leaves_no_notes(tmp_path: Path) -> None:
    library, memory = made(post("a.md", "2026-01-01")), Memory.nowhere()
    assert touchup.note(tmp_path, Corpus(library.site), library, {}, memory, beside=touchup.Beside(Words(), {})) == ""
    assert not list(tmp_path.iterdir())
