"""A text in another language than the publication's writes its numbers as its own language does, through every edit."""

from pathlib import Path

import pytest

from cxsite.build import Options
from tests.freshness.bench import built, bytes_of, clean, magazine
from tests.freshness.edits import BETA, GAMMA, put, sub

GERMAN, ENGLISH = "content/posts/beta.md", "content/posts/gamma/index.md"
NUMBERS = "{{ support.recommend @2026-Q2 full }}\n\n{{ table support.recommend }}\n"
FEEDS = ("feed.xml", "atom.xml", "feed.json")


@pytest.fixture
def options(tmp_path: Path) -> Options:
    """The small magazine with the same numbers in a text in German, and in one in its own English."""
    made = magazine(tmp_path / "site")
    sub(GERMAN, "title: Beta", "title: Beta\nlang: de")(made.root)
    sub(GERMAN, "We stand at {{ support.recommend @2026-Q2 }}.", NUMBERS)(made.root)
    sub(ENGLISH, "trend }}", f"trend }}}}\n\n{NUMBERS}")(made.root)
    built(made)
    return made


def shown(options: Options, address: str) -> tuple[str, str]:
    """What a page shows in its text, and around it."""
    before, _, rest = (options.output / address).read_text(encoding="utf-8").partition('<div class="prose"')
    text, _, after = rest.partition('<footer class="after">')
    return text, before + after


def test_numbers_speak_the_language_of_their_text_and_those_around_it_the_publications(options: Options) -> None:
    text, around = shown(options, BETA)
    assert text.startswith(' lang="de"')
    assert "95-%-Intervall" in text
    assert ">Zeitraum</th>" in text
    assert "95% interval" not in text
    assert "95% interval" in around
    assert ">Period</th>" in shown(options, GAMMA)[0]
    assert all("95-%-Intervall" in (options.output / feed).read_text(encoding="utf-8") for feed in FEEDS)


def test_every_edit_gives_what_a_clean_build_gives(options: Options) -> None:
    edits = (
        (put("strings/de.yaml", "period: Spanne\n"), BETA, ">Spanne</th>"),
        (put("strings/en.yaml", "period: Quarter\n"), GAMMA, ">Quarter</th>"),
        (sub("content/scorecards/support.yaml", "promoters: 60", "promoters: 61"), BETA, "95-%-Intervall"),
        (sub(GERMAN, "Because.", "Darum."), BETA, "95-%-Intervall"),
        (sub(GERMAN, "lang: de", "lang: nl"), BETA, ">Quarter</th>"),
        (sub(GERMAN, "lang: nl\n", ""), BETA, "95% interval"),
    )
    for edit, address, wanted in edits:
        edit(options.root)
        built(options)
        assert wanted in shown(options, address)[0]
        assert bytes_of(options.output) == clean(options)
