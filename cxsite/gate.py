"""Is there anything to do? Answered from the file system alone, before anything heavy is imported.

Each build records for the gate what it saw: the stat and digest of every source, the versions it ran with, its options, and
the two public moments it ran between (a post appears, another expires, a review falls due). If all of that still holds, and
every published file is as it was left, so does the last report.

Only the standard library and the light half of `keys` are imported here: importing the models and their dataclasses would take
longer than finding the answer.
"""

import json
import os
import time
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from functools import partial
from itertools import chain
from pathlib import Path
from typing import Any, NamedTuple

from cxsite.keys import listing, published, sealed
from cxsite.keys.beside import beside
from cxsite.keys.digest import of_bytes
from cxsite.keys.files import PRIVATE, PUBLICATION, Found, stand, walk
from cxsite.keys.versions import engine_at_a_glance

MEMORY = ".cxsite"
_SEEN = "seen.txt"
_MANY = 2000  # from this many sources on a second process pays: it costs some 3 ms, and checks as many outputs in 7 ms


class Asked(NamedTuple):
    """The options of a build. Folders are absolute or relative to the current one; `now` is in seconds since 1970."""

    root: str
    output: str
    now: float
    drafts: bool = False
    future: bool = False
    expired: bool = False
    base_url: str = ""
    strict: bool = False
    locked: bool = False

    @property
    def flags(self) -> str:
        """The options that change the outcome, besides the sources and the time."""
        return repr(self[3:])


class Edited(NamedTuple):
    """What was edited since the last build: path → digest of the bytes that build used, "" for a new file. Everything else is
    as it was then.

    `sources` maps path → current digest; `moments`, `report` and `notes` are what that build recorded. `stood` says that its
    outputs are all as it left them.
    """

    changed: Mapping[str, str]
    sources: dict[str, str]
    moments: tuple[int | None, int | None]
    report: list[Any]
    notes: str
    stood: bool


class Scan(NamedTuple):
    """The sources as found by a scan started at `at_ns`. It is always taken before any of them is read.

    `looks` has the stat and path of each file found (see `keys.listing`); empty once it was freed. `private` has the path and
    size of the answers under private/, which no build opens: counts made from them may be out of date. `stood` is the seal of
    the manifest if all files it lists were found unchanged while scanning; else "".
    """

    found: Found
    looks: list[str]
    at_ns: int
    private: tuple[tuple[str, int], ...] = ()
    stood: str = ""


def notes_of(root: str) -> Path:
    """The folder for everything that is kept between builds: `.cxsite` in the publication.

    If the publication is read-only (in a container, say), it is a folder in the user's cache, named after its path.
    """
    own = Path(root, MEMORY)
    if os.access(own, os.W_OK) or os.access(root, os.W_OK) or not Path(root).is_dir():
        return own
    try:
        cache = Path(os.environ.get("XDG_CACHE_HOME") or Path("~/.cache").expanduser(), "cxsite")
        cache.mkdir(parents=True, exist_ok=True)
    except (OSError, RuntimeError):  # no home folder, as in some containers: `write.locked` reports it
        return own
    return cache / of_bytes(os.fsencode(os.path.realpath(root)))[:16]


def state_of(root: str, output: str) -> Path:
    """The folder with the state of this output folder: named after its path relative to the publication, links resolved."""
    seen_from_root = os.path.relpath(os.path.realpath(output), os.path.realpath(root))
    return notes_of(root) / "outputs" / of_bytes(os.fsencode(seen_from_root))[:16]


def scan(root: str) -> Scan:
    """Stat all sources, without opening any."""
    began = time.time_ns()  # not the end: a file may change again after we looked and still have the same time
    private = tuple((file.path, file.size) for file in walk(root, PRIVATE).files)
    found = walk(root, PUBLICATION)
    return Scan(found, listing.looks(found.files), began, private)


def again(root: str, scan: Scan, path: str) -> Scan:
    """The scan updated after the build itself wrote the source `path`. Its stat counts as young, so its bytes decide."""
    own = walk(root, (path,))
    files = sorted([*(file for file in scan.found.files if file.path != path), *own.files])
    return scan._replace(found=scan.found._replace(files=files), looks=[])


def answer(asked: Asked) -> list[Any] | None:
    """The last report (the plain form of `model.report.Report`) if a build would change nothing; else None."""
    return look(asked)[1]


def look(asked: Asked) -> tuple[Scan, list[Any] | None]:
    """A scan of the sources, and the same answer."""
    state = state_of(asked.root, asked.output)
    seen, listed = _seen(state)
    if seen is None or not _still_holds(asked, state, seen):
        return scan(asked.root), None
    now = _looked(asked, state, seen["manifest"], listed)
    return now, _report(asked, state, seen, listed, now)


def _looked(asked: Asked, state: Path, seal: str, listed: str) -> Scan:
    """A scan of the sources. If there are many, the outputs are checked in parallel, so that an edit need not do it again."""
    if listing.number(listed) < _MANY:
        return scan(asked.root)
    now, stood = beside(partial(_same_outputs, asked.output, state, seal), partial(scan, asked.root))
    return now._replace(stood=seal if stood else "")


def _report(asked: Asked, state: Path, seen: Mapping[str, Any], listed: str, now: Scan) -> list[Any] | None:
    if not _same_places(seen, now):
        return None
    same = listing.is_same(listed, now.looks)
    if not same and any(before != by_now for _, before, by_now in _others(asked.root, listed, now)):
        return None
    if not now.stood and not _same_outputs(asked.output, state, seen["manifest"]):
        return None
    if not same:  # files were touched, or are no longer young: record their stats, so that next time these are enough
        with suppress(OSError):
            _save(state, seen, _listed(now, listing.digests(listed)))
    report: list[Any] = seen["report"]
    return report


def edited(asked: Asked, now: Scan) -> Edited | None:
    """What was edited since the last build; None if files are gone, or if more has changed than the bytes of files."""
    state = state_of(asked.root, asked.output)
    seen, listed = _seen(state)
    if seen is None or not _still_holds(asked, state, seen) or _seal(state) != seen["manifest"]:
        return None
    if not _same_places(seen, now):
        return None
    others = [*_others(asked.root, listed, now)]
    if not all(by_now for _, _, by_now in others):  # some have gone
        return None
    changed = {path: before for path, before, by_now in others if before != by_now}
    sources = {**listing.digests(listed), **{path: by_now for path, _, by_now in others}}
    stood = now.stood == seen["manifest"]
    return Edited(changed, sources, tuple(seen["moments"]), seen["report"], seen["notes"], stood)


def known(root: str, output: str) -> Mapping[str, tuple[str, str]]:
    """Path → stat and digest of the sources, as seen by the last build for this output."""
    return listing.known(_seen(state_of(root, output))[1])


def settle(
    asked: Asked,
    scan: Scan,
    digests: Mapping[str, str],
    moments: tuple[int | None, int | None],
    report: list[Any],
    *,
    notes: str = "",
) -> None:
    """Record what a finished build saw. `digests` (path → digest) are of the bytes it used; `moments` are the ones just before
    and after now. `notes` is the seal of what else that build left for the next one.

    A source that changed just before the scan is stored without its stat, so that its bytes are read again next time.
    """
    state = state_of(asked.root, asked.output)
    seen = {
        "flags": asked.flags,
        "moments": moments,
        "engine": engine_at_a_glance(),
        "manifest": _seal(state),
        "links": scan.found.links + scan.found.strays,
        "private": scan.private,
        "report": report,
        "notes": notes,
    }
    _save(state, seen, _listed(scan, digests))


def _seen(state: Path) -> tuple[Mapping[str, Any] | None, str]:
    """What the last build recorded, and the list of sources."""
    seen, _, listed = (sealed.text(state / _SEEN) or "null").partition("\n")
    return json.loads(seen), listed


def _listed(scan: Scan, digests: Mapping[str, str]) -> Iterator[str]:
    files = scan.found.files
    return listing.listed(files, scan.looks or map(listing.look, files), digests, scan.at_ns)


def _save(state: Path, seen: Mapping[str, Any], listed: Iterable[str]) -> None:
    sealed.save_pieces(state / _SEEN, chain((f"{json.dumps(seen)}\n",), listed))


def _still_holds(asked: Asked, state: Path, seen: Mapping[str, Any]) -> bool:
    """Whether options and program are the same, no moment has passed, and no build was left unfinished."""
    same = seen["flags"] == asked.flags and _is_between(asked.now, *seen["moments"])
    return same and seen["engine"] == engine_at_a_glance() and not _is_begun(asked, state)


def _seal(state: Path) -> str:
    """The seal of the manifest on disk."""
    return sealed.seal_of(state / published.MANIFEST)


def _is_begun(asked: Asked, state: Path) -> bool:
    """Whether a build was killed after staging or partly publishing its files; the next build cleans up."""
    return (state / published.JOURNAL).exists() or any(
        map(os.path.lexists, published.stages(os.path.realpath(asked.output)))
    )


def _same_places(seen: Mapping[str, Any], now: Scan) -> bool:
    """Whether the same folders are links, the private answers have the same sizes, and everything can be read."""
    same = now.found.links + now.found.strays == seen["links"]
    return same and not now.found.failed and [*map(list, now.private)] == [*map(list, seen["private"])]


def _is_between(now: float, since: int | None, until: int | None) -> bool:
    return (since is None or since <= now) and (until is None or now < until)


def _others(root: str, listed: str, now: Scan) -> Iterator[tuple[str, str, str]]:
    """Path, previous digest and current digest of each source whose stat has changed; "" for a digest that does not exist."""
    gone, others = listing.others(listed, now.found.files, now.looks)
    for file in others:
        yield file.path, gone.pop(file.path, ""), _digest(root, file.name)
    yield from ((path, digest, "") for path, digest in gone.items())


def _digest(root: str, name: str) -> str:
    try:
        return of_bytes(Path(root, name).read_bytes())
    except OSError:
        return "gone"


def _same_outputs(output: str, state: Path, seal: str) -> bool:
    """Whether every published file has the size and time that the recorded build left it with.

    A build killed between publishing and recording leaves a manifest whose seal the gate does not know.
    """
    manifest = sealed.text(state / published.MANIFEST) if _seal(state) == seal else None
    try:
        return manifest is not None and stand(os.path.realpath(output), zip(*published.columns(manifest), strict=True))
    except ValueError:
        return False
