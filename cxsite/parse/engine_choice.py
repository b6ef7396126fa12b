"""The section `markdown` of site.yaml: which engine reads the texts, and with which extensions."""

from typing import Any

from cxsite.model.site import MarkdownSettings
from cxsite.parse.values.fields import Field, Reading, Record
from cxsite.parse.values.lists import ListOf
from cxsite.parse.values.texts import LINE, choice

_READ_FILES = {"pymdownx.b64", "pymdownx.snippets"}


def _settings(values: dict[str, Any], key: str, reading: Reading) -> MarkdownSettings:
    made = MarkdownSettings(**values)
    where = f"{key}/extensions"
    if made.engine == "commonmark" and made.extensions:
        remedy = "remove them, or write engine: markdown"
        reading.tell("extensions-ignored", where, "the commonmark engine has no extensions", remedy, "warning")
    elif reads := ", ".join(name for name in made.extensions if name in _READ_FILES):
        message = f"{reads} reads other files, and pages do not follow when these change"
        remedy = "after such a change, run cxsite build --clean"
        reading.tell("extension-reads-files", where, message, remedy, "warning")
    return made


MARKDOWN = Record(
    (
        Field(
            "engine", choice("markdown", "commonmark"), "The engine that turns Markdown into HTML.", default="markdown"
        ),
        Field(
            "extensions",
            ListOf(LINE, "text"),
            "Additional Python-Markdown extensions, by name.",
            example=["pymdownx.tilde"],
        ),
    ),
    make=_settings,
    hint="write, for example, markdown: {engine: markdown}",
)
