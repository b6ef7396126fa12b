"""The key to a preview that other machines can reach: printed once in the terminal, valid for one device.

Opening the printed address exchanges the key for a cookie and redirects to the address without the key; then a new key is
printed, for the next device. Without a cookie every request is refused, without even saying whether a page exists.
"""

import hmac
from collections.abc import Callable
from urllib.parse import parse_qs, quote

from cxsite.model.frozen import dataclass

COOKIE = "cxsite"
_KEY = "key"


@dataclass(frozen=True, slots=True)
class Entry:
    """What to do with a request: allow it; or redirect it to `to` with a cookie; or (neither) refuse it."""

    allowed: bool = False
    to: str = ""
    cookie: str = ""


class Lock:
    """`make` makes secrets (some 43 characters), `tell` is called with each new key. Used only by the event loop's thread."""

    def __init__(self, make: Callable[[], str], tell: Callable[[str], None]) -> None:
        self._make, self._tell = make, tell
        self._cookies: list[str] = []
        self._key = make()

    @property
    def key(self) -> str:
        """The currently valid key."""
        return self._key

    def entry(self, target: bytes, cookies: list[str]) -> Entry:
        """Judge a request by its target as sent and its Cookie headers."""
        if any(_same(given, known) for given in _named(cookies) for known in self._cookies):
            return Entry(allowed=True)
        path, _, query = target.partition(b"?")
        if not _same(_key_in(query), self._key):
            return Entry()
        cookie, self._key = self._make(), self._make()
        self._cookies.append(cookie)
        self._tell(self._key)
        to = quote(path.decode("ascii", "replace"), safe="/%") or "/"
        return Entry(to=f"/{to.lstrip('/')}", cookie=f"{COOKIE}={cookie}; HttpOnly; SameSite=Strict; Path=/")


def _key_in(query: bytes) -> str:
    """The last key in a query; "" if it has none, or too many fields."""
    try:
        return parse_qs(query.decode("ascii", "replace"), max_num_fields=20).get(_KEY, [""])[-1]
    except ValueError:
        return ""


def _named(headers: list[str]) -> list[str]:
    pairs = (part.strip().partition("=") for header in headers for part in header.split(";"))
    return [value for name, _, value in pairs if name == COOKIE]


def _same(one: str, other: str) -> bool:
    return hmac.compare_digest(one.encode("utf-8", "replace"), other.encode())
