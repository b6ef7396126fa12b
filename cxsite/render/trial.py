"""A theme on trial: what its templates use that does not exist, found without a publication.

Each template is tried on a full view of its kind and on a bare one; one that is only part of pages (`base.html`, a partial), in
all pages. And if one extends another, the blocks it fills are
compared with those that the other has: Jinja silently ignores a block that nothing shows, and readers would never see it.
"""

import re
from collections.abc import Iterable, Iterator

from cxsite.keys.near import meant, near
from cxsite.model.place import Span
from cxsite.model.problem import Outcome, Problem, once, warning
from cxsite.render.samples import VIEWS, sample
from cxsite.render.templates import Folder, Template, Templates, Tools, inside
from cxsite.render.themes import DEFAULT, Theme
from cxsite.render.views import Head, SiteView

_EXTENDS = re.compile(r"""\{%[-+]?\s*extends\s+["']([^"']+)["']""")
_BLOCK = re.compile(r"\{%[-+]?\s*block\s+(\w+)")
_COMMENT = re.compile(r"\{#.*?#\}", re.DOTALL)


def problems(theme: Theme, left_out: tuple[str, ...] = (DEFAULT,)) -> tuple[Problem, ...]:
    """Everything wrong with the templates of all themes in the chain except `left_out`, each reported once."""
    templates = theme.templates
    own = [(folder, name) for folder in templates.folders if folder.theme not in left_out for name in inside(folder)]
    told = [problem for folder, name in own for problem in _of_template(folder, name, templates, theme)]
    return once((*_misnamed(own, templates), *told, *_of_parts(own, theme)))


def _of_parts(own: list[tuple[Folder, str]], theme: Theme) -> Iterator[Problem]:
    """What is wrong in templates that are no page by themselves (`base.html`, partials): pages that may show them are tried."""
    pages = {name for _, name in own if name in VIEWS}
    found = ((name, theme.templates.find(name)) for _, name in own if name.endswith(".html"))
    if any(part and not _kind(name, part, theme.templates) for name, part in found):
        for name in VIEWS:
            if name not in pages:
                yield from _tried(name, name, theme)


def _misnamed(own: list[tuple[Folder, str]], templates: Templates) -> Iterator[Problem]:
    """Unused files whose name is close to one of the default theme's."""
    known = {name for folder in templates.folders if folder.theme == DEFAULT for name in inside(folder)}
    new = [(folder, name) for folder, name in own if name not in known]
    for folder, name in new:
        likely = near(name, known, 1, 0.85)
        if likely and not any(name in (at.path / other).read_text("utf-8", "replace") for at, other in own):
            message = f"nothing uses {name}"
            advice = f"rename it to {likely[0]}, or name it in a post or page: `template: {name.removesuffix('.html')}`"
            yield warning("template-misnamed", Span(f"{folder.shown}/{name}"), message, advice)


def _of_template(folder: Folder, name: str, templates: Templates, theme: Theme) -> Iterator[Problem]:
    asked = f"{folder.theme}/{name}" if folder.theme else name
    found = templates.find(asked)
    if not found or not name.endswith(".html"):
        return
    yield from _blocks(found, _above(found, asked, templates))
    kind = _kind(name, found, templates)
    if kind:
        yield from _tried(asked, kind, theme)


def _above(found: Template, asked: str, templates: Templates) -> Iterator[Template]:
    """The templates it extends, nearest first. The one it replaces is looked up under its theme's name."""
    seen = {asked}
    while (named := _EXTENDS.search(_COMMENT.sub("", found.text))) and named[1] not in seen:
        above = templates.find(named[1])
        if above is None:
            return
        seen.add(named[1])
        found = above
        yield found


def _blocks(found: Template, above: Iterable[Template]) -> Iterator[Problem]:
    """Blocks in an extending template that no template above has."""
    higher = list(above)
    text = _blanked(found.text)
    known = {name for each in higher for name in _BLOCK.findall(_blanked(each.text))}
    top = list(_outermost(text)) if higher else []
    for name, at in top:
        if name not in known:
            span = Span(found.shown, text.count("\n", 0, at) + 1)
            advice = meant(name, sorted(known), f"the blocks are {', '.join(sorted(known))}")
            yield warning(
                "template-block", span, f"no parent template has a block {name}, so it is never shown", advice
            )


def _outermost(text: str) -> Iterator[tuple[str, int]]:
    """(name, offset) of each top-level block: nested ones are shown with theirs."""
    depth = 0
    for tag in re.finditer(r"\{%[-+]?\s*(block\s+(\w+)|endblock)", text):
        if tag[2]:
            if not depth:
                yield tag[2], tag.start()
            depth += 1
        else:
            depth -= 1


def _blanked(text: str) -> str:
    """The text with comments replaced by their line breaks, so that line numbers stay the same."""
    return _COMMENT.sub(lambda comment: "\n" * comment[0].count("\n"), text)


def _kind(name: str, found: Template, templates: Templates) -> str:
    """The kind of page a template is tried as: its own, otherwise that of the first it extends; "" for partials."""
    above = (each.name for each in _above(found, name, templates))
    return next((each for each in (name, *above) if each in VIEWS), "")


def _tried(asked: str, kind: str, theme: Theme) -> Iterator[Problem]:
    engine, told = theme.templates.engine(_tools(theme)), set[Span | None]()
    for full in (True, False):
        values = {
            "site": sample(SiteView, full=full),
            "head": sample(Head, full=full),
            "view": sample(VIEWS[kind], full=full),
        }
        manner = "full" if full else "bare"
        made: Outcome[bytes] = engine.make(asked, f"trying {asked} on a {manner} page", values, "<p>Text.</p>", None)
        yield from (problem for problem in made.problems if problem.span not in told)
        told |= {problem.span for problem in made.problems}


def _tools(theme: Theme) -> Tools:
    def drawn(*_: object) -> str:
        return "<svg></svg>"

    return Tools(str, str, drawn, drawn, words=theme.words)
