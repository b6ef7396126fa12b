"""What works in Python-Markdown but is plain text to the `commonmark` engine: reported with its line, to help people migrate.

A line scanner, not a parser; lines in fenced blocks are skipped.
"""

import re
from collections.abc import Iterator

from cxsite.model.problem import Problem, error, warning
from cxsite.parse.markdown.places import Places

_FENCE = re.compile(r"^ {0,3}(?:> ?)*(`{3,}|~{3,})")
_RULES = (
    (
        "attribute-list-is-text",
        re.compile(r"\{:(?![ \t]*toc[ \t]*\})[^{}\n]*\}"),  # `left-as-typed` says what to write instead of {:toc}
        "the commonmark engine shows this attribute list as text",
        "for a heading, write {#name} at its end; elsewhere, leave it out",
    ),
    (
        "abbreviation-is-text",
        re.compile(r"^\*\[[^\]\n]+\]:.*"),
        "the commonmark engine does not support abbreviations, so it shows this line",
        "write the words out where they first occur, or use <abbr title=…>",
    ),
    (
        "admonition-is-text",
        re.compile(r"^ {0,3}!!! ?[\w-]+.*"),
        "the commonmark engine shows this admonition as text",
        "write it as a note: > [!NOTE] Title",
    ),
    (
        "heading-is-text",
        re.compile(r"^ {0,3}#{2,6}[^#\s].*"),
        "the commonmark engine shows this heading as text: there is no space after the #",
        "write a space after the last #",
    ),
    (
        "markdown-in-html",
        re.compile(r"(?i)<[a-z][^<>\n]*\smarkdown(?:=[^<>\n]*|\s[^<>\n]*)?>"),
        "the commonmark engine ignores markdown= in a tag",
        "add an empty line after the tag, and remove markdown=",
    ),
)
_TELLING = ("{:", "*[", "!!!", " markdown")
_HEADING = re.compile(r"\n#{2,6}[^#\s]")


def problems(places: Places) -> tuple[Problem, ...]:
    """The warnings, in line order."""
    telling = any(sign in places.text for sign in _TELLING) or _HEADING.search(places.text)
    return tuple(_found(places)) if telling or places.text.startswith("##") else ()


def unclosed_comment(places: Places, html: str) -> Problem | None:
    """An HTML comment that is never closed, which hides everything after it from readers."""
    if html.rfind("<!--") <= html.rfind("-->"):
        return None
    at = places.text.rfind("<!--")
    span = places.span(at, at + 4) if at >= 0 else places.span(0, 0)
    message = "this comment is never closed, so nothing after it would be shown"
    return error("comment-never-closed", span, message, "close it with -->")


def _found(places: Places) -> Iterator[Problem]:
    fence, at = "", 0
    for line in places.text.split("\n"):
        mark = _FENCE.match(line)
        if mark and (not fence or (line.strip(" >") == mark[1] and mark[1].startswith(fence))):
            fence = "" if fence else mark[1]
        elif not fence:
            for rule, pattern, message, advice in _RULES:
                for hit in pattern.finditer(line):
                    yield warning(rule, places.span(at + hit.start(), at + hit.end()), message, advice)
        at += len(line) + 1
