"""What readers would see as it was typed: the shorthand of other tools, and marks that miss their form by a sign.

Each pattern is tried only where signs that it cannot do without are in the text at all. All of them are linear. What is found in
the source is told only if it comes out of the engine as it was typed: that alone knows what is code, an attribute or a link.
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
from cxsite.parse.markdown.scan import MARKERS

#: These begin their lines, behind nothing but such signs.
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
#: What it is → signs of which it needs one, and how it looks. Each begins with a literal, so that the search leaps, which is
#: quicker than to look for two signs side by side (`"==" in text`).
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
    "table": (("|",), re.compile(r"\|[ \t]*\n[ \t>]*\|[^\n]*(?:\n[ \t>]*\|[^\n]*)?")),
    "braces": (
        ("{",),
        re.compile(
            rf"\{{\{{ *(?:(?!chart |table |scorecard )[\w-]+ +{_DOTTED}[^{{}}\n]{{0,200}}\}}\}}"
            r"|[^{}\n.@]{1,80}@ *\d{4}[^{}\n]{0,200}\}\}"
            rf"|(?:(?:chart|table|scorecard) +[\w-]|{_DOTTED} *@)[^{{}}\n]*$)",
            re.MULTILINE,
        ),
    ),
    "reference": (("]",), re.compile(r"\[[^\[\]\n^!][^\[\]\n]{0,200}\]\[(?!\^)[^\[\]\n]{0,200}\]")),
    "note": (("[",), re.compile(rf"\[!(?!(?:{'|'.join(MARKERS)})\])[A-Za-z]+\]")),
    "contents": (("[",), re.compile(r"\[[Tt]oc\](?=[ \t]*$)", re.MULTILINE)),
    "kramdown contents": (("{",), re.compile(r"\{:[ \t]*toc[ \t]*\}")),
    "hard space": (("\u00a0",), re.compile(r"(?:[-*+]|[1-9]\d{0,2}\.|#{1,6})\u00a0+(?=\S)")),
    "bullet": (("•", "▪"), re.compile(r"[•▪](?=[ \t\u00a0]*\S)")),
    "binding": (
        ("{",),
        re.compile(r"\{(?:\{ *[\w-]+\.[\w.-]+ *@[^{}\n]*\}(?!\})|(?<!\{\{) *[\w-]+\.[\w.-]+ *@[^{}\n]*\})"),
    ),
}
_IN_ADDRESS = r"[!#-'*-;=?-Z_a-z~^]"
#: What no engine understands by itself, and an extension may: also a web address, up to the last sign that can be meant as its
#: own. Of a machine on the desk (a name without a dot, 127.0.0.1) no link is wanted.
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
#: Attribute lists that belong to nothing. Under `commonmark` none does, and another rule tells of all of them.
_OF_LISTS: _Patterns = {
    "attributes": (("{",), re.compile(r"\{:(?![ \t]*toc[ \t]*\})[ \t]*[.#:/A-Za-z][^{}\n]{0,200}\}"))
}
#: What GitHub and the engine `commonmark` understand, and Python-Markdown without extensions does not.
_OF_OTHERS: _Patterns = {
    "strike": (("~",), re.compile(r"~~(?=[^\s~])[^~\n]{1,200}(?<!\s)~~")),
    "task": (("[",), re.compile(r"\[[ xX]\](?= )")),
    "number": (("1)",), re.compile(r"1\)[ \t]+\S[^\n]{0,200}\n(?:[^\n]{0,200}\n){0,4}?[ \t>]{0,9}2\)[ \t]")),
}
_STROKE = re.compile(r"(?<!\\)\|")
_HYPHENS = re.compile(r"[ \t>|:-]+")
#: Paragraphs of HTML, and what begins as code and is none: there a link is made of nothing.
_RAW = re.compile(
    r"^[ \t>]*(?:</?[A-Za-z][\w-]*[\s/>]|<!|```|~~~)[^\n]*(?:\n(?![ \t>]*(?:\n|\Z))[^\n]*)*+", re.MULTILINE
)
_LONG = 200  # what stands so far within its line does not begin it
_ONCE = {"bullet", "hard space", "task"}  # they come in lists
_UNSEEN = {"kramdown contents"}  # below an item of a list Python-Markdown swallows it, and only the item is left
_ITEM = re.compile(r"[ \t>]*(?:[-*+]|\d{1,9}\.)[ \t]+")
_DEFINED = re.compile(r"^[ \t>]*\[([^\[\]\n]+)\]:", re.MULTILINE)
_FENCED = re.compile(r"^[ \t>]*(?:(?:[-*+]|\d{1,9}[.)])[ \t]+)*(?P<bar>`{3,}+|~{3,}+)(?P<rest>[^\n`]*)$", re.MULTILINE)


def said(text: str, places: Places, settings: MarkdownSettings, shown: Callable[[], str]) -> Iterator[Said]:
    """The places; of bullets and tasks the first alone. `text` is the source without code and comments, `shown` gives what
    readers see; it is asked for only where something was found.
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
    """The patterns of what nothing reads under these settings, as far as is known: an extension may read what no engine does."""
    if settings.engine == "commonmark":
        return _PATTERNS | _OF_EXTENSIONS
    known = _PATTERNS | _OF_LISTS
    return known if settings.extensions else known | _OF_EXTENSIONS | _OF_OTHERS


def _seen(kind: str, hits: list[re.Match[str]], shown: Callable[[], str]) -> Iterator[re.Match[str]]:
    """Those that readers see as often as they are written. Of two that look alike, one of them in code, neither is told."""
    if kind in _UNSEEN:
        yield from hits
    elif hits:
        seen = Counter(_look(kind, hit) for hit in hits[0].re.finditer(shown()))
        written = Counter(_look(kind, hit) for hit in hits)
        yield from (hit for hit in hits if written[_look(kind, hit)] <= seen[_look(kind, hit)])


def _look(kind: str, hit: re.Match[str]) -> str:
    """What is left of it in any case: of an address all, of others their letters, since marks in between may mean something."""
    return hit[0] if kind == "address" else "".join(filter(str.isalnum, unescape(hit[0])))


def _is_meant(kind: str, text: str, hit: re.Match[str], defined: Collection[str]) -> bool:
    """Not where a backslash stands before it, not within a line where only its beginning would count, and no reference with
    an address in the text: `defined` are their labels.
    """
    if kind == "emphasis" and hit["spaced"] is None:  # nearly always
        return False
    least = max(hit.start() - _LONG, 0)
    before = text[text.rfind("\n", least, hit.start()) + 1 or least : hit.start()]
    if kind == "reference":
        words, _, label = hit[0][1:-1].partition("][")
        is_code = before[-1:].isalnum() or before.endswith("]") or not any(sign.isalpha() for sign in words)
        return not is_code and not before.endswith("\\") and _label(label or words) not in defined
    if kind == "table":
        return _is_no_table(text, hit)
    if (kind == "note" and ">" not in before) or (kind == "task" and not _ITEM.fullmatch(before)):
        return False
    if kind == "container" and not hit[0].startswith(":::"):  # commonmark takes the first for a mark of its own
        return False
    is_code = kind in _UNSEEN and before.startswith(("    ", "\t"))
    return not is_code and not before.endswith("\\") and (kind not in _BEFORE or _BEFORE[kind].issuperset(before))


def _head(text: str, at: int) -> tuple[int, int]:
    """The first row of what looks like a table, which ends with the stroke at `at`."""
    start = text.rfind("\n", 0, at) + 1
    return start + len(text[start:at]) - len(text[start:at].lstrip(" \t>")), at + 1


def _is_no_table(text: str, hit: re.Match[str]) -> bool:
    """Whether two rows between strokes are a paragraph of their own: the second has other cells than hyphens, or not as many."""
    start, end = _head(text, hit.start())
    above = text[text.rfind("\n", 0, max(text.rfind("\n", 0, start), 0)) + 1 : start]
    below = hit[0].split("\n")[1]
    is_table = _HYPHENS.fullmatch(below) and below.count("|") == len(_STROKE.findall(text, start, end))
    return text[start] == "|" and not above.strip(" \t>\n") and not is_table


def _outside(hits: list[re.Match[str]], text: str) -> list[re.Match[str]]:
    """Those in no paragraph of HTML."""
    ends = {raw.start(): raw.end() for raw in _RAW.finditer(text)}
    starts = list(ends)
    within = (bisect_right(starts, hit.start()) - 1 for hit in hits)
    return [hit for hit, at in zip(hits, within, strict=True) if at < 0 or ends[starts[at]] <= hit.start()]


def _label(written: str) -> str:
    """A label as references compare them: without case and idle spaces."""
    return " ".join(written.split()).casefold()


def _open_fence(places: Places) -> Iterator[Said]:
    """The fence that opens a code block which nothing closes."""
    opened: re.Match[str] | None = None
    for match in _fences(places.text):
        if opened is None:
            opened = match
        elif match["bar"].startswith(opened["bar"]) and not match["rest"].strip():
            opened = None
    if opened:
        yield Said("typed", opened["bar"], places.span(*opened.span("bar")), figure="fence")


def _fences(text: str) -> Iterator[re.Match[str]]:
    """The lines that open or close a code block. Only lines with such a bar are looked at."""
    begins = {text.rfind("\n", 0, at) + 1 for bar in ("```", "~~~") for at in _found(text, bar)}
    return filter(None, [_FENCED.match(text, begin) for begin in sorted(begins)])


def _found(text: str, bar: str) -> Iterator[int]:
    at = text.find(bar)
    while at >= 0:
        yield at
        at = text.find(bar, at + len(bar))
