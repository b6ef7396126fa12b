"""The engine `markdown`: Python-Markdown with the parts that our dialect needs, and the extensions that the settings name."""

from collections.abc import Callable
from threading import Lock
from typing import Any

import markdown
from markdown.extensions.footnotes import FootnoteExtension
from pymdownx.superfences import SuperFencesCodeExtension

from cxsite.model.site import MarkdownSettings
from cxsite.parse.markdown.triggers import filtered

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


def engine(settings: MarkdownSettings) -> Callable[[str], str]:
    """What turns a text into HTML. Raises whatever an extension raises that cannot be loaded."""
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
