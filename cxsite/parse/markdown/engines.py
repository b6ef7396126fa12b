"""Markdown engines: one function each, text → HTML.

Heading ids, contents lists, typographic quotes, notes and highlighting are not an engine's job: cxsite does them for all
engines, so that every engine's pages look alike. To add an engine, write the function that creates it and list it in `ENGINES`.
"""

from collections.abc import Callable
from functools import lru_cache

from cxsite.model.problem import Problem, error
from cxsite.model.site import MarkdownSettings, Site
from cxsite.parse.markdown.commonmark import commonmark

Engine = Callable[[str], str]


@lru_cache(maxsize=8)
def engine(settings: MarkdownSettings) -> Engine:
    """The publication's engine; call `problems` first to check that it is available."""
    return ENGINES[settings.engine](settings)


def problems(site: Site) -> tuple[Problem, ...]:
    """Why the engine or its extensions named in site.yaml cannot be used."""
    if site.markdown.engine not in ENGINES:
        known = " or ".join(f"`{name}`" for name in ENGINES)
        where = site.marks.span("markdown/engine")
        return (
            error("unknown-engine", where, f"there is no Markdown engine “{site.markdown.engine}”", f"use {known}"),
        )
    try:
        engine(site.markdown)
    except ModuleNotFoundError as failure:
        if failure.name == "pyromark":
            where, command = site.marks.span("markdown/engine"), "pip install 'cxsite[commonmark]'"
            return (error("missing-engine", where, "the commonmark engine is not installed", f"run {command}"),)
        return (_not_loaded(site, failure),)
    except Exception as failure:  # noqa: BLE001 - an extension is a stranger's code and may raise anything
        return (_not_loaded(site, failure),)
    return ()


def _not_loaded(site: Site, failure: Exception) -> Problem:
    message = f"the Markdown extensions cannot be loaded: {failure}"
    where = site.marks.span("markdown/extensions")
    return error("unknown-extension", where, message, "install the extension, or correct its name")


def _python_markdown(settings: MarkdownSettings) -> Engine:
    from cxsite.parse.markdown.python_markdown import engine as made  # noqa: PLC0415 - 50 ms, which only a text to be parsed should cost

    return made(settings)


ENGINES: dict[str, Callable[[MarkdownSettings], Engine]] = {"markdown": _python_markdown, "commonmark": commonmark}
