"""Where the links of a text lead, for paper: there they are numbered, and their addresses follow the text as endnotes."""

import re
from html import unescape

_OUTWARD = re.compile(r'<a\s[^>]*?href="(https?://[^"]*)"')


def targets(html: str) -> list[str]:
    """The addresses of all links that lead out of the site, in the order of the text, as often as they are there."""
    return [unescape(address) for address in _OUTWARD.findall(html)] if "http" in html else []
