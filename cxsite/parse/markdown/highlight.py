"""Code blocks: restored as typed, coloured by Pygments with classes, and hidden from every later pass behind a letter.

The info string after the opening fence is parsed here, for both engines: the language, a title (`title="a.py"`), and the lines
to highlight, as in other tools: `hl_lines="2 4-6"`, `hl_lines=[2,"4-6"]` or `{2,4-6}`. Braces around all of it change nothing.
"""

import re
from functools import lru_cache
from html import escape, unescape

from cxsite.model.frozen import dataclass
from cxsite.model.problem import Problem, warning
from cxsite.parse.markdown.letters import LETTER, Letters, Taken, as_code
from cxsite.parse.markdown.places import Places

_BLOCK = re.compile(
    r'<pre(?: class="[^"]*")?><code(?: class="(?:language-)?(?P<info>[^"]*)")?>(?P<code>[^<]*)</code></pre>'
)
_PARAGRAPH = re.compile(r"<p((?:\s[^<>]*)?)>([^<]*(?:<(?!/p>)[^<]*)*)</p>")
_LANGUAGE = re.compile(r"\{?[\s.]*(?P<name>[\w#+.-]*+)(?!\s*=)")
_TITLE = re.compile(r"""\btitle\s*=\s*(?:"([^"]*)"|'([^']*)')""")
_LINES = re.compile(r"""\bhl_lines\s*=\s*("[^"]*"|'[^']*'|\[[^\]]*\]|[\d,-]+)|\{([\d\s,-]+)\}""")
_RANGE = re.compile(r"(\d{1,5})(?:\s*-\s*(\d{1,5}))?")


@dataclass(frozen=True, slots=True)
class _Info:
    """A parsed info string: the language in lower case, the title, line ranges counted from 1."""

    language: str = ""
    title: str = ""
    marked: tuple[range, ...] = ()


def blocks(html: str, letters: Letters, places: Places) -> tuple[str, tuple[Problem, ...]]:
    """`html` with a letter for each highlighted code block; warnings for lines to highlight that do not exist."""
    if "<pre" not in html:
        return html, ()
    problems: list[Problem] = []
    html = _BLOCK.sub(lambda m: letters.put(Taken("code", "", 0, 0, _drawn(m, letters, places, problems))), html)
    marks = letters.among("code")
    return _PARAGRAPH.sub(lambda m: _out_of_paragraph(m, marks), html) if marks else html, tuple(problems)


def _out_of_paragraph(match: re.Match[str], marks: str) -> str:
    """Python-Markdown leaves a fence with text directly above or below inside that paragraph, where no block is allowed."""
    attributes, inner = match.groups()
    if not re.search(f"[{marks}]", inner):
        return match[0]
    parts = re.split(rf"\s*([{marks}])\s*", inner)
    parts[::2] = [f"<p>{part}</p>" if part else "" for part in parts[::2]]
    return "\n".join(filter(None, parts)).replace("<p>", f"<p{attributes}>", 1)


def _drawn(match: re.Match[str], letters: Letters, places: Places, problems: list[Problem]) -> str:
    info = _info(unescape(letters.back(match["info"] or "", as_code)))
    code = unescape(letters.back(match["code"], as_code))
    count = code.rstrip("\n").count("\n") + 1
    if any(lines.stop > count + 1 or not lines or lines.start < 1 for lines in info.marked):
        problems.append(_lacking(count, match["info"], letters, places))
    return _block(info, code)


def _info(written: str) -> _Info:
    language, title, lines = _LANGUAGE.match(written), _TITLE.search(written), _LINES.search(written)
    ranges = _RANGE.findall(lines[1] or lines[2]) if lines else ()
    return _Info(
        language["name"].lower() if language else "",
        (title[1] or title[2] or "").strip() if title else "",
        tuple([range(int(first), int(last or first) + 1) for first, last in ranges]),
    )


def _lacking(count: int, info: str, letters: Letters, places: Places) -> Problem:
    letter = LETTER.search(info)
    taken = letters.taken.get(letter[2]) if letter else None
    span = places.span(taken.start, taken.end) if taken else places.file()
    message = f"this highlights lines that the code does not have: it has {count}"
    return warning("code-lines", span, message, "count lines of the code from 1, and write the smaller number first")


@lru_cache(maxsize=512)
def _block(info: _Info, code: str) -> str:
    mark = f' class="language-{escape(info.language)}"' if info.language else ""
    drawn = _coloured(info.language, code) if info.language else ""
    drawn = drawn or escape(code.rstrip("\n"), quote=False) + "\n"
    if info.marked:
        drawn = _marked(drawn, info.marked)
    # A block that is wider than the screen scrolls, and what scrolls must be reachable by keyboard: hence tabindex.
    block = f'<pre class="highlight" tabindex="0"><code{mark}>{drawn}</code></pre>'
    if not info.title:
        return block
    return f'<figure class="listing"><figcaption>{escape(info.title)}</figcaption>{block}</figure>'


def _marked(drawn: str, ranges: tuple[range, ...]) -> str:
    """A code block's HTML with some lines marked. No element spans a line break in the output of Pygments."""
    lines = drawn.split("\n")
    for number in sorted({number for lines_ in ranges for number in lines_ if 0 < number < len(lines)}):
        lines[number - 1] = f"<mark>{lines[number - 1]}</mark>"
    return "\n".join(lines)


def _coloured(language: str, code: str) -> str:
    from cxsite.parse.colours import coloured  # noqa: PLC0415 - imports Pygments, which only new code should cost

    return coloured(language, code)
