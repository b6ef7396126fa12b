"""Opening tags with something of ours in them: addresses to resolve, values in `alt` and `title`, images without alt text."""

import re
from html import escape

from cxsite.model.addresses import is_outside
from cxsite.model.body import Link
from cxsite.model.problem import error
from cxsite.model.wording import Said
from cxsite.parse.markdown import addresses, tags
from cxsite.parse.markdown.html_checks import mark
from cxsite.parse.markdown.letters import LETTER, Taken, as_text
from cxsite.parse.markdown.media_tags import MEDIA, media, raw_link
from cxsite.parse.markdown.pieces import Pile

_ADDRESS = re.compile(r'\s(href|src)="([^"]*)"')
_WORDLESS = re.compile(r'\salt="\s*"')
_NOWHERE = re.compile(r"\]\(\s*(?:<\s*>)?\s*\)")


def opening(tag: str, name: str, pile: Pile) -> int | None:
    """Put an opening tag with letters in it on the pile. The number of the link it opens; None if it opens none."""
    raw = mark(tag, pile.letters)
    if raw and name in MEDIA:
        media(pile.letters.back(tag, as_text), name, raw, pile)
        return None
    if raw:
        return _raw(pile.letters.back(tag, as_text), name, raw, pile)
    found = _ADDRESS.search(tag)
    target = pile.letters.taken.get(found[2]) if found else None
    if found and target and target.kind == "target":
        span = pile.span(target)
        problem = addresses.problem(target.text, span, bare=not target.typed.startswith("<"))
        if problem:
            pile.problems.append(problem)
        if not target.text.strip():
            nowhere(pile)
        link = Link(target.text, name == "img", span)
        return _with_address(pile, tag, name, found.span(2), link, place=target.start)
    if found and not found[2].isascii():
        _bound_address(found[2], pile)
    pile.attributes(tag)
    return None


def _with_address(pile: Pile, tag: str, name: str, at: tuple[int, int], link: Link, *, place: int) -> int | None:
    """The tag with a slot in place of its address, `at[0]` to `at[1]`; if it is a link, with slots around it."""
    if is_outside(link.written):
        pile.attributes(tag[: at[0]] + escape(link.written) + tag[at[1] :])
        return None
    number = pile.number(link, place, image=link.image)
    if name == "a":
        pile.slot(number, "open")
    pile.attributes(tag[: at[0]])
    pile.slot(number, "address")
    pile.attributes(tag[at[1] :])
    if name != "a":
        return None
    pile.slot(number, "opened")
    return number


def _raw(tag: str, name: str, raw: Taken, pile: Pile) -> int | None:
    """A tag that the author wrote: kept as typed; a local address in it is resolved like any other."""
    linking = name in {"a", "area"}
    found = next((a for a in tags.attributes(tag) if a.name == "href" and a.value), None) if linking else None
    if found is None or is_outside(found.value):
        pile.html(tag)
        return None
    typed = tag[found.value_start : found.value_end]
    quoted = tag[found.value_start - 1] in "\"'"
    before, after = tag[: found.value_start - quoted] + '"', '"' + tag[found.value_end + quoted :]
    link, place = raw_link(typed, raw, pile, image=False)
    at = (len(before), len(before) + len(typed))
    return _with_address(pile, before + typed + after, name, at, link, place=place)


def _bound_address(address: str, pile: Pile) -> None:
    for match in LETTER.finditer(address):
        taken = pile.letters.taken.get(match[2])
        if taken and taken.kind in {"value", "embed", "number"}:
            advice = "write the address itself: values can be used in a link's text"
            pile.problems.append(
                error("binding-in-address", pile.span(taken), "a binding cannot be used in an address", advice)
            )
        elif taken and taken.kind == "target":
            message = f"what comes after {taken.text} is not a title here, so it becomes part of the address"
            advice = f'write a title in quotes, [words]({taken.text} "title"), or close the bracket before it'
            pile.problems.append(error("address-with-space", pile.span(taken), message, advice))


def nowhere(pile: Pile) -> None:
    """Report a link whose address was left out."""
    found = _NOWHERE.search(pile.places.text)
    span = pile.places.span(found.start() + 1, found.end()) if found else pile.places.file()
    pile.problems.append(
        error("link-without-address", span, "this link has no address", "write the address in the brackets")
    )


def _note_elsewhere(tag: str, pile: Pile) -> None:
    """Record a picture on another host as a use, so that a rule can report it; the page's HTML stays as it is."""
    found = next((a for a in tags.attributes(tag) if a.name == "src"), None) if "//" in tag else None
    if found is None or not is_outside(found.value):
        return
    written = tag[found.value_start : found.value_end]
    for typed in (found.value, written):
        place = pile.places.text.find(typed)
        if place >= 0:
            span = pile.places.span(place, place + len(typed))
            pile.number(Link(found.value, image=True, span=span), place, image=True)
            return
    pile.number(Link(found.value, image=True, span=pile.places.file()), 0, image=True)


def picture(tag: str, pile: Pile) -> None:
    """Note a picture on another host, and one without alt text."""
    _note_elsewhere(tag, pile)
    if 'alt="' in tag and not _WORDLESS.search(tag):
        return
    raw = mark(tag, pile.letters)
    if raw and "alt" in {a.name for a in tags.attributes(tag)}:
        return  # in raw HTML an empty alt text is a decision: the picture is decorative
    found = _ADDRESS.search(tag)
    taken = raw or (pile.letters.taken.get(found[2]) if found else None)
    pile.said.append(Said("picture", "", pile.span(taken) if taken else pile.places.file()))
