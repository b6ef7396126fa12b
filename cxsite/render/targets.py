"""The targets of a text's links, for print: links are numbered there, and their addresses follow the text as endnotes."""

import re
from html import unescape

_OUTWARD = re.compile(r'<a\s[^>]*?href="(https?://[^"]*)"')


def targets(html: str) -> list[str]:
    """The addresses of all external links, in the order of the text, duplicates included."""
    return [unescape(address) for address in _OUTWARD.findall(html)] if "http" in html else []
