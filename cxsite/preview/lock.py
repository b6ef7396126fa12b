"""The key to a preview that other machines can reach: printed once in the terminal, good for one visitor.

Whoever opens the printed address gets a cookie in exchange for the key, and is sent on to the address without it; then a new
key is printed, for the next device. Without a cookie nothing is answered, not even whether there is a page.
"""

import hmac
from collections.abc import Callable
from urllib.parse import parse_qs, quote

from cxsite.model.frozen import dataclass

COOKIE = "cxsite"
_KEY = "key"


@dataclass(frozen=True, slots=True)
class Entry:
    """What becomes of a request: let in; or sent on to `to` with a cookie; or (neither) turned away."""

    allowed: bool = False
    to: str = ""
    cookie: str = ""


class Lock:
    """`make` makes secrets (43 letters or so), `tell` is given each new key. Used by the event loop's thread alone."""

    def __init__(self, make: Callable[[], str], tell: Callable[[str], None]) -> None:
        self._make, self._tell = make, tell
        self._cookies: list[str] = []
        self._key = make()

    @property
    def key(self) -> str:
        """The key that is good now."""
        return self._key

    def entry(self, target: bytes, cookies: list[str]) -> Entry:
        """Judge a request by its target as sent and its Cookie headers."""
        if any(_same(given, known) for given in _named(cookies) for known in self._cookies):
            return Entry(allowed=True)
        path, _, query = target.partition(b"?")
        given = parse_qs(query.decode("ascii", "replace"), max_num_fields=20).get(_KEY, [""])
        if not _same(given[-1], self._key):
            return Entry()
        cookie, self._key = self._make(), self._make()
        self._cookies.append(cookie)
        self._tell(self._key)
        to = quote(path.decode("ascii", "replace"), safe="/%") or "/"
        return Entry(to=f"/{to.lstrip('/')}", cookie=f"{COOKIE}={cookie}; HttpOnly; SameSite=Strict; Path=/")


def _named(headers: list[str]) -> list[str]:
    pairs = (part.strip().partition("=") for header in headers for part in header.split(";"))
    return [value for name, _, value in pairs if name == COOKIE]


def _same(one: str, other: str) -> bool:
    return hmac.compare_digest(one.encode("utf-8", "replace"), other.encode())
