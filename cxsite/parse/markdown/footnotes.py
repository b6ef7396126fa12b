"""Footnotes in one shape, whichever engine made them: a section at the end, numbered links there and back, accessible names."""

import re

from cxsite.parse.markdown.labels import Labels

_SECTION = re.compile(r'<div class="footnote">\s*<hr ?/?>\s*(<ol>.*</ol>)\s*</div>', re.DOTALL)
_REFERENCE = re.compile(r'<a class="footnote-ref" href="(#[^"]*)">(\d+)</a>')
_BACK = re.compile(r'<a class="footnote-backref" href="(#[^"]*)"[^>]*>[^<]*</a>')
_ITEM = re.compile(r'<li id="fn:')
_UNDEFINED = re.compile(r"\[\^([^\]\s]+)\]")


def footnotes(html: str, labels: Labels) -> str:
    """Unify the engine's footnotes; a text without any is returned unchanged."""
    if "footnote" not in html:
        return html
    html = _REFERENCE.sub(
        rf'<a class="footnote-ref" href="\1" role="doc-noteref" aria-label="{labels.footnote} \2">\2</a>', html
    )
    html = _BACK.sub(lambda m: m[0] if f' id="{m[1][1:]}"' in html else "", html)  # a note that nothing refers to
    return _SECTION.sub(lambda m: _section(m[1], labels), html)


def undefined(text: str) -> list[str]:
    """Labels of footnotes that appear in running text as typed, because they are not defined."""
    return _UNDEFINED.findall(text) if "[^" in text else []


def _section(items: str, labels: Labels) -> str:
    first, *notes = _ITEM.split(items)
    drawn = [f'<li id="fn:{_with_ways_back(note, number, labels)}' for number, note in enumerate(notes, 1)]
    inner = "".join([first, *drawn])
    return f'<section class="footnotes" role="doc-endnotes" aria-label="{labels.footnotes}">\n{inner}\n</section>'


def _with_ways_back(note: str, number: int, labels: Labels) -> str:
    found = iter(range(1, len(_BACK.findall(note)) + 1))

    def way(match: re.Match[str]) -> str:
        which = next(found)
        name = f"{labels.back}, {labels.footnote} {number}" + (f" ({which})" if which > 1 else "")
        return f'<a class="footnote-backref" href="{match[1]}" role="doc-backlink" aria-label="{name}">↩</a>'

    return _BACK.sub(way, note).replace('</a><a class="footnote-backref"', '</a> <a class="footnote-backref"')
