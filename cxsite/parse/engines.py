"""Markdown engines: one function each, text → HTML.

Ids of headings, contents lists, typographic quotes, notes and highlighting are no business of an engine: they are ours for all of
them, so that every engine's pages look alike. To add an engine, write the function that makes one and name it in `ENGINES`.
"""

from collections.abc import Callable
from functools import lru_cache
from threading import Lock
from typing import Any

import markdown
from markdown.extensions.footnotes import FootnoteExtension
from pymdownx.superfences import SuperFencesCodeExtension

from cxsite.model.problem import Problem, error
from cxsite.model.site import MarkdownSettings, Site
from cxsite.parse.commonmark import commonmark
from cxsite.parse.triggers import filtered

Engine = Callable[[str], str]

_EXTENSIONS = ("abbr", "admonition", "attr_list", "def_list", "md_in_html", "sane_lists", "tables")
# What cxsite does itself, for every engine: named in site.yaml, they would do it a second time.
_OURS = {
    "toc",
    "smarty",
    "codehilite",
    "fenced_code",
    "meta",
    "footnotes",
    "pymdownx.superfences",
    "pymdownx.highlight",
}
_OPTIONS: dict[str, Any] = {"pymdownx.highlight": {"use_pygments": False}}


def engine(settings: MarkdownSettings) -> Engine:
    """The engine the publication chose; `problems` says beforehand whether there is one."""
    return _made(settings)


def problems(site: Site) -> tuple[Problem, ...]:
    """Why the engine or its extensions named in site.yaml cannot be used."""
    if site.markdown.engine not in ENGINES:
        known = " or ".join(f"`{name}`" for name in ENGINES)
        where = site.marks.span("markdown/engine")
        return (
            error("unknown-engine", where, f"there is no Markdown engine “{site.markdown.engine}”", f"use {known}"),
        )
    try:
        _made(site.markdown)
    except ModuleNotFoundError as failure:
        if failure.name == "pyromark":
            where, command = site.marks.span("markdown/engine"), "pip install 'cxsite[commonmark]'"
            return (error("missing-engine", where, "the engine commonmark is not installed", f"run {command}"),)
        return (_not_loaded(site, failure),)
    except Exception as failure:  # noqa: BLE001 - an extension is a stranger's code and may raise anything
        return (_not_loaded(site, failure),)
    return ()


def _not_loaded(site: Site, failure: Exception) -> Problem:
    message = f"the Markdown extensions cannot be loaded: {failure}"
    where = site.marks.span("markdown/extensions")
    return error("unknown-extension", where, message, "install the extension, or correct its name")


def _python_markdown(settings: MarkdownSettings) -> Engine:
    converter = filtered(converter_of(settings))
    lock = Lock()

    def convert(text: str) -> str:
        with lock:
            converter.reset()
            return converter.convert(text)

    return convert


def converter_of(settings: MarkdownSettings) -> markdown.Markdown:
    """Python-Markdown with all that the settings ask for."""
    return markdown.Markdown(
        extensions=[
            *_EXTENSIONS,
            FootnoteExtension(USE_DEFINITION_ORDER=False),
            "pymdownx.highlight",
            SuperFencesCodeExtension(),
            *(name for name in settings.extensions if _short(name) not in _OURS),
        ],
        extension_configs=_OPTIONS,
        output_format="html",
    )


def _short(name: str) -> str:
    return name.removeprefix("markdown.extensions.")


ENGINES: dict[str, Callable[[MarkdownSettings], Engine]] = {"markdown": _python_markdown, "commonmark": commonmark}


@lru_cache(maxsize=8)
def _made(settings: MarkdownSettings) -> Engine:
    return ENGINES[settings.engine](settings)
