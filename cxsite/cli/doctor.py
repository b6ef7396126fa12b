"""`cxsite doctor`: checks that everything cxsite needs is in order, and names the command that fixes what is not."""

import contextlib
import importlib.metadata
import importlib.util
import os
import platform
import re
import sys
import webbrowser
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path

import click

from cxsite import __version__, gate
from cxsite.cli import options
from cxsite.cli.ending import DONE, MACHINE
from cxsite.cli.surroundings import output_of, unread
from cxsite.cli.voice import out, out_json
from cxsite.model.frozen import dataclass
from cxsite.parse.site import site
from cxsite.preview.probe import watch_counts, why_silent
from cxsite.preview.watch import AT_THE_LIMIT

MANY = 1000
_EXTRAS = {
    "pyromark": ("the commonmark engine", "pip install 'cxsite[commonmark]'"),
    "duckdb": ("answers in Parquet files", "pip install 'cxsite[parquet]'"),
    "ibis": ("answers in databases", "pip install 'cxsite[warehouse]'"),
    "pyspark": ("answers in Spark", "pip install 'cxsite[spark]'"),
}
# A requirement starts with its name, whatever follows: `jinja2<3.2,>=3.1.6`, `name[extra] ; marker` (PEP 508).
_PACKAGE_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]*")


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that was checked: `state` is ok, hint or broken; `mend` is the command or line that would fix it."""

    about: str
    state: str
    words: str
    mend: str = ""


@click.command("doctor", epilog="Example: cxsite doctor")
@options.root
@options.as_json
@options.speaking
def command(*, root: str, as_json: bool, **_: object) -> int:
    """Check this computer and the publication; report what is wrong and how to fix it."""
    folder = Path(root) if root else Path.cwd()
    found = [*_python(), *_compiled(Path(gate.__file__).parent), *_extras(), *_publication(folder), *_machine(folder)]
    if as_json:
        out_json([asdict(f) for f in found])
    else:
        out(_table(found))
    return MACHINE if any(f.state == "broken" for f in found) else DONE


def _table(found: list[Finding]) -> str:
    wide = max(len(f.about) for f in found)
    signs = {"ok": "ok    ", "hint": "hint  ", "broken": "BROKEN"}
    return "\n".join(
        f"{signs[f.state]}  {f.about:<{wide}}  {f.words}" + (f"\n        {'':<{wide}}  → {f.mend}" if f.mend else "")
        for f in found
    )


def _python() -> Iterator[Finding]:
    yield Finding("cxsite", "ok", f"{__version__}, on Python {platform.python_version()}")
    missing = [name for name in _needed() if not _is_installed(name)]
    if missing:
        yield Finding("packages", "broken", f"not installed: {', '.join(missing)}", "pip install --upgrade cxsite")
    else:
        yield Finding("packages", "ok", "everything cxsite needs is installed")
    if sys.getfilesystemencoding().lower() != "utf-8":
        words = f"file names are read as {sys.getfilesystemencoding()}; names with accents will fail"
        yield Finding("names", "broken", words, "export PYTHONUTF8=1")


def _compiled(ours: Path) -> Iterator[Finding]:
    """Container images often forbid Python to store compiled modules (PYTHONDONTWRITEBYTECODE)."""
    if not Path(importlib.util.cache_from_source(ours / "gate.py")).is_file():
        words = "Python has not saved a compiled copy of cxsite, so every command starts a fifth of a second later"
        yield Finding("start", "hint", words, f"{sys.executable} -m compileall -q {ours}")


def _needed() -> list[str]:
    """The packages that cxsite requires, without extras."""
    try:
        declared = importlib.metadata.requires("cxsite") or []
    except importlib.metadata.PackageNotFoundError:
        return []
    plain = [line for line in declared if "extra ==" not in line]
    return [name.group() for line in plain if (name := _PACKAGE_NAME.match(line))]


def _is_installed(name: str) -> bool:
    try:
        importlib.metadata.version(name)
    except importlib.metadata.PackageNotFoundError:
        return False
    return True


def _extras() -> Iterator[Finding]:
    for module, (what, mend) in _EXTRAS.items():
        there = importlib.util.find_spec(module) is not None
        yield Finding(
            "extra",
            "ok",
            f"{what}: {'installed' if there else 'not installed (only needed if you use it)'}",
            "" if there else mend,
        )


def _publication(folder: Path) -> Iterator[Finding]:
    settings = folder / "site.yaml"
    if not settings.is_file():
        yield Finding(
            "publication", "hint", "there is no site.yaml here", "cxsite init DIR, or go to the publication's folder"
        )
        return
    found = site("site.yaml", settings.read_bytes())
    wrong = len(found.problems)
    if wrong:
        yield Finding("publication", "broken", f"{wrong} problem{'s' * (wrong != 1)} in site.yaml", "cxsite check")
    else:
        yield Finding("publication", "ok", "site.yaml is valid")
    if place := unread(folder):
        mend = f"mkdir -p content && mv {place.rstrip('/')} content/posts"
        yield Finding("articles", "hint", f"{place} is not read, and content/posts/ is empty", mend)
    posts = sum(1 for _ in folder.glob("content/posts/**/*.md"))
    if posts >= MANY and found.value and found.value.markdown.engine == "markdown":
        yield Finding(
            "speed",
            "hint",
            f"{posts} posts, read with Python-Markdown; the commonmark engine takes about two thirds of the time",
            "pip install 'cxsite[commonmark]', look at what cxsite check --engine commonmark lists, "
            "then in site.yaml: markdown: {engine: commonmark}",
        )
    yield from _writable(folder)


def _writable(folder: Path) -> Iterator[Finding]:
    for place, what in ((gate.notes_of(str(folder)), "memory"), (output_of("", folder), "output")):
        nearest = next(above for above in (place, *place.parents) if above.exists())
        if not nearest.is_dir():
            yield Finding(what, "broken", f"{nearest} is a file, but should be a folder", "move it away")
        elif not os.access(nearest, os.W_OK):
            yield Finding(what, "broken", f"{nearest} is not writable", f"chmod u+w {nearest}")
        else:
            yield Finding(what, "ok", f"{place.name}/ is writable")


def _machine(folder: Path) -> Iterator[Finding]:
    silent = why_silent(folder)
    if silent == AT_THE_LIMIT:
        wanted, most = watch_counts(folder)
        words = f"{wanted} folders to watch, but all your programs together may watch only {most}"
        yield Finding("watcher", "hint", words, f"sudo sysctl fs.inotify.max_user_watches={2 * max(wanted, most)}")
    elif silent:
        yield Finding(
            "watcher", "hint", f"the system does not report file changes here: {silent}", "cxsite preview --poll"
        )
    else:
        yield Finding("watcher", "ok", "the system reports file changes")
    browser = None
    with contextlib.suppress(webbrowser.Error):
        browser = webbrowser.get()
    words = "`preview --open` can open a browser" if browser else "no browser was found; `preview` prints the address"
    yield Finding("browser", "ok" if browser else "hint", words, "" if browser else "export BROWSER=/path/to/browser")
