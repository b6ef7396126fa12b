"""External addresses: whether they still work. Checked only on request, never by a build.

An address is broken if the server says twice that it does not exist (404, 410). Any other failure (a refusal, a server that is
down, a name that cannot be resolved while offline) is unknown: it says nothing about the link. A server gets one request at a
time, with pauses in between, and its answers are cached for days.
"""

import http.client
import socket
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterable, Mapping
from concurrent.futures import ThreadPoolExecutor
from threading import Event
from typing import Literal
from urllib.parse import quote, urlsplit, urlunsplit

from cxsite.model.frozen import dataclass

State = Literal["fine", "moved", "broken", "unknown"]
DAY = 86_400
HOLDS: Mapping[State, float] = {"fine": 7 * DAY, "moved": 7 * DAY, "broken": DAY, "unknown": 0}
AGENT = "cxsite link check (https://pypi.org/project/cxsite/)"
_GONE = (404, 410)
_NOT_THIS_WAY = (400, 403, 404, 405, 406, 410, 500, 501, 503)  # some servers answer so only to HEAD
_MOST_WAIT = 10.0


@dataclass(frozen=True, slots=True)
class Heard:
    """The result of checking an address: `words` say why, or where it has moved to; `at` is in seconds since 1970."""

    state: State
    words: str = ""
    at: float = 0


@dataclass(frozen=True, slots=True)
class Manners:
    """How to send requests: timeout in seconds, tries, pause between two requests to one server, servers at a time."""

    patience: float = 10
    tries: int = 3
    pause: float = 1
    servers: int = 8
    sleep: Callable[[float], None] = time.sleep


def asked(
    addresses: Iterable[str], before: Mapping[str, Heard], now: float, manners: Manners = Manners()
) -> dict[str, Heard]:
    """The state of each address: from the cache while that is valid, else from its server."""
    wanted = dict.fromkeys(addresses)
    known = {a: before[a] for a in wanted if a in before and now - before[a].at < HOLDS[before[a].state]}
    servers: dict[str, list[str]] = {}
    for address in wanted:
        if address not in known:
            servers.setdefault(_server(address), []).append(address)
    threads = ThreadPoolExecutor(manners.servers, thread_name_prefix="outside")
    stop = Event()
    try:
        for found in threads.map(lambda own: _in_turn(own, now, manners, stop), servers.values()):
            known |= found
    finally:
        stop.set()  # if interrupted, do not wait for answers, and send no more requests
        threads.shutdown(wait=False, cancel_futures=True)
    return {address: known[address] for address in wanted}


def _server(address: str) -> str:
    return address.partition("://")[2].partition("/")[0].lower()


def _in_turn(addresses: list[str], now: float, manners: Manners, stop: Event) -> dict[str, Heard]:
    """The results of asking one server for these addresses one by one, until all are done or `stop` is set."""
    found: dict[str, Heard] = {}
    for number, address in enumerate(addresses):
        if number:
            manners.sleep(manners.pause)
        if stop.is_set():
            break
        found[address] = _patiently(address, now, manners)
    return found


def _patiently(address: str, now: float, manners: Manners) -> Heard:
    """Ask again if the next answer may differ; a page is called broken only if it is missing twice."""
    heard, wait = Heard("unknown", "not checked", now), 0.0
    for number in range(manners.tries):
        if number:
            manners.sleep(max(wait, manners.pause * 2**number))
        before, (heard, wait) = heard, _once(address, now, manners.patience)
        if heard.state in ("fine", "moved") or (heard.state == before.state == "broken"):
            break
    return heard


def _once(address: str, now: float, patience: float) -> tuple[Heard, float]:
    """One answer, and the number of seconds that the server asks us to wait."""
    try:
        reached = _reached(address, patience)
    except urllib.error.HTTPError as refused:
        refused.close()
        state: State = "broken" if refused.code in _GONE else "unknown"
        return Heard(state, f"the server says {refused.code} {refused.reason}".rstrip(), now), _wait(refused)
    except (OSError, http.client.HTTPException, ValueError) as why:
        return Heard("unknown", _why(why), now), 0.0
    moved = _plain(reached) != _plain(address)
    return Heard("moved" if moved else "fine", reached if moved else "", now), 0.0


def _reached(address: str, patience: float) -> str:
    """The final URL after redirects. Sends HEAD first, then GET if that is refused."""
    url = _as_asked(address)
    try:
        return _open(url, "HEAD", patience)
    except urllib.error.HTTPError as refused:
        if refused.code not in _NOT_THIS_WAY:
            raise
        refused.close()
        return _open(url, "GET", patience)


def _open(url: str, method: str, patience: float) -> str:
    question = urllib.request.Request(url, method=method, headers={"User-Agent": AGENT, "Accept": "*/*"})  # noqa: S310  # see _as_asked
    with urllib.request.urlopen(question, timeout=patience) as answer:  # noqa: S310  # as above
        return str(answer.url)


def _as_asked(address: str) -> str:
    """The address as sent over the wire: http(s) only, non-ASCII characters encoded, without the fragment."""
    parts = urlsplit(address)
    if parts.scheme not in ("http", "https") or not parts.hostname:
        raise ValueError("this is not a web address")
    host = f"[{parts.hostname}]" if ":" in parts.hostname else parts.hostname.encode("idna").decode()
    server = f"{host}:{parts.port}" if parts.port else host
    path, query = (quote(part, safe="/%:@!$&'()*+,;=~-._?") for part in (parts.path, parts.query))
    return urlunsplit((parts.scheme, server, path, query, ""))


def _plain(address: str) -> str:
    """What two addresses of one page have in common: a trailing slash, http or https, and "www." make no difference."""
    parts = urlsplit(_as_asked(address))
    return f"{parts.netloc.removeprefix('www.')}{parts.path.rstrip('/')}?{parts.query}"


def _wait(refused: urllib.error.HTTPError) -> float:
    given = refused.headers.get("Retry-After", "") if refused.headers else ""
    return min(float(given), _MOST_WAIT) if given.isdecimal() else 0.0


def _why(why: Exception) -> str:
    inner = getattr(why, "reason", why)
    if isinstance(inner, TimeoutError):
        return "no answer in time"
    if isinstance(inner, socket.gaierror):
        return "the server's name cannot be found from here"
    return str(getattr(inner, "strerror", None) or inner or type(why).__name__)
