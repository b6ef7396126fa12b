"""Code blocks: given back as typed, coloured by Pygments as classes, and kept away from every later pass by a letter."""

import re
from functools import lru_cache
from html import escape, unescape

from cxsite.parse.markdown.letters import Letters, Taken, as_code

_BLOCK = re.compile(
    r'<pre(?: class="[^"]*")?><code(?: class="(?:language-)?(?P<info>[^"]*)")?>(?P<code>[^<]*)</code></pre>'
)
_PARAGRAPH = re.compile(r"<p((?:\s[^<>]*)?)>([^<]*(?:<(?!/p>)[^<]*)*)</p>")
_LANGUAGE = re.compile(r"\{?[\s.]*(?P<name>[\w#+.-]*)")


def blocks(html: str, letters: Letters) -> str:
    """`html` with each code block replaced by a letter that stands for the highlighted one."""
    if "<pre" not in html:
        return html
    html = _BLOCK.sub(lambda m: letters.put(Taken("code", "", 0, 0, _drawn(m, letters))), html)
    marks = letters.among("code")
    return _PARAGRAPH.sub(lambda m: _out_of_paragraph(m, marks), html) if marks else html


def _out_of_paragraph(match: re.Match[str], marks: str) -> str:
    """A fence with text right above or below comes out of Python-Markdown inside that paragraph, where no block may stand."""
    attributes, inner = match.groups()
    if not any(mark in inner for mark in marks):
        return match[0]
    parts = re.split(rf"\s*([{marks}])\s*", inner)
    parts[::2] = [f"<p>{part}</p>" if part else "" for part in parts[::2]]
    return "\n".join(filter(None, parts)).replace("<p>", f"<p{attributes}>", 1)


def _drawn(match: re.Match[str], letters: Letters) -> str:
    typed = letters.back(match["info"] or "", as_code)
    found = _LANGUAGE.match(unescape(typed))
    return _block(found["name"].lower() if found else "", unescape(letters.back(match["code"], as_code)))


@lru_cache(maxsize=512)
def _block(language: str, code: str) -> str:
    mark = f' class="language-{escape(language)}"' if language else ""
    drawn = _coloured(language, code) if language else ""
    drawn = drawn or escape(code.rstrip("\n"), quote=False) + "\n"
    # A block that is wider than the screen scrolls, and what scrolls must be reachable by keyboard: hence tabindex.
    return f'<pre class="highlight" tabindex="0"><code{mark}>{drawn}</code></pre>'


def _coloured(language: str, code: str) -> str:
    from cxsite.parse.colours import coloured  # noqa: PLC0415 - imports Pygments, which only new code should cost

    return coloured(language, code)
