"""Places in a text that editorial rules ask about, and the waivers beside them.

They are found in the source, where they have a line and a column. Code and comments are first overwritten with spaces. All
patterns are linear: none can run over the same stretch twice.
"""

import re
from collections.abc import Callable, Iterator

from cxsite.model.site import MarkdownSettings
from cxsite.model.wording import Said, Waiver
from cxsite.parse.markdown import assertions, quantities, table_rows, typed
from cxsite.parse.markdown.places import Places

# Expressions begin with a literal or a small character class, so that the search skips ahead: one that begins with a lookbehind
# or a repeat that may be empty is tried at every character, which costs a tenth of a millisecond per post each.
_MARK = re.compile(r"[`~<](?:(?<=`)`*+|(?<=~)~~+|(?<=<)!--)")
_FENCED = re.compile(
    r"^[ \t>]*(?P<bar>`{3,}+|~{3,}+)[^\n]*\n(?:.*?^[ \t>]*(?P=bar)[`~]*[ \t]*$|.*\Z)", re.MULTILINE | re.DOTALL
)
_SPAN = re.compile(r"`++(?:[^`\n]|\n(?!\n))++`++")
_COMMENT = re.compile(r"<!--(?:.*?-->|.*\Z)", re.DOTALL)
_LINK = re.compile(r"\[(?<![!\\\]]\[)(?P<words>[^\[\]\n!^][^\[\]\n]{0,38})\](?=\(|\[)")
_OUTSIDE = re.compile(
    r"[(<](?:(?<=\]\()<?(?P<first>https?://[^\s<>()]+(?:\([^\s<>()]*\)[^\s<>()]*)*)|(?<=<)(?P<second>https?://[^\s<>]+)>)"
)
_NAMED = re.compile(r"^[ \t]*>[ \t]*(?:—|–|--)[ \t]*(?P<who>\S[^\n]*)", re.MULTILINE)
_WAIVER = re.compile(
    r"<!--[ \t\n]*allow[ \t]+(?:(?P<rule>[a-z][a-z-]*)[ \t]*:(?P<reason>(?:(?!--).)*)|(?P<bare>[a-z]+(?:-[a-z]+)+)[ \t\n]*)-->",
    re.DOTALL,
)
_NOT_A_LINE_END = re.compile(r"[^\n]")


def said(
    places: Places,
    terms: tuple[tuple[str, str], ...] = (),
    language: str = "en",
    *,
    settings: MarkdownSettings = MarkdownSettings(),
    shown: Callable[[], str] | None = None,
) -> tuple[Said, ...]:
    """The places, kind by kind. `terms` are words that the publication explains, each with its explanation; `shown` gives
    what readers see of the text if an engine with these settings has parsed it; without it, the source's prose is used.
    """
    text = without_code(places.text)
    found = [*_links(text, places), *_quotes(text, places), *quantities.said(text, places)]
    found += typed.said(text, places, settings, shown or (lambda: text))
    found += table_rows.said(text, places, code_splits=settings.engine == "commonmark")
    words = assertions.tongue(language)
    asserting = words if words and assertions.may_be_in(text, words) else None
    if terms or asserting:
        paragraphs = list(_paragraphs(text))
        found += assertions.said(text, paragraphs, places, asserting) if asserting else ()
        found += _terms(text, paragraphs, places, terms)
    return tuple(found)


def waivers(places: Places) -> tuple[Waiver, ...]:
    """Every waiver, with the lines it covers: those of its own paragraph, or otherwise of the next."""
    if "<!--" not in places.text:
        return ()
    return tuple(_waiver(match, places) for match in _WAIVER.finditer(places.text))


def is_waiver(comment: str) -> bool:
    """Whether a comment is a note to cxsite, which readers do not get."""
    return _WAIVER.fullmatch(comment) is not None


def _waiver(match: re.Match[str], places: Places) -> Waiver:
    begin = match.end()
    while begin < len(places.text) and places.text[begin] in " \t\n":
        begin += 1
    end = places.text.find("\n\n", begin)
    last = places.span(max((end if end >= 0 else len(places.text)) - 1, 0), len(places.text)).line
    span = places.span(*match.span())
    return Waiver(match["rule"] or match["bare"], " ".join((match["reason"] or "").split()), span.line, last, span)


def without_code(text: str) -> str:
    """The text with every fenced block, code span and comment overwritten with spaces."""
    out: list[str] = []
    done = 0
    for mark in _MARK.finditer(text):
        blank = _blank(text, mark, done) if mark.start() >= done else None
        if blank:
            out += text[done : blank.start()], _NOT_A_LINE_END.sub(" ", blank[0])
            done = blank.end()
    return "".join([*out, text[done:]]) if done else text


def _blank(text: str, mark: re.Match[str], done: int) -> re.Match[str] | None:
    """What starts at this mark and ends somewhere after it. A fence starts with its line."""
    if mark[0] == "<!--":
        return _COMMENT.match(text, mark.start())
    fenced = _FENCED.match(text, max(text.rfind("\n", 0, mark.start()) + 1, done)) if len(mark[0]) > 2 else None
    if fenced and fenced.start("bar") == mark.start():
        return fenced
    return _SPAN.match(text, mark.start()) if mark[0][0] == "`" else None


def _links(text: str, places: Places) -> Iterator[Said]:
    if "](" in text or "][" in text:
        for match in _LINK.finditer(text):
            yield Said("link", " ".join(match["words"].split()), places.span(*match.span("words")))
    if "://" in text:
        for match in _OUTSIDE.finditer(text):
            name = match.lastgroup or "first"
            yield Said("outside", match[name], places.span(*match.span(name)))


def _quotes(text: str, places: Places) -> Iterator[Said]:
    if ">" in text:
        for match in _NAMED.finditer(text):
            yield Said("quote", " ".join(match["who"].split()), places.span(*match.span("who")))


def _paragraphs(text: str) -> Iterator[tuple[int, int]]:
    """Where each paragraph begins and ends: lines with an empty line before and after."""
    begin = at = 0
    for line in text.splitlines(keepends=True):
        if not line.strip():
            if begin < at:
                yield begin, at
            begin = at + len(line)
        at += len(line)
    if begin < at:
        yield begin, at


def _terms(
    text: str, paragraphs: list[tuple[int, int]], places: Places, terms: tuple[tuple[str, str], ...]
) -> Iterator[Said]:
    for term, meaning in terms:
        pattern = re.compile(rf"(?<![\w-]){re.escape(term)}(?![\w-])", 0 if term.isupper() else re.IGNORECASE)
        for start, end in paragraphs:
            found = None if text[start:end].startswith("#") else pattern.search(text, start, end)
            if found:
                backed = _explained(text[start:end], found.start() - start, term, meaning)
                yield Said("term", term, places.span(*found.span()), backed)
                break


def _explained(paragraph: str, at: int, term: str, meaning: str) -> bool:
    """Whether a first use explains itself: with its meaning beside it, brackets, or a link to an explanation."""
    after, before = paragraph[at + len(term) :], paragraph[:at]
    linked = before.rfind("[") > before.rfind("]") and "](" in after
    return (
        linked
        or after.lstrip(" *_\n").startswith("(")
        or before.endswith("(")
        or " ".join(meaning.casefold().split()) in " ".join(paragraph.casefold().split())
    )
