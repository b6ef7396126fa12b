"""Slugs and addresses that authors write: only what can be a folder name on every system, and nothing that leads outside."""

import posixpath
import re
import unicodedata

from cxsite.model.addresses import DEVICES, slug, slug_of_path
from cxsite.parse.values.fields import Fault, Leaf, Reading
from cxsite.parse.values.nearest import advice

_WINDOWS = re.compile(rf"(?i)(?:{DEVICES})(?:\..*)?")
_GAP = re.compile(r"\{([^{}]*)\}")
_GAPS = ("slug", "year", "month", "day", "category")
_BAD_IN_ADDRESS = re.compile(r"[\\%?#:*\"<>|\s{}\x00-\x1f\x7f]")
_FOREIGN = re.compile(r":(title|slug|year|month|day|categories)\b|%(postname|year|monthnum|day|category)%")
_OURS = {"title": "slug", "postname": "slug", "monthnum": "month", "categories": "category"}

PRESETS = {
    "jekyll": "/{category}/{year}/{month}/{day}/{slug}.html",
    "pelican": "/{slug}.html",
    "hugo": "/posts/{slug}/",
}


def slug_fault(written: str) -> Fault | None:
    """Why a written slug cannot be the last part of an address, or None."""
    plain = slug(written)
    if not plain:
        return Fault("it has no letter or digit", "write, for example, late-refunds")
    if written != plain:
        return Fault(
            "a slug has lower-case letters, digits and single hyphens, 120 characters at most", f"write {plain}"
        )
    return (
        Fault("Windows does not allow a folder with this name", f"write {plain}-1")
        if _WINDOWS.fullmatch(plain)
        else None
    )


def _slug(text: str, _zone: str) -> str | Fault:
    return slug_fault(text) or text


def from_name(path: str, reading: Reading) -> str:
    """The slug derived from a file's name; "" and a problem if there is none."""
    found = slug_of_path(path)
    if not found:
        reading.tell(
            "bad-slug", "", "this file name gives no slug: it has no letter or digit", "set a slug, or rename it"
        )
    elif _WINDOWS.fullmatch(found):
        reading.tell(
            "bad-slug", "", f'Windows does not allow a folder named "{found}"', "set a slug, or rename the file"
        )
    return found


def address_fault(written: str) -> Fault | None:
    """Why a written address on the site ("/old/place/") is not valid, or None."""
    if not written.startswith("/"):
        whole = "://" in written
        here = written.partition("://")[2].partition("/")[2] if whole else written
        folder = ", without the folder of the site's own address if it has one" if whole else ""
        return Fault("an address on this site starts with /", f"write /{here.lstrip('./')}{folder}")
    if bad := _BAD_IN_ADDRESS.search(written):
        return Fault(
            f"an address cannot contain {'a space' if bad[0].isspace() else bad[0]}", "use letters, digits, - and /"
        )
    for part in written.split("/"):
        if part.startswith(".") or part.endswith("."):
            return Fault(f'"{part}" cannot be a part of an address', "no part may start or end with a dot")
        if _WINDOWS.fullmatch(part):
            return Fault(f'Windows does not allow a folder named "{part}"', "choose another name")
        if len(part.encode()) > 200:
            return Fault("one of its parts is longer than 200 bytes", "shorten it")
    return None


def _place(text: str, _zone: str) -> str | Fault:
    text = _with_slash(unicodedata.normalize("NFC", text))
    return address_fault(text) or text


def _own_place(text: str, zone: str) -> str | Fault:
    return _pattern_fault(text) or (_with_slash(text) if "{" in text else _place(text, zone))


def _pattern(text: str, _zone: str) -> str | Fault:
    written = PRESETS.get(text.lower(), text)
    if re.fullmatch(r"\w+", written):
        advice = f"use one of: {', '.join(PRESETS)}; or write, for example, /{{year}}/{{slug}}/"
        return Fault("this is neither an address nor the name of a tool whose addresses are known", advice)
    if "{slug}" not in written and not _pattern_fault(written):
        return Fault(
            "{slug} is missing: all posts would have the same address", "write, for example, /posts/{slug}/, or jekyll"
        )
    return _pattern_fault(written) or _with_slash(written)


def _pattern_fault(written: str) -> Fault | None:
    if foreign := _FOREIGN.search(written):
        meant = _FOREIGN.sub(lambda gap: f"{{{_OURS.get(gap[1] or gap[2], gap[1] or gap[2])}}}", written)
        tools = "Jekyll and Hugo write it" if foreign[1] else "WordPress writes it"
        return Fault(f"{foreign[0]} is how {tools}", f"write {meant}")
    for gap in _GAP.findall(written):
        if gap not in _GAPS:
            return Fault(f"{{{gap}}} is not known", advice(gap, _GAPS))
    return address_fault(_GAP.sub("x", written))


def _with_slash(written: str) -> str:
    """A last part without an extension is a folder: "/old/place" → "/old/place/"."""
    return written if written.endswith("/") or "." in posixpath.basename(written) else written + "/"


SLUG = Leaf("a slug", _slug, {"type": "string", "pattern": r"^[^A-Z\s/\\%.:]+$"}, "bad-slug")
#: An address on the site, kept in NFC and with a trailing slash for folders.
PLACE = Leaf("an address on this site", _place, {"type": "string", "pattern": "^/"}, "bad-address")
#: The address of one document; placeholders are allowed, as in the pattern.
OWN_PLACE = Leaf("an address on this site", _own_place, {"type": "string", "pattern": "^/"}, "bad-address")
PATTERN = Leaf(
    "an address with {slug} in it, or jekyll, pelican or hugo",
    _pattern,
    {"anyOf": [{"enum": sorted(PRESETS)}, {"type": "string", "pattern": r"^/.*\{slug\}"}]},
    "bad-address",
)
