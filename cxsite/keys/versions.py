"""The versions of cxsite and of what it runs with: others may make different bytes from the same sources."""

import os
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from cxsite.keys.digest import of_bytes
from cxsite.keys.files import File, walk

_ABOVE = str(Path(__file__).parent.parent.parent)  # the folder that contains cxsite


@cache
def engine() -> str:
    """A digest of cxsite's own source, of the interpreter, and of the names and versions of all installed packages.

    All of them, because `site.yaml` may name extensions from any. Cached per process: what runs is what was imported.
    """
    own = [f"{file.path} {_digest(file)}" for file in _own_files()]
    return of_bytes("\n".join([*own, *_around()]).encode())


@cache
def engine_at_a_glance() -> str:
    """The same from sizes and times alone: quick, and never equal if `engine` differs."""
    own = [f"{file.path} {file.size} {file.mtime_ns}" for file in _own_files()]
    return of_bytes("\n".join([*own, *_around()]).encode())


@cache
def installed(name: str) -> str:
    """The version of an installed package, from the name of its .dist-info folder, without an import; "" if not found."""
    found = (each for each in _around() if each.lower().startswith(f"{name}-") and each.endswith(".dist-info"))
    return next((each[len(name) + 1 : -len(".dist-info")] for each in found), "")


@cache
def _own_files() -> list[File]:
    """The files of cxsite itself."""
    return walk(_ABOVE, ("cxsite",)).files


def _digest(file: File) -> str:
    """The digest of a file's bytes. Every build reads five hundred: without `Path` and buffers it takes half the time."""
    with open(f"{_ABOVE}/{file.name}", "rb", buffering=0) as opened:  # noqa: PTH123
        return of_bytes(opened.readall())


def _around() -> Iterator[str]:
    """The interpreter and the installed packages, by the names of their .dist-info folders."""
    yield sys.version
    for folder in sys.path:
        try:
            names = os.listdir(folder or ".")  # noqa: PTH208  # we want only names, thousands of them, quickly
        except OSError:
            continue
        yield from sorted(name for name in names if name.endswith(".dist-info"))
