"""`cxsite check --engine`: which texts would come out differently with another Markdown engine."""

import json
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from cxsite import build
from cxsite.cli.telling import Manner, tell
from cxsite.cli.voice import out
from cxsite.model.problem import Problem
from cxsite.model.site import MarkdownSettings
from cxsite.parse.markdown import engines
from cxsite.parse.markdown.comparing import differs
from cxsite.parse.site import site
from cxsite.report.machine import as_json as as_data


def compared(asked: build.Options, engine: str, *, as_json: bool = False) -> int:
    """Print the paths, then their number; 0, or 1 where settings or engine cannot be used."""
    path = asked.root / "site.yaml"
    settings = site(path.name, path.read_bytes())
    if settings.value is None:
        return _unusable(settings.problems, asked.root, as_json=as_json)
    other = replace(settings.value, markdown=MarkdownSettings(engine, settings.value.markdown.extensions))
    if unusable := engines.problems(other):
        return _unusable(unusable, asked.root, as_json=as_json)
    files = [
        file for name in ("posts", "drafts", "pages") for file in sorted((asked.root / "content" / name).rglob("*.md"))
    ]
    found = [
        shown for file in files if differs(shown := _shown(file, asked.root), file.read_bytes(), settings.value, engine)
    ]
    if as_json:
        _as_json({"ok": True, "differ": found, "read": len(files), "problems": []})
        return 0
    for shown in found:
        out(shown)
    out(f"{len(found)} of {len(files)} would differ with the engine {engine}")
    return 0


def _unusable(problems: Sequence[Problem], root: Path, *, as_json: bool) -> int:
    if as_json:
        _as_json({"ok": False, "differ": [], "read": 0, "problems": as_data(problems)})
    else:
        tell(problems, root, Manner())
    return 1


def _as_json(data: object) -> None:
    out(json.dumps(data, indent=2, ensure_ascii=False))


def _shown(file: Path, root: Path) -> str:
    return file.relative_to(root).as_posix()
