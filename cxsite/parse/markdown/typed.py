"""What readers would see as it was typed: the shorthand of other tools, and marks that miss their form by a sign.

Each pattern is tried only where signs that it cannot do without are in the text at all. All of them are linear.
"""

import re
from collections.abc import Collection, Iterator
from itertools import islice

from cxsite.model.wording import Said
from cxsite.parse.markdown.places import Places
from cxsite.parse.markdown.scan import MARKERS

_BEFORE = {"note": frozenset(" \t>"), "contents": frozenset(), "bullet": frozenset(" \t")}  # these begin their lines
#: What it is → signs of which it needs one, and how it looks. Each begins with a literal, so that the search leaps, which is
#: quicker than to look for two signs side by side.
_PATTERNS: dict[str, tuple[tuple[str, ...], re.Pattern[str]]] = {
    "shorthand": (("{",), re.compile(r"\{(?:\{[<%][^\n{}]{1,200}[>%]\}|%[^\n{}%]{1,200}%)\}")),
    "wiki link": (("[",), re.compile(r"\[\[[^\[\]\n]{1,200}\]\]")),
    "link apart": (
        ("[",),
        re.compile(r"\[[^\[\]\n]{1,200}\] \((?:https?://[^()\s]+|[^()\s:]+\.md(?:#[^()\s]*)?)\)"),
    ),
    "reference": (("][",), re.compile(r"\[[^\[\]\n^!][^\[\]\n]{0,200}\]\[(?!\^)[^\[\]\n]{0,200}\]")),
    "note": (("[",), re.compile(rf"\[!(?!(?:{'|'.join(MARKERS)})\])[A-Za-z]+\]")),
    "contents": (("[",), re.compile(r"\[[Tt]oc\](?=[ \t]*$)", re.MULTILINE)),
    "bullet": (("•", "▪"), re.compile(r"[•▪](?=[ \t\u00a0]*\S)")),
    "binding": (
        ("{",),
        re.compile(r"\{(?:\{ *[\w-]+\.[\w.-]+ *@[^{}\n]*\}(?!\})|(?<!\{\{) *[\w-]+\.[\w.-]+ *@[^{}\n]*\})"),
    ),
}
#: What GitHub and the engine `commonmark` understand, and Python-Markdown without extensions does not.
_OF_OTHERS: dict[str, tuple[tuple[str, ...], re.Pattern[str]]] = {
    "strike": (("~~",), re.compile(r"~~(?=[^\s~])[^~\n]{1,200}(?<!\s)~~")),
    "task": (("[ ] ", "[x] ", "[X] "), re.compile(r"\[[ xX]\](?= )")),
}
_ONCE = {"bullet", "task"}  # they come in lists
_ITEM = re.compile(r"[ \t>]*(?:[-*+]|\d{1,9}\.)[ \t]+")
_DEFINED = re.compile(r"^[ \t>]*\[([^\[\]\n]+)\]:", re.MULTILINE)
_FENCED = re.compile(r"^[ \t>]*(?:(?:[-*+]|\d{1,9}[.)])[ \t]+)*(?P<bar>`{3,}+|~{3,}+)(?P<rest>[^\n`]*)$", re.MULTILINE)


def said(text: str, places: Places, *, plain: bool) -> Iterator[Said]:
    """The places; of bullets and tasks the first alone. `text` is the source without code and comments; `plain` says that
    Python-Markdown reads it, without further extensions.
    """
    for kind, (signs, pattern) in (_PATTERNS | _OF_OTHERS if plain else _PATTERNS).items():
        if any(map(text.__contains__, signs)):
            defined = {_label(found[1]) for found in _DEFINED.finditer(text)} if kind == "reference" else set()
            hits = (hit for hit in pattern.finditer(text) if _is_meant(kind, text, hit, defined))
            for hit in islice(hits, 1 if kind in _ONCE else None):
                yield Said("typed", hit[0], places.span(*hit.span()), figure=kind)
    if "```" in places.text or "~~~" in places.text:
        yield from _open_fence(places)


def _is_meant(kind: str, text: str, hit: re.Match[str], defined: Collection[str]) -> bool:
    """Not where a backslash stands before it, not within a line where only its beginning would count, and no reference with
    an address in the text: `defined` are their labels.
    """
    before = text[text.rfind("\n", 0, hit.start()) + 1 : hit.start()]
    if kind == "reference":
        words, _, label = hit[0][1:-1].partition("][")
        is_code = before[-1:].isalnum() or before.endswith("]") or not any(sign.isalpha() for sign in words)
        return not is_code and not before.endswith("\\") and _label(label or words) not in defined
    if (kind == "note" and ">" not in before) or (kind == "task" and not _ITEM.fullmatch(before)):
        return False
    return not before.endswith("\\") and (kind not in _BEFORE or _BEFORE[kind].issuperset(before))


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
