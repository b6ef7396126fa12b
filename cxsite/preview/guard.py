"""Which requests the preview accepts. Decided before any page is looked up, from the request alone.

A page on the internet can make the editor's browser send requests to 127.0.0.1, and a host name whose address changes in
between (DNS rebinding) can even make them look like our own. So the Host of every request must exactly match one of ours, its
origin must be our own, and only reading is allowed. Anything else gets a short response and never an exception.
"""

import re
import unicodedata
from collections.abc import Iterable, Mapping
from urllib.parse import unquote_to_bytes

from cxsite.model.frozen import dataclass

_FIT = re.compile(r"/(?:[^\x00-\x1f\x7f\\]*)\Z")
_ONCE = ("host", "origin", "sec-fetch-site", "sec-fetch-mode", "sec-fetch-dest")


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why a request is refused: the HTTP status and one plain sentence."""

    status: int
    words: str


@dataclass(frozen=True, slots=True)
class Request:
    """The parts of a request that matter: method, target as sent (bytes, before decoding), headers in order."""

    method: str
    target: bytes
    headers: tuple[tuple[str, str], ...]

    def all(self, name: str) -> list[str]:
        """Every value sent for a header."""
        return [value for key, value in self.headers if key == name]


def hosts(names: Iterable[str], port: int) -> frozenset[str]:
    """The exact Host values we answer to: each name with the port, and without it if the port is 80."""
    lowered = [f"[{n}]" if ":" in n else n.lower() for n in names]
    return frozenset([f"{n}:{port}" for n in lowered] + (lowered if port == 80 else []))


def refusal(request: Request, ours: frozenset[str]) -> Refusal | None:
    """Why this request is refused, or None. `ours` are the Host values of this server."""
    named = request.all("host")
    if len(named) != 1 or named[0].lower() not in ours:
        return Refusal(421, "This preview only answers at its own address.")
    if request.method not in ("GET", "HEAD"):
        return Refusal(405, "The preview is read-only.")
    if any(len(request.all(name)) > 1 for name in _ONCE):
        return Refusal(400, "A header was sent twice.")
    if not all(_is_own(origin, ours) for origin in request.all("origin")):
        return Refusal(403, "Other sites may not read the preview.")
    return _from_elsewhere({name: value for name, value in request.headers if name.startswith("sec-fetch-")})


def _is_own(origin: str, ours: frozenset[str]) -> bool:
    scheme, mark, host = origin.lower().partition("://")
    return scheme == "http" and bool(mark) and host in ours


def _from_elsewhere(fetch: Mapping[str, str]) -> Refusal | None:
    """Refuse requests from other sites, except that they may link here (another port is another site)."""
    if fetch.get("sec-fetch-site", "none") in ("none", "same-origin"):
        return None
    if fetch.get("sec-fetch-mode") == "navigate" and fetch.get("sec-fetch-dest") == "document":
        return None
    return Refusal(403, "Other sites may not read the preview.")


def path_of(target: bytes) -> str | None:
    """The path of a request, decoded once and in NFC; None if no page can have such a path.

    The query is dropped. Refused: paths that do not start with a slash, backslashes, NUL and other control characters, bytes
    that are not UTF-8, and any segment that starts with a dot. Pages are looked up by exact address in the list of outputs, so
    this is the second line of defence, not the first.
    """
    try:
        path = unquote_to_bytes(target.partition(b"?")[0]).decode("utf-8")
    except UnicodeDecodeError:
        return None
    if not _FIT.match(path) or any(segment.startswith(".") for segment in path.split("/")):
        return None
    return unicodedata.normalize("NFC", path)
