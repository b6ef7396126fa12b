"""Our own constructs in Markdown source, each replaced by one letter before the engine sees it.

Nothing is skipped here, neither code nor comments nor raw HTML: only the engine knows which is which, and a letter that comes
out in code is turned back into what was typed. So this module matches too much on purpose.
"""

import re
from collections.abc import Callable
from html import unescape

from cxsite.model.body import Binding, Embed, Number, Ref
from cxsite.model.frozen import dataclass
from cxsite.parse.markdown import refs
from cxsite.parse.markdown.letters import Kind, Letters, Taken
from cxsite.parse.markdown.places import Places

MARKERS = ("PULL", "NOTE", "TIP", "IMPORTANT", "WARNING", "CAUTION", "FIGURE")

#: Another tool's `{% link a.md %}` or `{{< ref "a.md" >}}`: to be reported where an address should be.
_SHORTHAND = r"\{(?:%|\{(?![ \t]*[A-Za-z]))[^{}\n]{1,200}[%}]\}[^\s()<>{}]*"
_BARE = r"(?:[^\s()\\<>{]|\\.|\{(?!\{)|\([^\s()]*\))+"
_SPACED = r"(?:[ \t]+[^\s()\"'{<>=][^\s()\"'{<>]*)*"
_OUTSIDE = r"(?!(?i:https?://(?!https?[:/])[^\s/)>]|mailto:|tel:))"
#: What is allowed in braces: up to four lines of one paragraph.
WRAP = r"[^{}\n]*(?:\n(?![ \t>]*\n)[^{}\n]*){0,3}"

# Each alternative is tried one character after a character of the class, so that the search skips from one such character
# to the next: three times as fast as plain alternatives.
_CONSTRUCT = re.compile(
    rf"""[\\{{\[\]<&`~](?:
      (?<=\\)(?:(?P<escape>\{{\{{|["'.<-])|[\\`\[\]&~])
    | (?<=\{{)\{{(?P<inner>\s*(?:(?:chart|table|scorecard)\s+[A-Za-z]|[A-Za-z][\w-]*\.[A-Za-z]){WRAP})\}}\}}
    | (?<=\[)!(?P<marker>{"|".join(MARKERS)})\]
    | (?<=\[)(?P<contents>TOC\])(?=[ \t]*$)
    | (?<=\[)(?P<words>[^\[\]]{{1,80}})\]\{{cx=(?P<claim>{WRAP})\}}
    | (?<=\])\([ \t]*\n?[ \t]*{_OUTSIDE}(?P<target><[^<>\n]+>|{_SHORTHAND}|{_BARE}{_SPACED})(?=\s*(?:\)|["'(]))
    | (?<=\]):(?=[ \t]*\n?[ \t]*{_OUTSIDE}(?P<defined><[^<>\n]+>|{_BARE})[ \t]*(?:$|\n?[ \t]*["'(]))
    | (?<=<)(?P<comment>!--)
    | (?<=<)(?P<tag>[A-Za-z][A-Za-z0-9-]*)(?=[\s/>])
    | (?<=&)(?P<entity>quot;|apos;|\#34;|\#39;)
    | (?<=`)(?P<ticks>``+)
    | (?<=~)(?P<tildes>~~+)
    )""",
    re.VERBOSE | re.MULTILINE,
)
_INFO = re.compile(r"[ \t]*(?P<info>[^`\n]*[^`\s])")
_BEFORE_FENCE = re.compile(r"[ \t>]*(?:(?:[-*+]|\d{1,9}[.)])[ \t]+)*")
_BEFORE_DEFINED = re.compile(r"[ \t>]*(?:[-*+][ \t]+)?\[(?!\^)[^\[\]]*")
_CLAIM = re.compile(r"(?:\"(?P<quoted>[^\"]*)\"|(?P<plain>[^\s\"]+))(?:\s+reason=\"(?P<reason>[^\"]*)\")?\s*")
_NEW_LINE = re.compile(r"[ \t]*\n[ \t>]*")


@dataclass(frozen=True, slots=True)
class Scanned:
    """The source with letters in it, and what they stand for."""

    source: str
    letters: Letters


def scan(places: Places) -> Scanned:
    """Replace every construct of ours in `places.text`. Raises `OutOfLettersError` beyond some 49,000 constructs."""
    text, letters = places.text, Letters(places.text)
    out: list[str] = []
    done = 0
    for match in _CONSTRUCT.finditer(text):
        take = _TAKERS.get(match.lastgroup or "")
        taken = take(match, places) if take and match.start() >= done else None
        if taken:
            out += text[done : taken.start], _before(taken), letters.put(taken)
            done = taken.end
    return Scanned("".join([*out, text[done:]]), letters)


def _before(taken: Taken) -> str:
    return " cx=" if taken.kind == "tag" else ""


def _escape(match: re.Match[str], _places: Places) -> Taken:
    return Taken("escape", match[0], match.start(), match.end(), match["escape"])


def _entity(match: re.Match[str], _places: Places) -> Taken:
    return Taken("escape", match[0], match.start(), match.end(), unescape(match[0]))


def _braces(match: re.Match[str], places: Places) -> Taken:
    inner, span = _NEW_LINE.sub(" ", match["inner"]).strip(), places.span(match.start(), match.end())
    use: Binding | Embed | str
    if inner.split()[0] in {"chart", "table", "scorecard"}:
        kind: Kind = "embed"
        drawn = refs.embed(inner)
        use = drawn if isinstance(drawn, str) else Embed(*drawn, span)
    else:
        kind, named = "value", refs.ref(inner)
        use = named if isinstance(named, str) else Binding(named, span)
    if isinstance(use, str):
        return Taken(kind, match[0], match.start(), match.end(), use)
    return Taken(kind, match[0], match.start(), match.end(), use=use)


def _number(match: re.Match[str], places: Places) -> Taken:
    written = _NEW_LINE.sub(" ", match["claim"])
    claim = _CLAIM.fullmatch(written)
    named = _claimed(claim) if claim else f"“cx={written}” is not written correctly"
    if isinstance(named, str):
        return Taken("number", match[0], match.start(), match.end(), named)
    words, reason = _NEW_LINE.sub(" ", match["words"]), (claim and claim["reason"]) or ""
    use = Number(words, named, reason, places.span(match.start(), match.end()))
    return Taken("number", match[0], match.start(), match.end(), use=use)


def _claimed(claim: re.Match[str]) -> Ref | str | None:
    """The reference that a checked number is compared with; None if a reason exempts it; a message if it is malformed."""
    if claim["plain"] == "ignore" or claim["quoted"] == "ignore":
        return None if (claim["reason"] or "").strip() else "a number that is not checked needs a reason"
    return refs.ref(claim["quoted"] if claim["quoted"] is not None else claim["plain"])


def _target(match: re.Match[str], _places: Places) -> Taken:
    start, end = match.span("target")
    return _address(match["target"], start, end)


def _defined(match: re.Match[str], places: Places) -> Taken | None:
    """The address of a reference definition. If it is none, as in `[^1]: [a link](late.md)`, what it matched is scanned too."""
    line = places.text.rfind("\n", 0, match.start()) + 1
    if not _BEFORE_DEFINED.fullmatch(places.text, line, match.start()):
        return None
    return _address(match["defined"], *match.span("defined"))


def _address(written: str, start: int, end: int) -> Taken:
    inner = written[1:-1] if written.startswith("<") else re.sub(r"\\(?=[!-/:-@\[-`{-~])", "", written)
    return Taken("target", written, start, end, unescape(inner))


def _marker(match: re.Match[str], _places: Places) -> Taken:
    return Taken("marker", match[0], match.start(), match.end(), match["marker"])


def _contents(match: re.Match[str], _places: Places) -> Taken:
    return Taken("contents", match[0], match.start(), match.end())


def _comment(match: re.Match[str], _places: Places) -> Taken:
    return Taken("comment", "", match.end(), match.end())


def _tag(match: re.Match[str], _places: Places) -> Taken:
    return Taken("tag", "", match.end(), match.end(), match["tag"].lower())


def _fence(match: re.Match[str], places: Places) -> Taken | None:
    line = places.text.rfind("\n", 0, match.start()) + 1
    info = _INFO.match(places.text, match.end())
    if not info or not _BEFORE_FENCE.fullmatch(places.text, line, match.start()):
        return None
    return Taken("info", info["info"], info.start("info"), info.end("info"), info["info"])


_TAKERS: dict[str, Callable[[re.Match[str], Places], Taken | None]] = {
    "escape": _escape,
    "entity": _entity,
    "inner": _braces,
    "claim": _number,
    "marker": _marker,
    "contents": _contents,
    "target": _target,
    "defined": _defined,
    "comment": _comment,
    "tag": _tag,
    "ticks": _fence,
    "tildes": _fence,
}
