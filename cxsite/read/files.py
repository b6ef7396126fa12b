"""A publication's folder → `Sources`: every file with its kind (from its place) and its stat."""

import errno
import os
import re
from collections.abc import Callable, Iterator, Mapping
from itertools import pairwise
from pathlib import Path

from cxsite.keys.files import NO_FILE, NOWHERE, PUBLICATION, ROUND, File, Found, printable, walk
from cxsite.model.place import Span
from cxsite.model.problem import Outcome, Problem, error, failure, misuse, warning
from cxsite.model.source import Source, SourceKind, Sources
from cxsite.read.strays import FOLDERS, strays

_PLACES: tuple[tuple[str, SourceKind], ...] = (
    (r"content/(posts|drafts)/.+\.md", "post"),
    (r"content/pages/.+\.md", "page"),
    (r"content/authors/[^/]+\.ya?ml", "author"),
    (r"content/letters/.+\.md", "letter"),
    (r"content/scorecards/[^/]+\.ya?ml", "scorecard"),
    (r"content/tags\.ya?ml", "tags"),
    (r"content/counts/[^/]+\.csv", "counts"),
    (r"content/.+", "asset"),
    (r"static/.+", "static"),
    (r"strings/.+", "strings"),
    (r"templates/.+", "template"),
    (r"themes/.+", "theme"),
    (r"site\.yaml", "site"),
    (r"claims\.lock", "ledger"),
)
_KINDS = tuple((re.compile(place, re.DOTALL), kind) for place, kind in _PLACES)  # a name may contain a line break
_MEND = "fix the link, or delete it"
#: What to report about things that are not files: message and help.
_IN_THE_WAY = {
    NOWHERE: ("this is a link to a file that does not exist", _MEND),
    ROUND: ("this is a link that points back to itself", _MEND),
    NO_FILE: ("this is a pipe, a socket or a device, not a file or folder", "move it away"),
}


class GoneError(Exception):
    """A file that existed during the walk cannot be read now; `problem` reports it."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(problem.message)
        self.problem = problem


def folder(
    root: str, output: str = "", known: Mapping[str, tuple[str, str]] | None = None, found: Found | None = None
) -> Outcome[Sources]:
    """All files of the publication in `root`, sorted by path.

    `output` is the output folder: what is in it is not a source. `known` has the stat and digest of files as last seen
    (path → both); if the stat is unchanged, the digest is reused and the file need not be read.
    `found` is a walk of `root`, if the caller already has one. There is no value if `root` is not a publication.
    """
    found = found or walk(root, PUBLICATION)
    found = _without(found, os.path.relpath(output, root).replace(os.sep, "/")) if output else found
    if not any(file.path == "site.yaml" for file in found.files):
        return Outcome(None, tuple(_failed(found)) or (_no_publication(root),))
    files = tuple(_source(file, known or {}) for file in found.files if _is_utf8(file.name))
    problems = (*_failed(found), *_badly_named(found), *_linked(found), *strays(files))
    return Outcome(Sources(root, files), problems)


def bytes_of(root: str, source: Source) -> Outcome[bytes]:
    """The bytes of one file, or the problem that it cannot be read."""
    try:
        return Outcome(Path(root, source.name or source.path).read_bytes())
    except OSError as why:
        return Outcome(None, (_unreadable(source.path, why.strerror or "cannot be read"),))


def later(sources: Sources) -> Callable[[str], bytes]:
    """A function from the path of a source to its bytes, read when it is called. It raises GoneError if they cannot be read."""
    names = {source.path: source.name for source in sources.files if source.name not in ("", source.path)}

    def due(path: str) -> bytes:
        found = bytes_of(sources.root, Source(path, "asset", name=names.get(path, path)))
        if found.value is None:
            raise GoneError(*found.problems)
        return found.value

    return due


def kind_of(path: str) -> SourceKind:
    """The kind of a file, by its place. `path` is in one of the publication's places."""
    return next((kind for pattern, kind in _KINDS if pattern.fullmatch(path)), "asset")


def _source(file: File, known: Mapping[str, tuple[str, str]]) -> Source:
    stat, digest = known.get(file.path, ("", ""))
    return Source(
        file.path,
        kind_of(file.path),
        file.size,
        file.mtime_ns,
        file.ctime_ns,
        file.inode,
        digest if stat == file.stat else "",
        file.name,
    )


def _without(found: Found, output: str) -> Found:
    return found._replace(files=[file for file in found.files if not file.path.startswith(f"{output}/")])


def _no_publication(root: str) -> Problem:
    shown = printable(Path(root).resolve().name) or "this folder"
    message = f"{shown} is not a publication: it has no site.yaml"
    return misuse("no-publication", message, "go to a publication's folder, or create one with `cxsite init DIR`")


def _failed(found: Found) -> Iterator[Problem]:
    for name, why in found.failed:
        yield _told(name, *_IN_THE_WAY[why]) if why in _IN_THE_WAY else _unreadable(name or ".", why)


def _unreadable(path: str, why: str) -> Problem:
    gone = why == os.strerror(errno.ENOENT)
    advice = "it was there a moment ago: build again" if gone else "check its permissions, or move it away"
    return _told(path, f"cannot be read: {why.lower()}", advice)


def _told(path: str, message: str, advice: str) -> Problem:
    return failure("unreadable-file", Span(path), message, advice)


def _linked(found: Found) -> Iterator[Problem]:
    for name in found.links:
        message = "this folder is a link to another place; links to folders are not followed"
        told = error if name in FOLDERS else warning  # everything that should be there would be missing from the site
        yield told("linked-folder", Span(name), message, "copy the folder here, or delete the link")
    for name in found.strays:
        message = "this is a link to a file outside the publication; such links are not followed"
        yield warning("linked-file", Span(name), message, "copy the file here, or delete the link")


def _badly_named(found: Found) -> Iterator[Problem]:
    for file in found.files:
        if not _is_utf8(file.name):
            shown = printable(file.name)
            message = "the file name is not UTF-8, so no link could point to it"
            yield error("name-not-utf8", Span(shown), message, "rename it using UTF-8")
    for first, second in pairwise(found.files):
        if first.path == second.path:
            message = "two files have this name, written with different Unicode characters that look the same"
            yield error("names-alike", Span(first.path), message, "rename one of the two")


def _is_utf8(name: str) -> bool:
    return name.isascii() or printable(name) == name
