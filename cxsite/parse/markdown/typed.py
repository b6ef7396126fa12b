"""What readers would see exactly as typed: other tools' shorthand, and markup that is off by a character.

Each pattern is tried only if characters that it requires are in the text at all. All patterns are linear. What is found in the
source is reported only if it comes out of the engine as typed: only the engine knows what is code, an attribute or a link.
"""

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Callable, Collection, Iterator
from html import unescape
from itertools import islice

from cxsite.model.site import MarkdownSettings
from cxsite.model.wording import Said
from cxsite.parse.markdown.places import Places
from cxsite.parse.markdown.scan import MARKERS, WRAP

#: These start a line, after nothing but these characters.
_BEFORE = {
    "note": frozenset(" \t>"),
    "contents": frozenset(),
    "bullet": frozenset(" \t"),
    "hard space": frozenset(" \t>"),
    "container": frozenset(" \t>"),
    "number": frozenset(" \t>"),
}
_DOTTED = r"[\w-]+\.[\w.-]+"
_Patterns = dict[str, tuple[tuple[str, ...], re.Pattern[str]]]
#: Kind → characters of which it needs one, and its pattern. Each begins with a literal, so that the search skips ahead, which
#: is faster than searching for two characters side by side (`"==" in text`).
_PATTERNS: _Patterns = {
    "shorthand": (
        ("{",),
        re.compile(
            r"\{(?:\{(?:[<%][^\n{}]{1,200}[>%]|(?:-|[ \t]*(?:[\"'.$]|/\*))[^\n{}]{1,200})\}|%[^\n{}%]{1,200}%)\}"
        ),
    ),
    "wiki link": (("[",), re.compile(r"\[\[[^\[\]\n]{1,200}\]\]")),
    "link apart": (
        ("[",),
        re.compile(
            r"\[[^\[\]\n]{1,200}\] \((?:https?://[^()\s]+|[^()\s:]+\.(?:md(?:#[^()\s]*)?|png|jpe?g|webp|avif|gif|svg))\)"
        ),
    ),
    "link reversed": (("[",), re.compile(r"\)\[(?:https?://|[^\[\]\s:]{1,200}\.md)[^\[\]\n]{0,200}\]")),
    "emphasis": (
        ("*",),
        re.compile(
            r"\*\*(?:[^\s*](?:[^*\n]{0,200}[^\s*])?\*\*"
            r"|(?P<spaced>[ \t][^*\n]{0,200}[^\s*]\*\*(?!\w)|[^\s*][^*\n]{0,200}[ \t]\*\*))"
        ),
    ),
    "emphasis open": (  # within a line, and to the end of the paragraph nothing closes it
        ("*",),
        re.compile(r"\*\*(?<=[ \t(]\*\*)[^\s*]{1,40}+(?=(?:[^*\n]|\n(?![ \t>]*(?:\n|\Z)))*+(?!\*))"),
    ),
    "link open": (("](",), re.compile(r"\]\([^()\s]{3,}+(?!\S)(?![^()\n]*\))")),
    "table": (("|",), re.compile(r"\|[ \t]*\n[ \t>]*\|[^\n]*(?:\n[ \t>]*\|[^\n]*)?")),
    "braces": (
        ("{",),
        re.compile(
            rf"\{{\{{ *(?:(?!chart |table |scorecard )[\w-]+ +{_DOTTED}[^{{}}\n]{{0,200}}\}}\}}"
            r"|[^{}\n.@]{1,80}@ *\d{4}[^{}\n]{0,200}\}\}"
            # left open: the lines below do not close it either
            rf"|(?:(?:chart|table|scorecard) +[\w-]|{_DOTTED} *@)[^{{}}\n]*$(?!{WRAP}\}}\}}))",
            re.MULTILINE,
        ),
    ),
    "reference": (("]",), re.compile(r"\[[^\[\]\n^!][^\[\]\n]{0,200}\]\[(?!\^)[^\[\]\n]{0,200}\]")),
    "note": (("[",), re.compile(rf"\[!(?!(?:{'|'.join(MARKERS)})\])[A-Za-z]+\]")),
    "contents": (("[",), re.compile(r"\[[Tt]oc\](?=[ \t]*$)", re.MULTILINE)),
    "contents inside": (("[TOC]",), re.compile(r"\[TOC\](?=[ \t]*$)", re.MULTILINE)),
    "kramdown contents": (("{",), re.compile(r"\{:[ \t]*toc[ \t]*\}")),
    "hard space": (("\u00a0",), re.compile(r"(?:[-*+]|[1-9]\d{0,2}\.|#{1,6})\u00a0+(?=\S)")),
    "bullet": (("•", "▪"), re.compile(r"[•▪](?=[ \t\u00a0]*\S)")),
    "binding": (
        ("{",),
        re.compile(r"\{(?:\{ *[\w-]+\.[\w.-]+ *@[^{}\n]*\}(?!\})|(?<!\{\{) *[\w-]+\.[\w.-]+ *@[^{}\n]*\})"),
    ),
}
_IN_ADDRESS = r"[!#-'*-;=?-Z_a-z~^]"
#: What no engine understands by itself, but an extension may: also a web address, up to the last character that can be part of
#: it. An address on the local machine (a name without a dot, 127.0.0.1) is not meant as a link.
_OF_EXTENSIONS: _Patterns = {
    "mark": (("=",), re.compile(r"==(?<![\w=!<>]==)(?=[^\s=])[^=\n]{1,200}(?<!\s)==(?![\w=])", re.ASCII)),
    "container": ((":",), re.compile(r":(?<!::):++[ \t]*+(?:\{[^{}\n]{1,200}\}|[A-Za-z][\w-]*)")),
    "address": (
        (":",),
        re.compile(
            r"http(?<![A-Za-z0-9+/@.:=<-]http)(?<!\]\(http)(?<!=['\"]http)(?>s?://(?!127\.|0\.0\.)[A-Za-z0-9-]+\.[A-Za-z0-9]"
            rf"(?:(?:{_IN_ADDRESS}|\({_IN_ADDRESS}*+\))*(?:[A-Za-z0-9/=#&%+$@-]|\({_IN_ADDRESS}*+\)))?)"
            r"(?=[\s.,:;!?)'\"*_~<|]|\[\^|[^\w\x00-\x7f]|\Z)"
        ),
    ),
}
#: Attribute lists attached to nothing. Under `commonmark` this holds for all of them, which another rule reports.
_OF_LISTS: _Patterns = {
    "attributes": (("{",), re.compile(r"\{:(?![ \t]*toc[ \t]*\})[ \t]*[.#:/A-Za-z][^{}\n]{0,200}\}"))
}
#: What GitHub and the `commonmark` engine understand, but Python-Markdown without extensions does not.
_OF_OTHERS: _Patterns = {
    "strike": (("~",), re.compile(r"~~(?=[^\s~])[^~\n]{1,200}(?<!\s)~~")),
    "task": (("[",), re.compile(r"\[[ xX]\](?= )")),
    "number": (("1)",), re.compile(r"1\)[ \t]+\S[^\n]{0,200}\n(?:[^\n]{0,200}\n){0,4}?[ \t>]{0,9}2\)[ \t]")),
    "line break": (("\\\n",), re.compile(r"\\\n(?=[ \t>]*[^\s>])")),
    "backslash": (("\\",), re.compile(r"\\[~&$@%^=]")),
}
#: Bold words that end with a mark and run on into a word: CommonMark does not close them.
_OF_COMMONMARK: _Patterns = {
    "closing": (("**",), re.compile(r"\*\*[^\s*][^*\n]{0,200}+(?<=[^\w\s*])\*\*(?=\w)")),
}
_STROKE = re.compile(r"(?<!\\)\|")
_HYPHENS = re.compile(r"[ \t>|:-]+")
#: Paragraphs of HTML, and what starts like code but is not: no links are made there.
_RAW = re.compile(
    r"^[ \t>]*(?:</?[A-Za-z][\w-]*[\s/>]|<!|```|~~~)[^\n]*(?:\n(?![ \t>]*(?:\n|\Z))[^\n]*)*+", re.MULTILINE
)
_LONG = 200  # beyond this column, nothing counts as the start of its line
_ONCE = {"bullet", "hard space", "task"}  # they come in lists, so one report is enough
_VERBATIM = {"address", "backslash", "line break"}
_UNSEEN = {"kramdown contents"}  # below a list item Python-Markdown swallows it, and only the item is left
_ITEM = re.compile(r"[ \t>]*(?:[-*+]|\d{1,9}\.)[ \t]+")
_DEFINED = re.compile(r"^[ \t>]*\[([^\[\]\n]+)\]:", re.MULTILINE)
_FENCED = re.compile(r"^[ \t>]*(?:(?:[-*+]|\d{1,9}[.)])[ \t]+)*(?P<bar>`{3,}+|~{3,}+)(?P<rest>[^\n`]*)$", re.MULTILINE)


def said(text: str, places: Places, settings: MarkdownSettings, shown: Callable[[], str]) -> Iterator[Said]:
    """The places; for kinds in `_ONCE` only the first. `text` is the source without code and comments; `shown` returns what
    readers see, and is called only if something was found.
    """
    for kind, (signs, pattern) in _unread(settings).items():
        found = list(pattern.finditer(text)) if any(map(text.__contains__, signs)) else []
        if found:
            defined = {_label(each[1]) for each in _DEFINED.finditer(text)} if kind == "reference" else set()
            hits = [hit for hit in found if _is_meant(kind, text, hit, defined)]
            hits = _outside(hits, places.text) if kind == "address" else hits
            for hit in islice(_seen(kind, hits, shown), 1 if kind in _ONCE else None):
                start, end = _head(text, hit.start()) if kind == "table" else hit.span()
                yield Said("typed", text[start:end].partition("\n")[0], places.span(start, end), figure=kind)
    if "```" in places.text or "~~~" in places.text:
        yield from _open_fence(places)


def _unread(settings: MarkdownSettings) -> _Patterns:
    """The patterns of what these settings do not handle, as far as is known: extensions may handle what no engine does."""
    if settings.engine == "commonmark":
        return _PATTERNS | _OF_EXTENSIONS | _OF_COMMONMARK
    known = _PATTERNS | _OF_LISTS
    return known if settings.extensions else known | _OF_EXTENSIONS | _OF_OTHERS


def _seen(kind: str, hits: list[re.Match[str]], shown: Callable[[], str]) -> Iterator[re.Match[str]]:
    """The hits that readers see as often as they are written. If two look alike and one is in code, neither is reported."""
    if kind in _UNSEEN:
        yield from hits
    elif hits:
        seen = Counter(_look(kind, hit) for hit in hits[0].re.finditer(shown()))
        written = Counter(_look(kind, hit) for hit in hits)
        yield from (hit for hit in hits if written[_look(kind, hit)] <= seen[_look(kind, hit)])


def _look(kind: str, hit: re.Match[str]) -> str:
    """What survives in any case: all of an address or a backslash; otherwise only letters and digits, since marks in between may
    be markup.
    """
    return hit[0] if kind in _VERBATIM else "".join(filter(str.isalnum, unescape(hit[0])))


def _is_meant(kind: str, text: str, hit: re.Match[str], defined: Collection[str]) -> bool:
    """Whether a hit is meant as such: not after a backslash, not mid-line if it counts only at the start of a line, and not a
    reference that the text defines (`defined` are the labels).
    """
    if kind == "emphasis" and hit["spaced"] is None:  # almost always
        return False
    least = max(hit.start() - _LONG, 0)
    before = text[text.rfind("\n", least, hit.start()) + 1 or least : hit.start()]
    if kind == "reference":
        words, _, label = hit[0][1:-1].partition("][")
        is_code = before[-1:].isalnum() or before.endswith("]") or not any(sign.isalpha() for sign in words)
        return not is_code and not before.endswith("\\") and _label(label or words) not in defined
    if kind in {"table", "contents inside"}:
        return _is_no_table(text, hit) if kind == "table" else _is_no_contents(text, hit)
    if (kind == "note" and ">" not in before) or (kind == "task" and not _ITEM.fullmatch(before)):
        return False
    # What closes a pair, or marks a note to what is above; commonmark treats the first ::: as markup of its own.
    closes = kind == "emphasis open" and (before.count("**") % 2 or not before.strip(" \t>"))
    if closes or (kind == "container" and not hit[0].startswith(":::")):
        return False
    is_code = kind in _UNSEEN and before.startswith(("    ", "\t"))
    return not is_code and not before.endswith("\\") and (kind not in _BEFORE or _BEFORE[kind].issuperset(before))


def _head(text: str, at: int) -> tuple[int, int]:
    """The first row of what looks like a table, which ends with the bar at `at`."""
    start = text.rfind("\n", 0, at) + 1
    return start + len(text[start:at]) - len(text[start:at].lstrip(" \t>")), at + 1


def _is_no_table(text: str, hit: re.Match[str]) -> bool:
    """Whether two rows with bars are just a paragraph: the second is not a row of hyphens, or has another number of cells."""
    start, end = _head(text, hit.start())
    above = text[text.rfind("\n", 0, max(text.rfind("\n", 0, start), 0)) + 1 : start]
    below = hit[0].split("\n")[1]
    is_table = _HYPHENS.fullmatch(below) and below.count("|") == len(_STROKE.findall(text, start, end))
    return text[start] == "|" and not above.strip(" \t>\n") and not is_table


def _is_no_contents(text: str, hit: re.Match[str]) -> bool:
    """Whether a `[TOC]` has something beside, above or below it, and no backslash before it."""
    begin, end = text.rfind("\n", 0, hit.start()), text.find("\n", hit.end())
    above = text[text.rfind("\n", 0, max(begin, 0)) + 1 : max(begin, 0)]
    below = text[end + 1 :].partition("\n")[0] if end >= 0 else ""
    beside = text[begin + 1 : hit.start()]
    return bool((above + beside + below).strip(" \t>")) and not beside.endswith("\\")


def _outside(hits: list[re.Match[str]], text: str) -> list[re.Match[str]]:
    """The hits outside paragraphs of HTML."""
    ends = {raw.start(): raw.end() for raw in _RAW.finditer(text)}
    starts = list(ends)
    within = (bisect_right(starts, hit.start()) - 1 for hit in hits)
    return [hit for hit, at in zip(hits, within, strict=True) if at < 0 or ends[starts[at]] <= hit.start()]


def _label(written: str) -> str:
    """A label normalised as references compare them: without case and extra spaces."""
    return " ".join(written.split()).casefold()


def _open_fence(places: Places) -> Iterator[Said]:
    """The fence that opens a code block which is never closed."""
    opened: re.Match[str] | None = None
    for match in _fences(places.text):
        if opened is None:
            opened = match
        elif match["bar"].startswith(opened["bar"]) and not match["rest"].strip():
            opened = None
    if opened:
        yield Said("typed", opened["bar"], places.span(*opened.span("bar")), figure="fence")


def _fences(text: str) -> Iterator[re.Match[str]]:
    """The lines that open or close a code block. Only lines that contain a fence are looked at."""
    begins = {text.rfind("\n", 0, at) + 1 for bar in ("```", "~~~") for at in _found(text, bar)}
    return filter(None, [_FENCED.match(text, begin) for begin in sorted(begins)])


def _found(text: str, bar: str) -> Iterator[int]:
    at = text.find(bar)
    while at >= 0:
        yield at
        at = text.find(bar, at + len(bar))
