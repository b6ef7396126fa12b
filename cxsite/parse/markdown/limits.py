"""Limits that no real text reaches, and that protect the engine: from texts that would take minutes, or all memory.

Python-Markdown takes quadratic time on unclosed brackets, and recurses once per level of nesting.
"""

import re

from cxsite.model.problem import Problem, error
from cxsite.parse.markdown.places import Places

_LONGEST = 1_000_000
_MOST_OPEN = 400
_DEEPEST = 50
_QUOTED = re.compile(rf"^[ \t]*(?:>[ \t]*){{{_DEEPEST}}}", re.MULTILINE)
_LISTED = re.compile(rf"^[ \t]{{{4 * _DEEPEST},}}(?:[-*+]|\d{{1,9}}[.)])[ \t]", re.MULTILINE)
# what opens, what closes it
_PAIRS = (("[", "]"), ("](", ")"), ("<!", ">"), ("<", ">"))


def refused(places: Places) -> Problem | None:
    """Why a text is not passed to the engine, or None."""
    text = places.text
    if len(text) > _LONGEST:
        message = f"the text has {len(text):,} characters; the maximum is {_LONGEST:,}"
        advice = "split it into several documents, or publish it as a file under static/"
        return error("text-too-long", places.file(), message, advice)
    if len(text) <= _MOST_OPEN // 4:
        return None
    deep = (_QUOTED.search(text) if ">" in text else None) or (_LISTED.search(text) if " " * 200 in text else None)
    if deep:
        return too_deep(places, deep.start())
    return next((p for opening, closing in _PAIRS if (p := _left_open(places, opening, closing))), None)


def too_deep(places: Places, at: int = -1) -> Problem:
    """The problem of lists or quotes nested deeper than the engine can follow."""
    span = places.file() if at < 0 else places.span(at, at + 1)
    message = "lists or quotes are nested too deeply"
    return error("nested-too-deeply", span, message, f"stay below {_DEEPEST} levels")


def too_many(places: Places) -> Problem:
    """The problem of a document with too many bindings, links and escapes to tell apart."""
    message = "more than 48,000 links, bindings and escapes in one text"
    return error("too-many-constructs", places.file(), message, "split the text into several documents")


def lost(places: Places, html: str) -> Problem | None:
    """The problem of HTML in which Python-Markdown left its own placeholders: their content is lost.

    It happens where emphasis, links and tags overlap. The words before the first placeholder locate it.
    """
    at = min((i for i in (html.find("\2"), html.find("\3")) if i >= 0), default=-1)
    if at < 0:
        return None
    before = re.findall(r"\w+", re.sub(r"<[^<>]*>|\x02?klzzwxh:\d*", " ", html[:at]))
    found = places.text.find(before[-1]) if before else -1
    span = places.span(found, found + len(before[-1])) if found >= 0 else places.file()
    advice = "look for emphasis, links or tags that overlap, and put a backslash before characters meant as text"
    return error("text-lost", span, "the Markdown engine lost part of the text near here", advice)


def _left_open(places: Places, opening: str, closing: str) -> Problem | None:
    """Brackets count per paragraph, since that is where the engine looks for the end; the whole text is tested first."""
    text = places.text
    opened = text.count(opening)
    if opened <= _MOST_OPEN or opened - text.count(closing) <= _MOST_OPEN:
        return None
    at = 0
    for block in text.split("\n\n"):
        excess = block.count(opening) - block.count(closing)
        if excess > _MOST_OPEN:
            return _tangled(places, at + block.find(opening), opening, excess)
        at += len(block) + 2
    return None


def _tangled(places: Places, at: int, opening: str, excess: int) -> Problem:
    message = f"“{opening}” is opened {excess:,} times more often than it is closed"
    advice = f"put a backslash before each “{opening[0]}” that is meant as text, or put the passage in a code block"
    return error("too-tangled", places.span(at, at + len(opening)), message, advice)
