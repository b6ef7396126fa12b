"""A theme's stylesheets as they are served: without the comments, spaces and last semicolons that only their
authors need.

Nearly a fifth of the default theme's styles, compressed, would be those. Nothing is renamed, reordered or joined, and what stands
in quotes or in url() is left alone; so is a comment that begins with /*!, which by custom names a licence.
"""

import re

_KEPT = r"""("(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|url\([^)]*\)|/\*!.*?\*/)"""
_IDLE = r"(?:(?>/\*(?!!).*?\*/)|\s)"  # atomic: a comment ends at its first end, whatever stands behind it
_PART = re.compile(f"{_KEPT}|{_IDLE}*+;?{_IDLE}*+(}}){_IDLE}*|{_IDLE}*([{{;,]){_IDLE}*|(:){_IDLE}+|{_IDLE}+", re.DOTALL)


def lean(css: bytes) -> bytes:
    """The same rules in fewer bytes; what is not UTF-8 comes back as it is."""
    try:
        text = css.decode("utf-8")
    except UnicodeDecodeError:
        return css
    return _PART.sub(lambda part: part[part.lastindex] if part.lastindex else " ", text).strip().encode()
