"""The templates of a theme: where each one is, what it is built from, and the pages made with it.

A name is looked up along the folders of the theme, first hit wins. A name that begins with a theme's own name
("default/post.html") starts the search at that theme, so that a template can extend the one it replaces. Jinja is imported
when the first page is made: a build with nothing to do never pays for it.
"""

import dataclasses
import re
from collections.abc import Callable
from dataclasses import field
from pathlib import Path
from typing import TYPE_CHECKING

from cxsite.keys import digest
from cxsite.keys.files import is_own
from cxsite.keys.near import meant
from cxsite.model.frozen import dataclass
from cxsite.model.merging import unmerged
from cxsite.model.place import Span
from cxsite.model.problem import Outcome, Problem, error
from cxsite.model.result import MeasureResults
from cxsite.model.words import Words

if TYPE_CHECKING:
    from cxsite.render.engine import Engine

# A false match (in a comment) only makes a page depend on one file more than necessary.
_REFERENCE = re.compile(r"\{%[-+]?\s*(?:extends|include|import|from)\b(.*?)%\}", re.DOTALL)
_NAMES = re.compile(
    r"""^\s*(?:\[\s*)?("[^"]+"|'[^']+')(?:\s*,\s*("[^"]+"|'[^']+'))*\s*,?\s*\]?\s*(?=import|as|ignore|with|[-+]?\s*$)"""
)
_QUOTED = re.compile(r""""([^"]+)"|'([^']+)'""")
_COMMENT = re.compile(r"\{#.*?#\}", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Folder:
    """One folder of templates. `theme` is "" for the publication's own; `shown` is the path for messages.

    `root` is the publication's folder if `shown` is a path in it, "" for a theme that is part of cxsite.
    """

    theme: str
    path: Path
    shown: str
    root: str = ""

    def has(self, name: str) -> bool:
        """Whether a template of this name is here. A symbolic link to elsewhere does not count."""
        return (self.path / name).is_file() and (not self.root or is_own(self.root, f"{self.shown}/{name}"))


@dataclass(frozen=True, slots=True)
class Template:
    """A template that was found: its text, its path for messages, and the hash of its own bytes."""

    name: str
    shown: str
    text: str
    digest: str


@dataclass(frozen=True, slots=True)
class Tools:
    """What templates can call: filters that turn addresses into hrefs and URLs, drawings (finished HTML), words by key."""

    href: Callable[[str], str]
    absolute: Callable[[str], str]
    chart: Callable[[MeasureResults, str, str], str]
    numbers_table: Callable[[MeasureResults], str]
    words: Words = Words()
    complete: Callable[[str], str] = str
    reply: Callable[[str], str] = str


@dataclasses.dataclass(slots=True)
class Templates:
    """The templates of one theme, read once.

    `cache` is the folder for compiled templates, "" for none.
    """

    folders: tuple[Folder, ...]
    cache: str = ""
    _found: dict[str, Template | None] = field(default_factory=dict)
    _digests: dict[str, str] = field(default_factory=dict)
    _asked: dict[tuple[str, str, str], bool] = field(default_factory=dict)
    _engine: "Engine | None" = None

    def find(self, name: str) -> Template | None:
        """The first template of this name along the chain, or None."""
        if name not in self._found:
            self._found[name] = self._look(name)
        return self._found[name]

    def digest(self, name: str) -> str:
        """The hash of a template with everything it extends, includes or imports, directly or indirectly."""
        if name not in self._digests:
            files = sorted(self._closure(name).items())
            self._digests[name] = digest.of(tuple((key, found.digest if found else "") for key, found in files))
        return self._digests[name]

    def asks(self, name: str, field: str, beside: str) -> bool:
        """Whether a template uses `field`, and so does every file it is built from that uses `beside`.

        This detects a theme that only knows `beside`, whether it replaces the whole template or one block.
        """
        asked = self._asked.get((name, field, beside))
        if asked is None:
            texts = [_COMMENT.sub("", found.text) for found in self._closure(name).values() if found]
            asked = any(field in text for text in texts) and all(field in text for text in texts if beside in text)
            self._asked[name, field, beside] = asked
        return asked

    def names(self) -> tuple[str, ...]:
        """All names that can be found, with and without their theme, sorted: candidates for a misspelt one."""
        return tuple(sorted({*self._all(), *(name for folder in self.folders for name in inside(folder))}))

    def engine(self, tools: Tools) -> "Engine":
        """The Jinja engine for these templates, created lazily."""
        if self._engine is None:
            from cxsite.render.engine import Engine  # noqa: PLC0415 - imports Jinja, which only a page to be made should cost

            self._engine = Engine(self, tools)
        return self._engine

    def _all(self) -> list[str]:
        """Every template of every theme by a name that finds it, including those that others override."""
        return [f"{f.theme}/{name}" if f.theme else name for f in self.folders for name in inside(f)]

    def _look(self, name: str) -> Template | None:
        theme, _, rest = name.partition("/")
        start = next((i for i, folder in enumerate(self.folders) if rest and folder.theme == theme), None)
        if start is not None:
            name, folders = rest, self.folders[start:]
        else:
            folders = self.folders
        if ".." in name.split("/"):
            return None
        return next((_read(folder, name) for folder in folders if folder.has(name)), None)

    def _closure(self, name: str) -> dict[str, Template | None]:
        seen: dict[str, Template | None] = {}
        waiting = [name]
        while waiting:
            key = waiting.pop()
            if key in seen:
                continue
            seen[key] = found = self.find(key)
            if found:
                named = references(found.text)
                waiting += self._all() if named is None else named
        return seen


def references(text: str) -> tuple[str, ...] | None:
    """The names that a template's text extends, includes or imports; None if one is computed when the page is made."""
    names: list[str] = []
    for found in _REFERENCE.finditer(text):
        written = _NAMES.match(found[1])
        if not written:
            return None
        names += [a or b for a, b in _QUOTED.findall(written[0])]
    return tuple(names)


def missing(templates: Templates, name: str, span: Span | None, page: str) -> Problem:
    """The problem that `name` was not found while making `page`, reported at `span`."""
    places = ", ".join(f"{folder.shown}/" for folder in templates.folders)
    advice = meant(name, templates.names(), "")
    remedy = f"{advice} looked in {places}".strip()
    if span and span.path.endswith(".md"):
        remedy += "; ignore another tool's layouts with front_matter: {ignore: [layout]} in site.yaml"
    return error("template-missing", span, f"there is no template {name} ({page})", remedy)


def inside(folder: Folder) -> list[str]:
    """The names of all templates in one folder, sorted."""
    return sorted(filter(folder.has, (path.relative_to(folder.path).as_posix() for path in folder.path.rglob("*"))))


def _read(folder: Folder, name: str) -> Template:
    data = (folder.path / name).read_bytes()
    text = data.decode("utf-8", "surrogateescape").removeprefix("\ufeff")
    return Template(name, f"{folder.shown}/{name}", text, digest.of_bytes(data))


def checked(template: Template) -> Outcome[str]:
    """The template's text, or the problems: bytes that are not UTF-8, or merge conflict markers."""
    try:
        template.text.encode()
    except UnicodeEncodeError as odd:
        line = template.text.count("\n", 0, odd.start) + 1
        column = odd.start - (template.text.rfind("\n", 0, odd.start) + 1) + 1
        span = Span(template.shown, line, column)
        return Outcome(None, (error("template-syntax", span, "the template is not UTF-8 text", "save it as UTF-8"),))
    conflicts = unmerged(template.shown, template.text)
    return Outcome(None, conflicts) if conflicts else Outcome(template.text)
