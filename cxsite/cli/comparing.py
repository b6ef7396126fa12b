"""`cxsite check --engine`: which texts would come out differently with another Markdown engine."""

from dataclasses import replace
from pathlib import Path

from cxsite import build
from cxsite.cli.telling import Manner, tell
from cxsite.cli.voice import out
from cxsite.model.site import MarkdownSettings
from cxsite.parse.markdown import engines
from cxsite.parse.markdown.comparing import differs
from cxsite.parse.site import site


def compared(asked: build.Options, engine: str) -> int:
    """Print the paths, then their number; 0, or 1 where settings or engine cannot be used."""
    path = asked.root / "site.yaml"
    settings = site(path.name, path.read_bytes())
    if settings.value is None:
        tell(settings.problems, asked.root, Manner())
        return 1
    other = replace(settings.value, markdown=MarkdownSettings(engine, settings.value.markdown.extensions))
    if unusable := engines.problems(other):
        tell(unusable, asked.root, Manner())
        return 1
    files = [
        file for name in ("posts", "drafts", "pages") for file in sorted((asked.root / "content" / name).rglob("*.md"))
    ]
    found = [
        shown for file in files if differs(shown := _shown(file, asked.root), file.read_bytes(), settings.value, engine)
    ]
    for shown in found:
        out(shown)
    out(f"{len(found)} of {len(files)} would differ with the engine {engine}")
    return 0


def _shown(file: Path, root: Path) -> str:
    return file.relative_to(root).as_posix()
