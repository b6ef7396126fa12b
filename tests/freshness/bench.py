"""A publication in a folder, built again and again, and compared with a clean build of the same sources."""

import atexit
import shutil
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime
from functools import cache
from pathlib import Path

from cxsite import build, gate
from cxsite.build import Options, publish
from cxsite.model.report import Report
from tests.archive import unpack

NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)
MAGAZINE = (Path(__file__).parent / "magazine.txt").read_text(encoding="utf-8")


def magazine(folder: Path) -> Options:
    """The small magazine, unpacked. Templates are compiled once for all tests."""
    unpack(MAGAZINE, folder)
    _share_compiled(folder)
    return Options(folder, folder / "public", NOW)


def published(folder: Path) -> Options:
    """The same after its first build, which is made once for all tests."""
    shutil.copytree(_first(), folder, symlinks=True)
    return Options(folder, folder / "public", NOW)


@cache
def _first() -> Path:
    folder = Path(tempfile.mkdtemp(prefix="cxsite-magazine-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    built(magazine(folder / "site"))
    return folder / "site"


@cache
def _compiled() -> Path:
    folder = Path(tempfile.mkdtemp(prefix="cxsite-templates-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    return folder


def _share_compiled(root: Path) -> None:
    (root / gate.MEMORY).mkdir()
    (root / gate.MEMORY / "templates").symlink_to(_compiled())


def built(options: Options) -> Report:
    """Build, and expect it to be published without warnings."""
    report = publish(options)
    assert report.published, report.problems
    return report


def bytes_of(folder: Path) -> dict[str, bytes]:
    """Address → bytes of every file, including hidden ones."""
    return {p.relative_to(folder).as_posix(): p.read_bytes() for p in sorted(folder.rglob("*")) if p.is_file()}


def touched(folder: Path) -> dict[str, tuple[bytes, int, int]]:
    """Address → bytes, time and inode: what changes when a file is written, even with the same bytes."""
    files = (p for p in sorted(folder.rglob("*")) if p.is_file())
    return {p.relative_to(folder).as_posix(): (p.read_bytes(), p.stat().st_mtime_ns, p.stat().st_ino) for p in files}


def clean(options: Options, by: Callable[[Options], object] = built) -> dict[str, bytes]:
    """What a build of the same sources without any cache gives, in another folder; `by` builds it."""
    elsewhere = options.root.with_name(options.root.name + "-clean")
    shutil.rmtree(elsewhere, ignore_errors=True)
    shutil.copytree(options.root, elsewhere, ignore=shutil.ignore_patterns(".cxsite", "public", "other"))
    _share_compiled(elsewhere)
    by(replace(options, root=elsewhere, output=elsewhere / "public"))
    made = bytes_of(elsewhere / "public")
    shutil.rmtree(elsewhere)
    return made


def answered(options: Options) -> bool:
    """Whether the gate answers."""
    return gate.answer(options.asked) is not None


@contextmanager
def counted() -> Iterator[list[str]]:
    """Records each full look at a publication while it is active: an edit that takes a fast path causes none."""
    looks, real = [], build.look
    build.look = lambda *args: looks.append("a whole look") or real(*args)
    try:
        yield looks
    finally:
        build.look = real
