"""The `markdown` engine: Python-Markdown with the parts our dialect needs, and the extensions named in the settings."""

from collections.abc import Callable
from threading import Lock
from typing import Any
from xml.etree.ElementTree import Element, SubElement

import markdown
from markdown.extensions.footnotes import FN_BACKLINK_TEXT, FootnoteExtension
from pymdownx.superfences import SuperFencesCodeExtension

from cxsite.model.site import MarkdownSettings
from cxsite.parse.markdown.triggers import filtered

_EXTENSIONS = ("abbr", "admonition", "attr_list", "def_list", "md_in_html", "sane_lists", "tables")
# What cxsite does itself, for every engine: if named in site.yaml, these would do it a second time.
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


class _Footnotes(FootnoteExtension):
    """Gives every footnote a back link: Python-Markdown makes none for one without text, then fails when it sorts them."""

    def makeFootnotesDiv(self, root: Element) -> Element | None:  # noqa: N802 - the library's name
        """The footnotes, or None if the text has none."""
        div = super().makeFootnotesDiv(root)
        for label, note in zip(self.footnotes, () if div is None else div.iterfind("ol/li"), strict=False):
            if len(note) == 0:
                way = {"class": "footnote-backref", "href": "#" + self.makeFootnoteRefId(label)}
                SubElement(SubElement(note, "p"), "a", way).text = FN_BACKLINK_TEXT
        return div


def engine(settings: MarkdownSettings) -> Callable[[str], str]:
    """A function from a text to its HTML. Raises whatever an extension raises when it cannot be loaded."""
    converter = filtered(converter_of(settings))
    lock = Lock()

    def convert(text: str) -> str:
        with lock:
            converter.reset()
            return converter.convert(text)

    return convert


def converter_of(settings: MarkdownSettings) -> markdown.Markdown:
    """Python-Markdown with everything the settings ask for."""
    return markdown.Markdown(
        extensions=[
            *_EXTENSIONS,
            _Footnotes(USE_DEFINITION_ORDER=False),
            "pymdownx.highlight",
            SuperFencesCodeExtension(),
            *(name for name in settings.extensions if _short(name) not in _OURS),
        ],
        extension_configs=_OPTIONS,
        output_format="html",
    )


def _short(name: str) -> str:
    return name.removeprefix("markdown.extensions.")
