"""The preview as a web application: first the guard, then our own three routes, then the publication's pages."""

import asyncio
from collections.abc import Callable
from concurrent.futures import Executor
from pathlib import Path
from typing import TypeVar
from urllib.parse import quote

from starlette.applications import Starlette
from starlette.requests import Request as Asked
from starlette.responses import PlainTextResponse, Response, StreamingResponse
from starlette.routing import Route
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from cxsite.preview.bundles import Bundles, named
from cxsite.preview.events import Hub
from cxsite.preview.guard import Refusal, Request, path_of, refusal
from cxsite.preview.kinds import JSON, TEXT, kind_of
from cxsite.preview.lock import Entry, Lock
from cxsite.preview.press import Answer, Press

T = TypeVar("T")
OURS = ("preview.js", "preview.css", "desk.css")
HEADERS = (
    ("cache-control", "no-store"),
    ("x-content-type-options", "nosniff"),
    ("cross-origin-resource-policy", "same-origin"),
    ("cross-origin-opener-policy", "same-origin"),
    ("x-frame-options", "DENY"),
    ("content-security-policy", "frame-ancestors 'none'"),
    ("referrer-policy", "strict-origin-when-cross-origin"),
)


class Backend:
    """What the handlers share: the press with its single thread, the open streams, and the bundles made in the background.

    `saves` counts how often files were saved, and `seen` is the number of these that the last complete look includes.
    """

    def __init__(self, press: Press, hub: Hub, thread: Executor) -> None:
        self.press, self.hub, self._thread = press, hub, thread
        self.bundles = Bundles()
        self.saves = self.seen = 0
        self._looked = asyncio.Event()

    async def ask(self, work: Callable[[], T]) -> T:
        """Run something in the press's thread."""
        return await asyncio.get_running_loop().run_in_executor(self._thread, work)

    async def page(self, path: str) -> Answer:
        """The answer to a request for a path. If there is no page, wait until the newest saves have been looked at."""
        answer, saves = await self.ask(lambda: self.press.page(path)), self.saves
        if answer.status != 404 or self.seen >= saves:
            return answer
        while self.seen < saves:
            await self._looked.wait()
        return await self.ask(lambda: self.press.page(path))

    def has_seen(self, saves: int) -> None:
        """Record that a look is finished which started after this many saves."""
        self.seen = saves
        self._looked.set()
        self._looked.clear()  # `set` has woken those waiting now


def app(backend: Backend, ours: Callable[[], frozenset[str]], lock: Lock | None = None) -> ASGIApp:
    """The whole application. `ours` returns the Host values of this server, known once the port is; `lock` is set if other
    machines can connect.
    """

    async def events(_: Asked) -> Response:
        if backend.hub.full:
            return PlainTextResponse("Too many pages are open.", 503)
        return StreamingResponse(backend.hub.stream(backend.press.name), media_type="text/event-stream")

    async def state(asked: Asked) -> Response:
        path = path_of(quote(asked.query_params.get("path", "/")).encode()) or "/"
        found = await backend.ask(lambda: backend.press.state(path))
        return Response(found.as_json(), media_type=JSON)

    async def file(asked: Asked) -> Response:
        name = asked.path_params["name"]
        if name not in OURS:
            return PlainTextResponse("Page not found.", 404)
        return Response(Path(__file__).with_name(name).read_bytes(), media_type=kind_of(name))

    async def page(asked: Asked) -> Response:
        path = path_of(asked.scope["raw_path"])
        edition = backend.press.edition  # read once: the press's thread replaces it
        found = named(edition.bundles, edition.base_path, path) if path else None
        if found and (data := await backend.bundles.file(*found)) is not None:
            return Response(data, media_type=kind_of(found[1]))
        return _response(await backend.page(path) if path else _no_such_page())

    routes = [
        Route("/_cxsite/events", events),
        Route("/_cxsite/state", state),
        Route("/_cxsite/{name}", file),
        Route("/{path:path}", page),
    ]
    inner = Starlette(routes=routes)
    inner.router.redirect_slashes = False
    return _Guarded(inner, ours, lock)


def _no_such_page() -> Answer:
    return Answer(404, TEXT, b"Page not found.\n")


def _response(answer: Answer) -> Response:
    if answer.instead:
        return Response(status_code=answer.status, headers={"location": answer.instead})
    return Response(answer.data, answer.status, media_type=answer.kind)


_KEY_NEEDED = "This preview needs a key: open the address shown in its terminal. Each key works on one device only."


class _Guarded:
    """Rejects what the guard refuses, and adds the security headers to every response."""

    def __init__(self, inner: ASGIApp, ours: Callable[[], frozenset[str]], lock: Lock | None) -> None:
        self._inner, self._ours, self._lock = inner, ours, lock

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._inner(scope, receive, send)
            return

        async def guarded(message: Message) -> None:
            if message["type"] == "http.response.start":
                message["headers"] = [*message.get("headers", []), *((k.encode(), v.encode()) for k, v in HEADERS)]
            await send(message)

        await self._answerer(_request(scope))(scope, receive, guarded)

    def _answerer(self, request: Request) -> ASGIApp:
        refused = refusal(request, self._ours())
        if refused:
            return _turned_away(refused)
        entry = self._lock.entry(request.target, request.all("cookie")) if self._lock else Entry(allowed=True)
        if entry.to:
            return Response(status_code=302, headers={"location": entry.to, "set-cookie": entry.cookie})
        return self._inner if entry.allowed else _turned_away(Refusal(403, _KEY_NEEDED))


def _request(scope: Scope) -> Request:
    headers = tuple((k.decode("latin-1"), v.decode("latin-1")) for k, v in scope["headers"])
    path, query = scope.get("raw_path") or scope["path"].encode(), scope.get("query_string", b"")
    return Request(scope["method"], path + b"?" + query if query else path, headers)


def _turned_away(refused: Refusal) -> Response:
    allow = {"allow": "GET, HEAD"} if refused.status == 405 else {}
    return PlainTextResponse(refused.words + "\n", refused.status, headers=allow)
