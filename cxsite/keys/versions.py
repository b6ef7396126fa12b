"""Which cxsite this is and what it runs with: another one may make other bytes from the same sources."""

import os
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from cxsite.keys.digest import of_bytes
from cxsite.keys.files import File, walk

_ABOVE = str(Path(__file__).parent.parent.parent)  # the folder that cxsite lies in


@cache
def engine() -> str:
    """A digest of cxsite's own source, of the interpreter, and of the names and versions of all installed packages.

    All of them, because `site.yaml` may name extensions from any. Asked once a process: what runs is what was imported.
    """
    own = [f"{file.path} {_digest(file)}" for file in _own_files()]
    return of_bytes("\n".join([*own, *_around()]).encode())


@cache
def engine_at_a_glance() -> str:
    """The same question answered by sizes and times alone: quick, and never equal where `engine` differs."""
    own = [f"{file.path} {file.size} {file.mtime_ns}" for file in _own_files()]
    return of_bytes("\n".join([*own, *_around()]).encode())


@cache
def installed(name: str) -> str:
    """The version of an installed package, told by the folder that describes it: nothing is imported; "" where there is none."""
    found = (each for each in _around() if each.lower().startswith(f"{name}-") and each.endswith(".dist-info"))
    return next((each[len(name) + 1 : -len(".dist-info")] for each in found), "")


@cache
def _own_files() -> list[File]:
    """The files of cxsite itself."""
    return walk(_ABOVE, ("cxsite",)).files


def _digest(file: File) -> str:
    """Of its bytes. Five hundred of these are read whenever something is built: without `Path` and buffers in half the time."""
    with open(f"{_ABOVE}/{file.name}", "rb", buffering=0) as opened:  # noqa: PTH123
        return of_bytes(opened.readall())


def _around() -> Iterator[str]:
    """The interpreter and the installed packages, by the names of the folders that describe them."""
    yield sys.version
    for folder in sys.path:
        try:
            names = os.listdir(folder or ".")  # noqa: PTH208  # names are wanted, thousands of them, quickly
        except OSError:
            continue
        yield from sorted(name for name in names if name.endswith(".dist-info"))
