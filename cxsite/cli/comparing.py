"""`cxsite check --engine`: which texts would come out differently with another Markdown engine."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from cxsite import build, read
from cxsite.cli.telling import Manner, code_of, tell
from cxsite.cli.voice import out, out_json
from cxsite.model.problem import Outcome, Problem, errors
from cxsite.model.site import MarkdownSettings
from cxsite.parse.markdown import engines
from cxsite.parse.markdown.comparing import differs
from cxsite.parse.site import site
from cxsite.report.machine import as_json as as_data


def compared(asked: build.Options, engine: str, *, as_json: bool = False) -> int:
    """Print the paths, then their number; return 0, or the exit code if settings, engine or texts cannot be used."""
    path = asked.root / "site.yaml"
    settings = site(path.name, path.read_bytes())
    if settings.value is None:
        return _unusable(settings.problems, asked.root, as_json=as_json)
    other = replace(settings.value, markdown=MarkdownSettings(engine, settings.value.markdown.extensions))
    if unusable := engines.problems(other):
        return _unusable(unusable, asked.root, as_json=as_json)
    texts = _texts(asked)
    if texts.value is None:
        return _unusable(texts.problems, asked.root, as_json=as_json)
    found = [shown for shown, data in texts.value if differs(shown, data, settings.value, engine)]
    if as_json:
        out_json({"ok": True, "differ": found, "read": len(texts.value), "problems": []})
        return 0
    for shown in found:
        out(shown)
    out(f"{len(found)} of {len(texts.value)} would differ with the {engine} engine")
    return 0


def _texts(asked: build.Options) -> Outcome[list[tuple[str, bytes]]]:
    """Path and bytes of each post and page; none if one of them cannot be read."""
    sources = read.folder(str(asked.root), str(asked.output))
    files = sources.value.of("post", "page") if sources.value else ()
    found = [(source.path, read.bytes_of(str(asked.root), source)) for source in files]
    problems = errors(sources.problems + tuple(problem for _, data in found for problem in data.problems))
    return Outcome(
        None if problems else [(path, data.value) for path, data in found if data.value is not None], problems
    )


def _unusable(problems: Sequence[Problem], root: Path, *, as_json: bool) -> int:
    if as_json:
        out_json({"ok": False, "differ": [], "read": 0, "problems": as_data(problems)})
    else:
        tell(problems, root, Manner())
    return code_of(problems, strict=False)
