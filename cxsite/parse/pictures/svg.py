"""An author's SVG is shown as a picture and must be nothing else: no scripts, no event handlers, no external resources."""

import re

from cxsite.model.problem import Problem, error
from cxsite.parse.markdown import tags
from cxsite.parse.markdown.places import Places

_ACTIVE = frozenset(
    {"script", "foreignobject", "iframe", "object", "embed", "handler", "listener", "audio", "video", "a"}
)
_ANIMATES = frozenset({"animate", "set", "animatetransform", "animatemotion"})
_INSIDE = re.compile(r"#|data:image/(?:png|jpeg|gif|webp);")
_ENTITY = re.compile(r"<!ENTITY|<\?xml-stylesheet", re.IGNORECASE)
_FETCHED = re.compile(r"@import|url\(\s*[\"']?(?!#|[\"']?#)[^)]*\)", re.IGNORECASE)
_HELP = "export the image as plain SVG, or use PNG"


def problems(path: str, data: bytes) -> tuple[Problem, ...]:
    """One problem for each active part of the SVG file at `path`; () if it is only a picture."""
    places = Places(_text(data), path, 1)
    found: list[tuple[int, int, str]] = [(m.start(), m.end(), f"“{m[0]}”") for m in _ENTITY.finditer(places.text)]
    found += [(m.start(), m.end(), f"“{m[0][:40]}” fetches a file") for m in _FETCHED.finditer(places.text)]
    at = 0
    for number, token in enumerate(tags.split(places.text)):
        if number & 1 and token[1] not in "/!?":
            found += _in_tag(token, at)
        at += len(token)
    return tuple(
        error("svg-active", places.span(start, end), f"this SVG contains more than an image: {what}", _HELP)
        for start, end, what in sorted(found)
    )


def _text(data: bytes) -> str:
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return data.decode("utf-16", "replace")
    return data.decode("utf-8-sig", "replace").replace("\r\n", "\n")


def _in_tag(tag: str, at: int) -> list[tuple[int, int, str]]:
    name = tags.names(["", tag])[1].rpartition(":")[2]
    found = [(at, at + len(name) + 1, f"<{name}>")] if name in _ACTIVE else []
    for attribute in tags.attributes(tag):
        what = _about(attribute, name)
        if what:
            found.append((at + attribute.start, at + attribute.start + len(attribute.name), what))
    return found


def _about(attribute: tags.Attribute, name: str) -> str:
    key, value = attribute.name, attribute.value.strip()
    if key.startswith("on") and key[2:].isalpha():
        return f"“{key}” runs code"
    if key.rpartition(":")[2] in {"href", "src"} and not _INSIDE.match(value):
        return f"“{key}” points outside the file"
    if name in _ANIMATES and key == "attributename" and value.rpartition(":")[2].lower() in {"href", "src"}:
        return f"<{name}> changes an address"
    return ""
