"""An edited scorecard takes a fast path too: its pages, and every text that quotes it, are the same as in a clean build.

Hypothesis edits two scorecards and the posts of a publication in which numbers are quoted in every possible way.
CXSITE_WALK=300 tries three hundred times, at random.
"""

import shutil
import tempfile
from collections.abc import Mapping
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cxsite.build import Options, publish
from cxsite.model.report import Report
from tests.freshness.bench import NOW, _share_compiled, built, bytes_of, clean, counted
from tests.freshness.test_short_way import CHANGES, SITE, WALKING, put

PERIODS = ("2025-Q1", "2025-Q2", "2025-Q3", "2025-Q4", "2026-Q1", "2026-Q2", "2026-Q3", "2026-Q4")
COUNTS = {
    "usual": "{promoters: 60, passives: 25, detractors: 15}",
    "more": "{promoters: 61, passives: 25, detractors: 15}",
    "worse": "{promoters: 40, passives: 25, detractors: 35, note: The desk was closed}",
    "small": "{promoters: 9, passives: 5, detractors: 2}",
    "few": "{promoters: 4, passives: 2, detractors: 1}",
    "parted": (
        "{promoters: 60, passives: 25, detractors: 15, segments: {phone: {promoters: 30, passives: 15, detractors: 5}, "
        "mail: {promoters: 30, passives: 10, detractors: 10}}}"
    ),
    "asked": "{promoters: 60, passives: 25, detractors: 15, invited: 400}",
    "best": "{promoters: 80, passives: 10, detractors: 10}",
    "running": "{promoters: 30, passives: 12, detractors: 8, so_far: true}",
    "anew": "{promoters: 60, passives: 25, detractors: 15, break: true}",
}
CARD = """title: {title}
about: {about}
periods: quarters
sources:
  survey: {{title: "{source}", method: One question by e-mail}}
measures:
  recommend:
    kind: nps
    title: Would recommend us
    source: survey
{target}    values:
{values}
  satisfied:
    kind: csat
    title: Satisfied with us
    source: survey
    scale: 1-5
    counts_as: value
    values:
      2026-Q1: {{satisfied: {satisfied}, answers: 190}}
      2026-Q2: {{satisfied: 90, answers: 190}}
"""
USUAL: Mapping[str, str] = {
    "title": "Support",
    "about": "What callers say.",
    "source": "Survey",
    "target": "35",
    "satisfied": "71",
    **dict.fromkeys(PERIODS[:6], "usual"),
}


def card(**changed: str) -> str:
    """A scorecard; `changed` are words of it, or the name of counts by period ("" for a period that does not exist)."""
    told = {**USUAL, **changed}
    values = "\n".join(f"      {period}: {COUNTS[told[period]]}" for period in PERIODS if told.get(period))
    target = f"    target: {told['target']}\n    owner: Ada\n" if told["target"] else ""
    return CARD.format(**{**told, "values": values, "target": target})


def quoting(*numbers: str) -> str:
    return "So it stands.\n\n" + "\n\n".join(numbers) + "\n"


QUOTES = {
    1: quoting("We stand at {{ support.recommend @2026-Q2 }}."),
    2: quoting("By {{ support.recommend.change @2026-Q2 }}, {{ support.recommend @2026-Q1 full }}."),
    3: quoting("{{ chart support.recommend trend }}", "It is {{ billing.satisfied @2026-Q1 }}."),
    4: quoting("{{ table billing.recommend }}"),
    5: quoting("{{ scorecard support }}"),
    6: quoting("In a year {{ support.recommend @2025 }}, with {{ support.recommend.n @2025-Q3 }} answers."),
    7: quoting("At [+45]{cx=\"support.recommend @2025-Q2\"} and {{ billing.recommend @2025-Q2 }}."),
    8: quoting("See [the row](/scorecards/support/#recommend-2026-q2) and [all](../scorecards/support.yaml)."),
    9: quoting("Many would recommend us, which is 61 of them. We were recommended: 45 of us."),
    10: quoting("{{ chart support.recommend trend @2025-Q4 }}", "[12]{cx=ignore reason=\"theirs\"}"),
    12: quoting("What people who recommend us gave was 70 in May."),
    11: quoting("The target is {{ support.recommend.status @2026-Q2 }}."),
}  # fmt: skip
WATCHED = "said_did: [{said: It is slow, did: It is fast, state: done, since: 2026-02-01, watch: billing.recommend}]"
OTHERS = {
    "content/pages/numbers.md": (
        "---\ntitle: Numbers\ndescription: All of them.\n---\nAt {{ support.recommend }}.\n\n{{ chart billing.satisfied trend }}\n"
    ),
    "content/posts/deutsch.md": (
        "---\ntitle: Zahlen\ndate: 2026-05-05\nlang: de\ntranslation_key: post\ndescription: Alle.\n---\nBei {{ support.satisfied @2026-Q1 }}.\n"
    ),
    "content/posts/english.md": "---\ntitle: Numbers told\ndate: 2026-05-06\ntranslation_key: post\n---\nSo it is.\n",
    "content/posts/watched.md": f"---\ntitle: Watched\ndate: 2026-03-03\n{WATCHED}\n---\nDone.\n",
}
HIDDEN = {
    "content/drafts/draft.md": "---\ntitle: D\ndate: 2026-01-01\ndraft: true\n---\n{{ support.recommend @2025-Q4 }}\n",
    "content/posts/later.md": "---\ntitle: L\ndate: 2027-01-01\n---\nAt {{ billing.recommend @2025-Q3 }}.\n",
    "content/letters/one.md": (
        "---\nletter_to: post-3\nreceived: 2026-05-03\npublish: without-name\nletter: So it is.\n---\n"
        "At {{ billing.recommend @2026-Q2 }}.\n"
    ),
}


def publication(root: Path, *, hidden: bool, language: str = "en", cards: bool = False) -> Options:
    """Thirty posts, a page, and two scorecards that are quoted in every possible way."""
    for folder in ("content/posts", "content/authors", "content/pages", "content/scorecards"):
        (root / folder).mkdir(parents=True)
    site = SITE.format(search="false", cards=str(cards).lower())
    put(root, {"site.yaml": f"{site}language: {language}\n", **OTHERS, **(HIDDEN if hidden else {})})
    put(root, {f"content/authors/{name}.yaml": f"name: {name.title()}\n" for name in ("ada", "ben")})
    put(root, {f"content/scorecards/{name}.yaml": card(title=name.title()) for name in ("support", "billing")})
    put(root, {n: {"body": QUOTES[n]} if n in QUOTES else {"body": "Words."} for n in range(30)})
    _share_compiled(root)
    return Options(root, root / "public", NOW)


VALUES = st.sampled_from(("usual", "more", "worse", "small", "parted", "asked", "anew"))
COUNTED = st.fixed_dictionaries(
    {},
    optional={
        "title": st.sampled_from(("Support", "Help")),
        "about": st.sampled_from(("What callers say.", "What people say.")),
        "source": st.sampled_from(("Survey", "Survey after contact")),
        "target": st.sampled_from(("35", "60")),
        "satisfied": st.sampled_from(("71", "72", "90")),
        **dict.fromkeys(PERIODS[:7], VALUES),
        "2026-Q4": st.just("running"),
        "2025-Q4": VALUES | st.just("few"),
    },
)
STEP = st.fixed_dictionaries(
    {},
    optional={
        "support": COUNTED,
        "billing": COUNTED,
        **dict.fromkeys((1, 3, 6, 9, 20), CHANGES),
        30: CHANGES.map(lambda each: {"date": "2026-11-20", **each}),
        "content/pages/numbers.md": st.sampled_from(("So.", "Thus.")),
        "content/posts/deutsch.md": st.sampled_from(("So.", "Also.")),
        "days": st.integers(1, 40),
    },
).filter(bool)


class Desk:
    """The edits so far: a scorecard keeps its content until it is edited again."""

    def __init__(self, root: Path, said: dict[object, dict[str, str]] | None = None) -> None:
        self.root = root
        self.said = said or {}

    def edit(self, step: Mapping[object, object]) -> None:
        for name, told in step.items():
            if isinstance(name, int):
                own = {"body": QUOTES.get(name, "Words."), **told}  # type: ignore[dict-item]
                put(self.root, {name: own})
            elif str(name) in OTHERS:
                put(self.root, {str(name): f"{OTHERS[str(name)]}\n{told}\n"})
            else:
                said = self.said.setdefault(name, {"title": str(name).title()})
                said.update(told)  # type: ignore[call-overload]
                put(self.root, {f"content/scorecards/{name}.yaml": card(**said)})


@WALKING
@given(st.lists(STEP, min_size=3, max_size=6), st.booleans(), st.booleans(), st.sampled_from(("en", "fr")))
def test_every_edit_ends_where_a_clean_build_does(steps, hidden, cards, language):
    with tempfile.TemporaryDirectory(prefix="cxsite-scores-") as folder:
        options = publication(Path(folder) / "site", hidden=hidden, cards=cards, language=language)
        publish(options)
        desk = Desk(options.root)
        for step in steps:
            desk.edit({name: told for name, told in step.items() if name != "days"})
            options = replace(options, now=options.now + timedelta(days=step.get("days", 0)))
            report = publish(options)
            if report.published:
                holds(options, report)


def holds(options: Options, report: Report) -> None:
    """Expect the same as from a clean build: all files, all problems, and the content of `claims.lock`."""
    told = []

    def anew(there: Options) -> None:
        told.append((publish(there).problems, (there.root / "claims.lock").read_text()))

    made, expected = bytes_of(options.output), clean(options, by=anew)
    assert [address for address in made | expected if made.get(address) != expected.get(address)] == []
    assert told == [(report.problems, (options.root / "claims.lock").read_text())]
    assert report.outputs == len(made)
    assert publish(options).written == ()


@pytest.fixture(scope="module")
def thirty(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The publication, built once, and one of its numbers corrected."""
    options = publication(tmp_path_factory.mktemp("thirty") / "site", hidden=True)
    built(options)
    Desk(options.root).edit({"support": {"2026-Q1": "worse"}})
    with counted() as looks:
        built(options)
    assert looks == []
    return options.root


# What is edited, whether that takes the fast path, and a page that must say something (or, after "-", must not).
EDITS = {
    "a count": ({"support": {"2026-Q2": "small"}}, True, ("posts/post-1/index.html", "Corrected")),
    "a count that nobody sees": ({"support": {"2025-Q3": "asked"}}, True, ("scorecards/support.csv", "400")),
    "a count of a year": ({"support": {"2025-Q1": "more"}}, True, ("scorecards/support.csv", "401")),
    "a count less": ({"support": {"2026-Q1": "anew"}}, False, ("posts/post-2/index.html", "-Corrected")),
    "segments": ({"support": {"2026-Q2": "parted"}}, True, ("scorecards/support.csv", "phone")),
    "a title": ({"support": {"title": "Help"}}, True, ("index.html", "Help")),
    "what it is about": ({"support": {"about": "What people say."}}, True, ("llms.txt", "What people say")),
    "a period more": ({"support": {"2026-Q3": "worse"}}, True, ("numbers/index.html", "+5")),
    "a period less": ({"billing": {"2025-Q1": ""}}, False, ("scorecards/billing.csv", "-2025-Q1")),
    "a target, which all periods have": ({"billing": {"target": "60"}}, False, ("scorecards/billing.json", "60")),
    "too few answers": ({"billing": {"2026-Q2": "few"}}, False, ("scorecards/billing/index.html", "not shown")),
    "a figure that nobody bound": ({"support": {"2026-Q2": "best"}}, False, ("scorecards/support/index.html", "+70")),
    "what a draft shows": ({"support": {"2025-Q4": "more"}}, False, ("scorecards/support.csv", "61")),
    "both scorecards and a post": (
        {"support": {"2026-Q2": "worse"}, "billing": {"satisfied": "90"}, 4: {"title": "Other words"}},
        True,
        ("posts/post-4/index.html", "Other words"),
    ),
}


@pytest.mark.parametrize("name", EDITS)
def test_which_way_an_edited_scorecard_goes(thirty: Path, tmp_path: Path, name: str) -> None:
    shutil.copytree(thirty, tmp_path / "site", symlinks=True)
    options = Options(tmp_path / "site", tmp_path / "site/public", NOW)
    step, is_short, (address, said) = EDITS[name]
    desk = Desk(options.root, {"support": {"title": "Support", "2026-Q1": "worse"}})
    desk.edit(step)
    with counted() as looks:
        report = publish(options)
    assert bool(looks) != is_short
    page = (options.output / address).read_text()
    assert (said.lstrip("-") in page) != said.startswith("-")
    if is_short:  # full looks are covered by test_edits
        holds(options, report)
