"""Pictures and videos that an author wrote as HTML: every address in such a tag is resolved like that of a Markdown picture.

`src`, `poster` and each candidate of a `srcset` become separate uses, so that a missing file is reported with its line, an
address on another host is reported too, and all local files are published with the text.
"""

import re
from collections.abc import Iterator
from html import unescape

from cxsite.model.addresses import is_outside
from cxsite.model.body import Link
from cxsite.parse.markdown import addresses, tags
from cxsite.parse.markdown.letters import Taken
from cxsite.parse.markdown.pieces import Pile

MEDIA = frozenset({"img", "source", "video", "audio", "track"})
_WHOLE = frozenset({"src", "poster"})
_CANDIDATE = re.compile(r"[\s,]*+(\S*[^\s,])[^,]*")
_Place = tuple[int, int, bool]


def media(tag: str, name: str, raw: Taken, pile: Pile) -> None:
    """Put the tag on the pile, with a slot for each local address. `tag` has the author's own letters restored."""
    done = 0
    for start, end, quoted in _places(tag):
        link, at = raw_link(tag[start:end], raw, pile, image=True)
        if is_outside(link.written):
            if (name, tag[:start].rstrip("\"'= ")[-3:].lower()) != ("img", "src"):  # those are noted with Markdown's
                pile.number(link, at, image=True)
            continue
        pile.html(tag[done:start] + ("" if quoted else '"'))
        pile.slot(pile.number(link, at, image=True), "address")
        done = end
        pile.html("" if quoted else '"')
    pile.html(tag[done:])


def _places(tag: str) -> Iterator[_Place]:
    """Where the addresses are in a tag, and whether they are quoted."""
    for attribute in tags.attributes(tag):
        start, end = attribute.value_start, attribute.value_end
        quoted = tag[start - 1] in "\"'"
        if attribute.name in _WHOLE and attribute.value:
            yield start, end, quoted
        elif attribute.name == "srcset" and quoted:
            yield from ((*found.span(1), True) for found in _CANDIDATE.finditer(tag, start, end))


def raw_link(typed: str, raw: Taken, pile: Pile, *, image: bool) -> tuple[Link, int]:
    """The use of an address in a tag that the author wrote, and its offset in the source; one with a space is reported."""
    at = max(pile.places.text.find(typed, raw.start), 0)
    link = Link(unescape(typed), image, pile.places.span(at, at + len(typed)))
    problem = addresses.problem(link.written, link.span)
    if problem and problem.rule == "address-with-space":  # the others are reported by `html_checks`
        pile.problems.append(problem)
    return link, at
