"""The `commonmark` engine: pyromark (pulldown-cmark), a hundred times as fast as Python-Markdown.

It is an optional extra. Its alerts, heading ids and typographic quotes are off, because cxsite does these itself. It leaves
footnotes where they were written, without back links; here they get the shape that Python-Markdown gives them.
"""

import re
from collections.abc import Callable
from urllib.parse import unquote

from cxsite.model.site import MarkdownSettings

# A letter in an address comes back percent-encoded. These are Tangut (from U+17000) and the ideographs after it.
_ADDRESS = re.compile(r'="[^"]*%F0%[^"]*"')
_ENCODED = re.compile(r"%F0%[9A-F][0-9A-F]%[89AB][0-9A-F]%[89AB][0-9A-F]")
_REFERENCE = re.compile(r'<sup class="footnote-reference"><a href="#([^"]*)">\d+</a></sup>')
_NOTE = re.compile(r'<div class="footnote-definition" id="([^"]*)"><sup class="footnote-definition-label">\d+</sup>\n?')
_DIV = re.compile(r"<(/?)div\b[^<>]*>")


def commonmark(settings: MarkdownSettings) -> Callable[[str], str]:
    """A function from a text to its HTML. Raises ImportError if pyromark is not installed. It supports no extensions."""
    del settings
    from pyromark import Options, html  # noqa: PLC0415 - an extra, and only this engine needs it

    chosen = (
        Options.ENABLE_TABLES
        | Options.ENABLE_FOOTNOTES
        | Options.ENABLE_STRIKETHROUGH
        | Options.ENABLE_TASKLISTS
        | Options.ENABLE_HEADING_ATTRIBUTES
        | Options.ENABLE_DEFINITION_LIST
    )

    def convert(text: str) -> str:
        made = html(text, options=chosen)
        if "%F0%" in made:
            made = _ADDRESS.sub(lambda found: _ENCODED.sub(lambda letter: _typed(letter[0], text), found[0]), made)
        if "&#39;" in made:  # in titles, where our own pass looks for quotes
            made = made.replace("&#39;", "'")
        return gathered(made) if "footnote-" in made else made

    return convert


def _typed(encoded: str, text: str) -> str:
    """The letter that was percent-encoded, if the text contains it; an address that the author encoded stays as it is."""
    letter = unquote(encoded)
    return letter if letter in text else encoded


def gathered(html: str) -> str:
    """Footnotes collected in a list at the end, in the order of their first references, each with its back links."""
    rest, notes = _apart(html)
    order = dict.fromkeys(label for label in _REFERENCE.findall(rest) if label in notes)
    for label in order.copy():
        order |= dict.fromkeys(inner for inner in _REFERENCE.findall(notes[label]) if inner in notes)
    order |= dict.fromkeys(notes)
    numbers = {label: number for number, label in enumerate(order, 1)}
    uses: dict[str, int] = {}

    def reference(found: re.Match[str]) -> str:
        label = found[1]
        uses[label] = uses.get(label, 0) + 1
        return f'<sup id="{_back(label, uses[label])}"><a class="footnote-ref" href="#fn:{label}">{numbers[label]}</a></sup>'

    rest = _REFERENCE.sub(reference, rest)
    shown = {label: _REFERENCE.sub(reference, notes[label]) for label in order}
    items = "".join([_item(label, text, uses.get(label, 0)) for label, text in shown.items()])
    return f'{rest}<div class="footnote">\n<hr>\n<ol>\n{items}</ol>\n</div>\n' if items else rest


def _apart(html: str) -> tuple[str, dict[str, str]]:
    """The text without its footnotes, and the footnotes by label; if a label is defined twice, the first counts."""
    notes: dict[str, str] = {}
    out, done = [], 0
    for found in _NOTE.finditer(html):
        if found.start() < done:
            continue
        inner, end = _until_closed(html, found.end())
        out.append(html[done : found.start()])
        notes.setdefault(found[1], inner.strip())
        done = end
    return "".join([*out, html[done:]]), notes


def _until_closed(html: str, start: int) -> tuple[str, int]:
    """Everything up to the `</div>` that closes the one before `start`, and the offset after it and its line break."""
    depth = 1
    for found in _DIV.finditer(html, start):
        depth += -1 if found[1] else 1
        if depth == 0:
            return html[start : found.start()], found.end() + html.startswith("\n", found.end())
    return html[start:], len(html)


def _item(label: str, text: str, uses: int) -> str:
    ways = "".join(
        f'<a class="footnote-backref" href="#{_back(label, number)}">↩</a>' for number in range(1, max(uses, 1) + 1)
    )
    ways = ways.replace("</a><a", "</a> <a")
    text = f"{text.removesuffix('</p>')}&#160;{ways}</p>" if text.endswith("</p>") else f"{text}\n<p>{ways}</p>"
    return f'<li id="fn:{label}">\n{text}\n</li>\n'


def _back(label: str, number: int) -> str:
    return f"fnref{number if number > 1 else ''}:{label}"
