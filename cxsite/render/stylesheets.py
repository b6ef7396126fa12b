"""Minified stylesheets of a theme: without the comments, spaces and last semicolons that only their authors need.

These make up nearly a fifth of the default theme's compressed styles. Nothing is renamed, reordered or joined, and strings and
url() are left alone; so is a comment that starts with /*!, which by convention is a licence.
"""

import re

_KEPT = r"""("(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|url\([^)]*\)|/\*!.*?\*/)"""
_IDLE = r"(?:(?>/\*(?!!).*?\*/)|\s)"  # atomic: a comment ends at its first end, whatever follows
_PART = re.compile(f"{_KEPT}|{_IDLE}*+;?{_IDLE}*+(}}){_IDLE}*|{_IDLE}*([{{;,]){_IDLE}*|(:){_IDLE}+|{_IDLE}+", re.DOTALL)


def lean(css: bytes) -> bytes:
    """The same rules in fewer bytes; anything that is not UTF-8 is returned unchanged."""
    try:
        text = css.decode("utf-8")
    except UnicodeDecodeError:
        return css
    return _PART.sub(lambda part: part[part.lastindex] if part.lastindex else " ", text).strip().encode()
