"""Raw HTML in a text: allowed, except what runs, frames or styles, and what is left unclosed.

The scan marked each tag the author wrote; the engine removes the marks in what it takes for code, so every mark found here is a
real tag, with its position. Tags without a mark are the engine's own (or come from an attribute list).
"""

import re
from collections import Counter
from dataclasses import dataclass, field

from cxsite.model.place import Span
from cxsite.model.problem import Problem, error, warning
from cxsite.parse.markdown import addresses, tags
from cxsite.parse.markdown.letters import LETTER, Letters, Taken, as_text
from cxsite.parse.markdown.places import Places

_REFUSED = {
    "script": ("raw-script", "a script in Markdown", "remove it: scripts belong in a theme"),
    "style": ("raw-style", "a style sheet in Markdown", "put the rules in the theme's style sheet"),
    "iframe": (
        "raw-frame",
        "a frame shows someone else's page inside yours",
        "link to it, with an image of it if you like",
    ),
}
_REFUSED |= dict.fromkeys(("frame", "frameset", "object", "embed", "applet"), _REFUSED["iframe"])
_REFUSED |= dict.fromkeys(
    ("base", "meta", "link", "title", "head", "body", "html"),
    ("raw-head", "this element belongs to the page around the text, not in the text", "remove it: the theme writes it"),
)
_OBSOLETE = frozenset(
    {"acronym", "big", "blink", "center", "dir", "font", "marquee", "nobr", "spacer", "strike", "tt", "xmp"}
)
_ENDS_BY_ITSELF = frozenset(
    {"p", "li", "dt", "dd", "tr", "td", "th", "thead", "tbody", "tfoot", "option", "optgroup", "rt", "rp", "colgroup"}
)
_ADDRESSES = frozenset(
    {"href", "src", "srcset", "action", "formaction", "xlink:href", "poster", "data", "background", "cite"}
)
# No engine makes these: one without a mark is the author's, but the scan did not recognise it as a tag.
_FOREIGN = re.compile(
    rf"<(?:(?:{'|'.join(sorted(_REFUSED))})[\s/>]|[a-zA-Z][a-zA-Z0-9]*[^\sa-zA-Z0-9/>]|[?!](?!--))", re.IGNORECASE
)
_HOST = re.compile(r"(?:[a-z0-9-]+\.)+[a-z]{2,}")
_PLAIN = re.compile(r"[a-z][a-z0-9]*")
_INLINE = ("a", "abbr", "b", "br", "code", "del", "em", "i", "img", "input", "span", "strong", "sub", "sup")
_KNOWN = frozenset(f"{slash}{name}" for name in (*tags.BLOCK, *_INLINE) for slash in ("", "/"))
# What an attribute list could smuggle into a tag that the engine makes.
_SUSPECT = re.compile(r'[ =](?:(?<= )(?:on[a-zA-Z]+|style|srcdoc)="|(?<==)(?i:"[^"]{0,9}(?:script|data|&)))')


@dataclass(slots=True)
class _Open:
    """A tag that is not closed yet; `taken` is None if the engine wrote it.

    `unread`: directly in it, below an empty line, there is text that Python-Markdown leaves alone and CommonMark would read.
    """

    name: str
    taken: Taken | None
    unread: bool = False


@dataclass(slots=True)
class _Walk:
    """What is open at this tag, and the problems found before it.

    `within` counts the open elements by name, `paragraphs` counts the engine's own paragraphs among them, and `told` holds the
    names already reported as unclosed: thousands of stray tags are judged without comparing each with all the others.
    """

    letters: Letters
    places: Places
    open: list[_Open] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    within: Counter[str] = field(default_factory=Counter)
    paragraphs: int = 0
    told: set[str] = field(default_factory=set)

    def push(self, name: str, taken: Taken | None) -> None:
        """Open the tag."""
        self.open.append(_Open(name, taken))
        self.within[name] += 1
        self.paragraphs += name == "p" and not taken

    def pop(self) -> _Open:
        """Close the most recently opened tag and return it."""
        last = self.open.pop()
        self.within[last.name] -= 1
        self.paragraphs -= last.name == "p" and not last.taken
        return last


def problems(tokens: list[str], names: list[str], letters: Letters, places: Places) -> tuple[Problem, ...]:
    """Everything wrong with the author's own HTML, with positions."""
    if "</" not in places.text and _is_the_engines(tokens, names):
        return ()
    walk = _Walk(letters, places)
    if "<" in "".join(tokens[::2]):
        walk.problems.append(_unfinished(places))
    for at in range(1, len(tokens), 2):
        tag, name = tokens[at], names[at]
        if name and name[0] == "/":
            _close(walk, name[1:])
        elif name:
            _opened(walk, tag, name)
        elif not tag.startswith("<!--"):
            walk.problems.append(_declaration(tag, places))
        if walk.open and tokens[at + 1].startswith("\n\n"):
            below = tokens[at + 1].strip()
            walk.open[-1].unread |= bool(below) and below not in letters.taken
    for left in walk.open:
        _never_closed(walk, left)
    return tuple(walk.problems)


def _is_the_engines(tokens: list[str], names: list[str]) -> bool:
    """Whether all tags are the engine's own, with nothing injected into them."""
    html = "".join(tokens)
    if " cx=" in html or _SUSPECT.search("".join(tokens[1::2])):
        return False
    known = html.count("<") == len(tokens) // 2 and _KNOWN.issuperset(names[1::2])
    return known or not _FOREIGN.search(html)


def _opened(walk: _Walk, tag: str, name: str) -> None:
    taken = mark(tag, walk.letters) if " cx=" in tag else None
    if taken or _SUSPECT.search(tag) or _FOREIGN.match(tag):
        _judge(walk, tag, name, taken)
    if taken and name in tags.BLOCK and walk.paragraphs:
        walk.problems.append(_in_paragraph(_tag_span(walk, taken), name))
    if name not in tags.VOID and not (tag.endswith("/>") and _in_drawing(walk)):
        walk.push(name, taken)


def mark(tag: str, letters: Letters) -> Taken | None:
    """What the scan knows about a tag that the author wrote; None for the engine's own.

    The mark is directly after the name, or a quoted attribute if the engine rewrote the tag. An unquoted mark further on
    belongs to a tag that is quoted in an attribute.
    """
    for match in LETTER.finditer(tag):
        taken = letters.taken.get(match[2])
        if not taken or taken.kind != "tag":
            continue
        if match[1] == ' cx="' or (match[1] and match.start() == len(taken.text) + 1):
            return taken
    return None


def attribute_span(attribute: str, taken: Taken | None, places: Places) -> Span:
    """Where an attribute is in the source: in the marked tag or after it, otherwise the first one anywhere; else the file."""
    pattern = re.compile(rf"(?i)\b{re.escape(attribute)}\s*=")
    found = pattern.search(places.text, taken.start if taken else 0)
    return places.span(found.start(), found.start() + len(attribute)) if found else places.file()


def _judge(walk: _Walk, tag: str, name: str, taken: Taken | None) -> None:
    if name in _REFUSED:
        rule, message, advice = _REFUSED[name]
        span = _tag_span(walk, taken) if taken else _search(f"<{name}", walk.places)
        walk.problems.append(error(rule, span, f"<{name}>: {message}", advice))
    elif name in _OBSOLETE or ":" in name:
        message = f"<{name}> is not an HTML element" + (" any more" if name in _OBSOLETE else "")
        span = _tag_span(walk, taken) if taken else _search(f"<{name}", walk.places)
        walk.problems.append(warning("raw-unknown", span, message, "remove the tag; the words do not need it"))
    for attribute in tags.attributes(walk.letters.back(tag, as_text)):
        found = _about(attribute, name, attribute_span(attribute.name, taken, walk.places) if taken else None, walk)
        if found:
            walk.problems.append(found)


def _about(attribute: tags.Attribute, name: str, span: Span | None, walk: _Walk) -> Problem | None:
    key = attribute.name
    where = span or attribute_span(key, None, walk.places)
    if key.startswith("on") and key[2:].isalpha():
        return error("raw-event", where, f"“{key}” in <{name}> runs code in the reader's browser", "leave it out")
    if key == "style" and not _only_aligns(attribute.value, name):
        return error(
            "raw-style",
            where,
            f"“style” in <{name}> is blocked by the pages' content security policy",
            "use a class from the theme",
        )
    if key == "srcdoc":
        return error("raw-frame", where, "“srcdoc” puts a page within the page", "leave it out")
    return addresses.problem(attribute.value, where, bare=False) if key in _ADDRESSES else None


def _only_aligns(value: str, name: str) -> bool:
    """Whether a cell's style only sets its alignment, which becomes a class."""
    return name in {"td", "th"} and bool(re.fullmatch(r"\s*text-align:\s*(left|right|center);?\s*", value))


def _search(text: str, places: Places) -> Span:
    at = places.text.lower().find(text)
    return places.span(at, at + len(text)) if at >= 0 else places.file()


def _unfinished(places: Places) -> Problem:
    span = _search("<", places)
    return error("raw-unclosed", span, "this tag has no “>” at its end", "finish it, or write &lt; for a literal <")


def _declaration(tag: str, places: Places) -> Problem:
    rule, _, advice = _REFUSED["html"]
    return error(rule, _search(tag[:9].lower(), places), f"{tag[:9]}…: a declaration in Markdown", advice)


def _in_paragraph(span: Span, name: str) -> Problem:
    message = f"<{name}> is inside a paragraph, but browsers move it out"
    return error(
        "raw-block-in-paragraph", span, message, "put it on a line of its own, with an empty line before and after"
    )


def _in_drawing(walk: _Walk) -> bool:
    return walk.within["svg"] > 0 or walk.within["math"] > 0


def _close(walk: _Walk, name: str) -> None:
    if not walk.within[name]:
        _closes_nothing(walk, name)
        return
    while (left := walk.pop()).name != name:
        _never_closed(walk, left)
    if left.unread and left.taken and name not in tags.VERBATIM:
        message = f"the text in <{name}> is not read as Markdown: readers will see it as typed"
        span = _tag_span(walk, left.taken)
        walk.problems.append(warning("text-in-html", span, message, 'write markdown="1" in the tag'))


def _never_closed(walk: _Walk, left: _Open) -> None:
    if left.name in _REFUSED:  # reported already: it should not be there at all
        return
    if _HOST.fullmatch(left.name):
        walk.told.add(left.name)
        message = f"<{left.name}> is read as an HTML tag, not as an address"
        walk.problems.append(
            error("raw-unclosed", _search(f"<{left.name}", walk.places), message, "write https:// after the <")
        )
    elif (left.taken or not _PLAIN.fullmatch(left.name)) and left.name not in _ENDS_BY_ITSELF:
        walk.told.add(left.name)
        message = f"<{left.name}> is never closed, or is closed in a different paragraph"
        advice = f"write </{left.name}> where it ends; for several paragraphs, put both tags on lines of their own"
        span = _tag_span(walk, left.taken) if left.taken else _search(f"<{left.name[:1]}", walk.places)
        walk.problems.append(error("raw-unclosed", span, message, advice))


def _closes_nothing(walk: _Walk, name: str) -> None:
    if name in walk.told:  # reported already, this one or its counterpart
        return
    walk.told.add(name)
    at = walk.places.text.lower().rfind(f"</{name}")
    span = walk.places.span(at, at + len(name) + 3) if at >= 0 else walk.places.file()
    walk.problems.append(
        error("raw-unclosed", span, f"</{name}> closes nothing", "remove it, or open the element before it")
    )


def _tag_span(walk: _Walk, taken: Taken) -> Span:
    return walk.places.span(taken.start - len(taken.text) - 1, taken.start)
