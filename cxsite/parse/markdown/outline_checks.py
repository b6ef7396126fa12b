"""Checks that need nothing but the text's own outline: headings, ids, and footnotes that are not defined."""

import re
from collections import Counter
from collections.abc import Iterator, Set

from cxsite.model.place import Span
from cxsite.model.problem import Problem, error, warning
from cxsite.model.wording import Said
from cxsite.parse.markdown import footnotes
from cxsite.parse.markdown.headings import Heading
from cxsite.parse.markdown.places import Places
from cxsite.parse.markdown.tags import VERBATIM
from cxsite.parse.markdown.wording import without_code

_LINE = re.compile(
    r"^[ \t>]*+(?:(?P<marks>#{1,6})(?P<words>.*)|(?P<over>\S.*)\n[ \t>]*(?P<under>=+|-+)[ \t]*$|<h(?P<raw>[1-6])(?P<inner>.*))",
    re.MULTILINE,
)
_DEFINED = re.compile(r"^ {0,3}\[([^\[\]\n]+)\]:.*", re.MULTILINE)
# Bindings, addresses and attributes are not part of a heading's words.
_UNSHOWN = re.compile(r"\{\{[^{}]*\}\}|\]\([^()]*\)|\{[#:.][^{}]*\}")


def problems(anchors: tuple[str, ...], tokens: list[str], names: list[str], places: Places) -> tuple[Problem, ...]:
    """Warnings for footnotes without text or references; errors for an id used twice, or reserved for the page."""
    return (
        *_twice(anchors, places),
        *_reserved(anchors, places),
        *_undefined(tokens, names, places),
        *_unused(anchors, places),
        *_empty(tokens, places),
        *_defined_again(places),
    )


def said(headings: tuple[Heading, ...], places: Places) -> Iterator[Said]:
    """The headings of level one, which is reserved for the title, and those that skip a level."""
    above, told = 1, []
    for at, heading in enumerate(headings):
        shown = max(heading.level, 2)
        if heading.level == 1 or shown > above + 1:
            told.append((at, above))
        above = shown
    if told:
        spans = _spans(headings, {at for at, _ in told}, places)
        for at, above in told:
            yield Said("heading", headings[at].words, spans[at], figure=f"{headings[at].level} {above}")


def empty(headings: tuple[Heading, ...], places: Places) -> Iterator[Problem]:
    """Headings without words, which a screen reader announces as headings all the same."""
    levels = [heading.level for heading in headings if heading.is_empty]
    if levels:
        found = _LINE.finditer(without_code(places.text))
        lines = [line for line in found if not (_words(line) or "{{" in line[0] or "![" in line[0])]
    for at, level in enumerate(levels):
        span = _span([line for line in lines if _level(line) == level], levels[:at].count(level), places)
        yield warning("heading-without-words", span, "this heading has no words", "write its words, or remove the line")


def _spans(headings: tuple[Heading, ...], wanted: Set[int], places: Places) -> dict[int, Span]:
    """The source lines of the `wanted` headings, by index: each the line that looks like it, counting identical ones."""
    lines = [(_level(line), _words(line), line) for line in _LINE.finditer(places.text)]
    seen: Counter[tuple[int, str]] = Counter()
    spans: dict[int, Span] = {}
    alike: dict[tuple[int, str], list[re.Match[str]]] = {}
    for at, heading in enumerate(headings):
        level, words = look = (heading.level, _look(heading.words))
        if at in wanted:
            if look not in alike:
                alike[look] = [line for of, source, line in lines if of == level and _alike(source, words)]
            spans[at] = _span(alike[look], seen[look], places)
        seen[look] += 1
    return spans


def _span(lines: list[re.Match[str]], which: int, places: Places) -> Span:
    if not lines:
        return places.file()
    line = lines[min(which, len(lines) - 1)]
    return places.span(line.start(), line.end())


def _level(line: re.Match[str]) -> int:
    if line["raw"]:
        return int(line["raw"])
    return len(line["marks"]) if line["marks"] else 1 if line["under"][0] == "=" else 2


def _words(line: re.Match[str]) -> str:
    return _look(_UNSHOWN.sub("", line["words"] or line["over"] or line["inner"] or ""))


def _alike(source: str, words: str) -> bool:
    """Whether a source line may be this heading. It may hold more (addresses, bindings), so the first letters decide."""
    return not words or words[:6] in source


def _look(text: str) -> str:
    return "".join(c for c in text.lower() if c.isalnum())


def _twice(anchors: tuple[str, ...], places: Places) -> list[Problem]:
    return [
        error(
            "anchor-twice",
            _nth(name, count, places),
            f"the id “{name}” is used {count} times in this file",
            "choose another id",
        )
        for name, count in Counter(anchors).items()
        if count > 1
    ]


def _reserved(anchors: tuple[str, ...], places: Places) -> list[Problem]:
    """Ids that the page around the text uses: a duplicate would break its links."""
    message = "ids that start with “cx-” are reserved for the page around this text"
    advice = "choose an id that starts differently"
    return [
        error("anchor-reserved", _nth(name, 1, places), message, advice) for name in anchors if name.startswith("cx-")
    ]


def _nth(name: str, count: int, places: Places) -> Span:
    found = list(re.finditer(rf"(?:#|id=[\"']?){re.escape(name)}\b", places.text))[:count]
    return places.span(found[-1].start(), found[-1].end()) if found else places.file()


def _undefined(tokens: list[str], names: list[str], places: Places) -> list[Problem]:
    if "[^" not in places.text:
        return []
    found, verbatim = [], 0
    for token, name in zip(tokens, names, strict=True):
        if name:
            verbatim += (-1 if name[0] == "/" else 1) * (name.lstrip("/") in VERBATIM)
        elif not verbatim:
            found += footnotes.undefined(token)
    return [_no_note(label, places) for label in dict.fromkeys(found)]


def _no_note(label: str, places: Places) -> Problem:
    at = places.text.find(f"[^{label}]")
    span = places.span(at, at + len(label) + 3) if at >= 0 else places.file()
    advice = f"add its text at the end: [^{label}]: …"
    return warning("footnote-undefined", span, f"the footnote “{label}” has no text", advice)


def _empty(tokens: list[str], places: Places) -> list[Problem]:
    """Footnotes that contain only their back link."""
    if "[^" not in places.text:
        return []
    starts = [at for at, token in enumerate(tokens) if token.startswith('<li id="fn:')]
    labels = [tokens[at][len('<li id="fn:') : -2] for at in starts if _is_way_back(tokens[at + 1 : at + 5])]
    return [_no_words(label, places) for label in labels]


def _is_way_back(tokens: list[str]) -> bool:
    before, paragraph, inner, tag = tokens
    return paragraph == "<p>" and not (before + inner).strip() and tag.startswith('<a class="footnote-backref"')


def _defined_again(places: Places) -> Iterator[Problem]:
    """Labels of footnotes and of references defined twice with different content: readers get one of the two."""
    if "]:" not in places.text or max(Counter(_DEFINED.findall(places.text)).values(), default=0) < 2:
        return
    seen: dict[str, str] = {}
    for found in _DEFINED.finditer(without_code(places.text)):
        name, what = found[1], "footnote" if found[1][0] == "^" else "reference"
        if seen.setdefault(name, found[0]) != found[0]:
            message = f"the {what} “{name.lstrip('^')}” is defined twice, and readers get only one of the two"
            yield warning("defined-twice", places.span(found.start(1) - 1, found.end(1) + 1), message, "rename one")


def _no_words(label: str, places: Places) -> Problem:
    span, advice = _definition(label, places), f"write it after the colon, [^{label}]: …, or remove the note"
    return warning("footnote-undefined", span, f"the text of the footnote “{label}” is empty", advice)


def _unused(anchors: tuple[str, ...], places: Places) -> list[Problem]:
    labels = [name.removeprefix("fn:") for name in anchors if name.startswith("fn:")]
    return [_no_reference(label, places) for label in labels if f"fnref:{label}" not in anchors]


def _no_reference(label: str, places: Places) -> Problem:
    message = f"nothing refers to the footnote “{label}”"
    return warning("footnote-unused", _definition(label, places), message, f"write [^{label}] where it belongs")


def _definition(label: str, places: Places) -> Span:
    found = re.search(rf"^[ \t>]*(\[\^{re.escape(label)}\]):", places.text, re.MULTILINE)
    return places.span(*found.span(1)) if found else places.file()
