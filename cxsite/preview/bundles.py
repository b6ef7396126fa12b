"""Files that are made together (the search index), separately from the pages: no page ever waits for them.

A bundle is made when a browser first requests one of its files, and again on a request after an edit. The previous files stay
available for pages that are still open.
"""

import asyncio
import contextlib
import threading
from collections.abc import Mapping, Sequence

from cxsite.model.frozen import dataclass
from cxsite.model.output import Bundle

Files = Mapping[str, bytes]


@dataclass(frozen=True, slots=True)
class _Made:
    """A bundle that is or will be made from these inputs, and its previous files."""

    inputs: tuple[tuple[str, str], ...]
    files: "asyncio.Future[Files]"
    before: Files


class Bundles:
    """The bundles requested so far. All calls come from the event loop's own thread."""

    def __init__(self) -> None:
        self._made: dict[str, _Made] = {}

    async def file(self, bundle: Bundle, name: str) -> bytes | None:
        """The bytes of a file of a bundle; None if there is no such file, or if the bundle cannot be made."""
        made = self._made.get(bundle.address)
        if made is None or made.inputs != bundle.inputs:
            made = self._made[bundle.address] = _Made(bundle.inputs, _begun(bundle), _latest(made))
        files = await asyncio.shield(made.files)
        return files.get(name, made.before.get(name))


def named(bundles: Sequence[Bundle], base_path: str, path: str) -> tuple[Bundle, str] | None:
    """The bundle that a path is in, and the name of the file there."""
    for bundle in bundles:
        above = f"{base_path}/{bundle.address}"
        if path.startswith(above) and len(path) > len(above):
            return bundle, path[len(above) :]
    return None


def _latest(made: _Made | None) -> Files:
    """The newest files of a bundle that are finished."""
    if made is None:
        return {}
    return made.files.result() if made.files.done() else made.before


def _begun(bundle: Bundle) -> "asyncio.Future[Files]":
    """A future with the bundle's files, made in a thread that ends with the preview."""
    loop = asyncio.get_running_loop()
    future: asyncio.Future[Files] = loop.create_future()

    def work() -> None:
        files: Files = {}
        with contextlib.suppress(Exception):  # in any case the search page says that search does not work
            files = bundle.make().value or {}
        with contextlib.suppress(RuntimeError):  # the loop may just have ended
            loop.call_soon_threadsafe(future.set_result, files)

    threading.Thread(target=work, name="bundle", daemon=True).start()
    return future
