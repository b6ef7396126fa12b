"""The documentation is run: its files are written, its commands are typed, and their output must be what the docs say.

In docs/*.md and README.md, a fenced block whose info string names a path (```yaml content/scorecards/desk.yaml) is written into
a fresh folder, in order; a block called `console` has commands after "$ " and, below each, its output ("…" stands for any
text). A block whose info string ends in "(not run)" is skipped. `CXSITE_WRITE_CASES=1 pytest …` writes the current output.
"""

import os
import re
import shlex
from pathlib import Path

import pytest

from cxsite.parse import reference
from tests.typed import typed

HOME = Path(__file__).parent.parent
PAGES = sorted([*(HOME / "docs").glob("*.md"), HOME / "README.md"])
FENCE = re.compile(r"^(?P<bar>`{3,})(?P<info>[^\n`]*)\n(?P<text>.*?)^(?P=bar)\n", re.MULTILINE | re.DOTALL)
COMMAND = re.compile(r"^\$ (?P<command>.+)\n(?P<printed>(?:(?!\$ ).*\n)*)", re.MULTILINE)
NOW = "1795392000"  # 2026-11-23 00:00 UTC


def run(command: str, folder: Path) -> str:
    """What `cxsite …` prints for a reader of the documentation, on either stream."""
    words = shlex.split(command)
    assert words[0] == "cxsite", f"only cxsite is run here, not {command!r}"
    environ = {"PATH": os.environ["PATH"], "SOURCE_DATE_EPOCH": NOW, "NO_COLOR": "1", "COLUMNS": "120"}
    return typed(*words[1:], cwd=folder, environ=environ, together=True).stdout


def fits(expected: str, found: str) -> bool:
    """Whether `found` is `expected`, where "…" in `expected` stands for anything."""
    pattern = ".*?".join(re.escape(part) for part in expected.rstrip("\n").split("…"))
    return re.fullmatch(pattern, found.rstrip("\n"), re.DOTALL) is not None


def played(fence: re.Match[str], folder: Path) -> str:
    """The text of a fenced block after its commands have been run in `folder`."""

    def printed(command: re.Match[str]) -> str:
        found = run(command["command"], folder)
        return command[0] if fits(command["printed"], found) else f"$ {command['command']}\n{found}"

    language, _, path = fence["info"].strip().partition(" ")
    if path.endswith("(not run)"):
        return fence["text"]
    if path:
        target = folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(fence["text"], encoding="utf-8")
    return COMMAND.sub(printed, fence["text"]) if language == "console" and not path else fence["text"]


@pytest.mark.parametrize("page", PAGES, ids=lambda p: p.name)
def test_what_the_page_shows_happens(page: Path, tmp_path: Path):
    def block(fence: re.Match[str]) -> str:
        return f"{fence['bar']}{fence['info']}\n{played(fence, tmp_path)}{fence['bar']}\n"

    text = page.read_text(encoding="utf-8")
    happened = FENCE.sub(block, text)
    if os.environ.get("CXSITE_WRITE_CASES"):
        page.write_text(happened, encoding="utf-8")
        return
    assert happened == text


@pytest.mark.parametrize("kind", ["site", "post", "page", "author", "scorecard", "tags", "letter"])
def test_the_reference_is_what_the_declarations_say(kind: str):
    text = (HOME / "docs" / "configuration.md").read_text(encoding="utf-8")
    begin, end = f"<!-- reference {kind} -->\n", f"<!-- end {kind} -->"
    assert begin in text, "the page has a place for it"
    before, _, rest = text.partition(begin)
    shown, _, after = rest.partition(end)
    if os.environ.get("CXSITE_WRITE_CASES"):
        (HOME / "docs" / "configuration.md").write_text(
            before + begin + reference.reference(kind) + end + after, encoding="utf-8"
        )
        return
    assert shown == reference.reference(kind)


@pytest.mark.parametrize("page", PAGES, ids=lambda p: p.name)
def test_links_between_pages_of_the_documentation_lead_somewhere(page: Path):
    for target in re.findall(
        r"\]\((?!https?:|mailto:|#)([^)#\s]+)",
        re.sub(r"`[^`\n]+`", "", FENCE.sub("", page.read_text(encoding="utf-8"))),
    ):
        assert (page.parent / target).exists(), target
