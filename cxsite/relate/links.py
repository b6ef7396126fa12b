"""Links are resolved once, here: what an author wrote becomes an href, a link to something held back, or a broken link.

The results are used twice: pages show them, and the checks report the broken ones.
"""

import posixpath
from collections.abc import Mapping
from dataclasses import field
from urllib.parse import quote

from cxsite.keys.near import near
from cxsite.model.addresses import address_of, href, is_outside, target
from cxsite.model.fills import Fill, Linked, Missing, ToHeld
from cxsite.model.frozen import dataclass
from cxsite.relate.addresses import CONTENT, normal
from cxsite.relate.targets import Target, Targets


@dataclass(frozen=True, slots=True)
class Links:
    """What resolves links: all targets, the site's base path, and candidates for similar names by their first letter.

    `hrefs` caches the href of each address: many texts link to the same few.
    """

    targets: Targets
    base_path: str
    names: Mapping[str, tuple[str, ...]]
    hrefs: dict[str, str] = field(default_factory=dict)


def links(targets: Targets, base_path: str) -> Links:
    """A resolver. The candidates are indexed, so that a thousand broken links do not compare everything with everything."""
    names: dict[str, list[str]] = {}
    for path in sorted({*targets.by_path, *targets.by_address}):
        names.setdefault(_name(path)[:1].casefold(), []).append(path)
    return Links(targets, base_path, {letter: tuple(paths) for letter, paths in names.items()})


def answer(links: Links, from_path: str, written: str, *, image: bool = False) -> Fill:
    """What the address `written` in the file `from_path` resolves to. Addresses outside the site are used as they are."""
    if is_outside(written):
        return Linked(written.strip().replace(" ", "%20"))
    path, anchor = target(from_path, written)
    found = _found(links, from_path, path)
    if found is None or (image and found.kind in ("document", "list")):
        return Missing("file", path, _near_files(links, from_path, path))
    return _answer(links, found, anchor, _query(written))


def find(links: Links, from_path: str, written: str) -> Target | None:
    """The target on the site that `written` names, ignoring its anchor; None if it does not exist or is outside the site.

    A path in the settings may leave out "content/".
    """
    return None if is_outside(written) else _found(links, from_path, target(from_path, written)[0])


def _found(links: Links, from_path: str, path: str) -> Target | None:
    if not path:
        return links.targets.at_path(from_path)
    if path.startswith(f"/{CONTENT}"):
        return links.targets.at_path(path[1:])
    if path.startswith("/"):
        return links.targets.at_address(address_of(normal(path)[1:]))
    in_settings = "/" not in from_path
    return links.targets.at_path(path) or (links.targets.at_path(CONTENT + path) if in_settings else None)


def place(links: Links, from_path: str, written: str) -> str:
    """The address of a picture, without the base path, or the URL of one elsewhere; "" if there is none."""
    if not written or is_outside(written):
        return written
    found = find(links, from_path, written)
    return found.address if found and found.kind == "file" else ""


def _near_files(links: Links, from_path: str, path: str) -> tuple[str, ...]:
    """Up to three targets that may have been meant, as the author would write them in `from_path`."""
    name = _name(path).casefold()  # Queue.PNG for queue.png is a common mistake of Windows users
    candidates: dict[str, list[str]] = {}
    for known in links.names.get(name[:1], ()):
        if known.startswith("/") == path.startswith("/"):
            candidates.setdefault(_name(known).casefold(), []).append(known)
    close = (name,) if name in candidates else near(name, candidates)
    found = [_as_written(from_path, known) for match in close for known in candidates[match]]
    return tuple(dict.fromkeys(found))[:3]


def _answer(links: Links, found: Target, anchor: str, query: str) -> Fill:
    if found.held:
        return ToHeld(found.held)
    if found.kind == "unread":
        return Linked(href(links.base_path, "/"))
    anchors = found.anchors.splitlines() if anchor and found.anchors is not None else (anchor,)
    if anchor not in anchors:
        places = tuple(a for a in anchors if not a.startswith(("fn:", "fnref:")))  # nobody means to link to a footnote
        return Missing("anchor", anchor, near(anchor, places), places)
    return Linked(_href(links, found.address) + query + (href("", f"#{anchor}") if anchor else ""))


def _href(links: Links, address: str) -> str:
    known = links.hrefs.get(address)
    if known is None:
        known = links.hrefs[address] = href(links.base_path, address)
    return known


def _query(written: str) -> str:
    mark, query = written.partition("#")[0].partition("?")[1:]
    return mark + quote(query, safe="%=&/?:@!$'()*+,;~-._") if mark else ""


def _name(path: str) -> str:
    return posixpath.basename(path.rstrip("/"))


def _as_written(from_path: str, known: str) -> str:
    return known if known.startswith("/") else posixpath.relpath(known, posixpath.dirname(from_path) or ".")
