"""Nothing to do? Asked before anything heavy is imported, and answered from the file system alone.

After a build the gate is told what that build saw: the stat and digest of every source, the versions it ran with, how it was
asked, and between which two public moments it ran (a post appears, another expires, a review falls due). If all of that still
holds, and every published file is as it was left, the last report still holds too.

Only the standard library and the light half of `keys` are imported here: models and their dataclasses cost more than the answer.
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
_MANY = 2000  # sources from which on a second process pays: it costs some 3 ms, and looks at so many outputs in 7


class Asked(NamedTuple):
    """What a build is asked for. Folders are absolute or relative to the current one; `now` is in seconds since 1970."""

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
        """What changes the outcome, besides the sources and the time."""
        return repr(self[3:])


class Edited(NamedTuple):
    """What was edited since the last build: path → digest of the bytes it was made from, "" for a file that is new. All else
    holds as it was seen then.

    `sources` are path → digest by now; `moments`, `report` and `notes` are what that build told the gate. `stood` says that its
    outputs are all as it left them.
    """

    changed: Mapping[str, str]
    sources: dict[str, str]
    moments: tuple[int | None, int | None]
    report: list[Any]
    notes: str
    stood: bool


class Scan(NamedTuple):
    """The sources as they were found from `at_ns` on. It is taken before any of them is read, never after.

    `looks` are how the files found look; nothing after somebody let go of that. `private` are path and size of the answers under
    private/, which no build opens: their counts may be out of date. `stood` is the seal of the manifest whose files all stood as
    it lists them, where somebody looked meanwhile; else "".
    """

    found: Found
    looks: list[str]
    at_ns: int
    private: tuple[tuple[str, int], ...] = ()
    stood: str = ""


def state_of(root: str, output: str) -> Path:
    """Where the notes on this output folder lie: by its place as seen from the publication, links resolved."""
    seen_from_root = os.path.relpath(os.path.realpath(output), os.path.realpath(root))
    return Path(root, MEMORY, "outputs", of_bytes(os.fsencode(seen_from_root))[:16])


def scan(root: str) -> Scan:
    """Look at all sources, without opening one."""
    began = time.time_ns()  # not the end: a file may change again after our look, and keep the time that we saw
    private = tuple((file.path, file.size) for file in walk(root, PRIVATE).files)
    found = walk(root, PUBLICATION)
    return Scan(found, listing.looks(found.files), began, private)


def again(root: str, scan: Scan, path: str) -> Scan:
    """The same scan after a build has written the source `path` itself. Its stat counts as young, so its bytes decide."""
    own = walk(root, (path,))
    files = sorted([*(file for file in scan.found.files if file.path != path), *own.files])
    return scan._replace(found=scan.found._replace(files=files), looks=[])


def answer(asked: Asked) -> list[Any] | None:
    """The last report (the plain form of `model.report.Report`) where nothing could come out differently; else None."""
    return look(asked)[1]


def look(asked: Asked) -> tuple[Scan, list[Any] | None]:
    """The sources as they are, and the same answer."""
    state = state_of(asked.root, asked.output)
    seen, listed = _seen(state)
    if seen is None or not _still_holds(asked, state, seen):
        return scan(asked.root), None
    now = _looked(asked, state, seen["manifest"], listed)
    return now, _report(asked, state, seen, listed, now)


def _looked(asked: Asked, state: Path, seal: str, listed: str) -> Scan:
    """The sources; where there are many, the outputs are looked at meanwhile, and an edit need not look at them again."""
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
    if not same:  # files were touched, or are not young any more: note how they look now, and next time a look will do
        with suppress(OSError):
            _save(state, seen, _listed(now, listing.digests(listed)))
    report: list[Any] = seen["report"]
    return report


def edited(asked: Asked, now: Scan) -> Edited | None:
    """What was edited since the last build; None where files are gone, or more has changed than the bytes of files."""
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
    """Path → stat and digest of the sources, as the last build for this output saw them."""
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
    """Note what a finished build saw. `digests` (path → digest) are of the bytes it used; `moments` lie on both sides of now.
    `notes` is the seal of what else that build left for the next one.

    A source that changed just before the scan keeps no stat, so that its bytes are looked at again next time.
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
    """What the gate was told, and the list of sources."""
    seen, _, listed = (sealed.text(state / _SEEN) or "null").partition("\n")
    return json.loads(seen), listed


def _listed(scan: Scan, digests: Mapping[str, str]) -> Iterator[str]:
    files = scan.found.files
    return listing.listed(files, scan.looks or map(listing.look, files), digests, scan.at_ns)


def _save(state: Path, seen: Mapping[str, Any], listed: Iterable[str]) -> None:
    sealed.save_pieces(state / _SEEN, chain((f"{json.dumps(seen)}\n",), listed))


def _still_holds(asked: Asked, state: Path, seen: Mapping[str, Any]) -> bool:
    """Whether it is asked for the same, by the same program, with nothing due and nothing begun."""
    same = seen["flags"] == asked.flags and _is_between(asked.now, *seen["moments"])
    return same and seen["engine"] == engine_at_a_glance() and not _is_begun(asked, state)


def _seal(state: Path) -> str:
    """What the manifest that lies there is sealed with."""
    return sealed.seal_of(state / published.MANIFEST)


def _is_begun(asked: Asked, state: Path) -> bool:
    """Whether a build was killed that had published a part, or had only made files that wait: the next one puts that in order."""
    return (state / published.JOURNAL).exists() or any(
        map(os.path.lexists, published.stages(os.path.realpath(asked.output)))
    )


def _same_places(seen: Mapping[str, Any], now: Scan) -> bool:
    """Whether the same folders are links, and the answers of the same sizes, and all can be looked at."""
    same = now.found.links + now.found.strays == seen["links"]
    return same and not now.found.failed and [*map(list, now.private)] == [*map(list, seen["private"])]


def _is_between(now: float, since: int | None, until: int | None) -> bool:
    return (since is None or since <= now) and (until is None or now < until)


def _others(root: str, listed: str, now: Scan) -> Iterator[tuple[str, str, str]]:
    """Path, digest as it was seen and digest by now of each source that does not look as it did; "" where there is none."""
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
    """Whether every published file has the size and time it was left with, by the very build that told the gate.

    A build that was killed between publishing and telling leaves a manifest the gate has not heard of.
    """
    manifest = sealed.text(state / published.MANIFEST) if _seal(state) == seal else None
    try:
        return manifest is not None and stand(os.path.realpath(output), zip(*published.columns(manifest), strict=True))
    except ValueError:
        return False
