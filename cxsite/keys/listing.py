"""A list of sources as text: the look of each, then the digest of each. Looks are compared as one string, and split only if
something has changed.

A look is the stat of a file and its path. A file that was young when it was scanned is listed without its stat: its look never
matches again, so its bytes decide. Parts are separated by NUL, which no path contains.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from cxsite.keys.files import File
from cxsite.keys.sealed import joined

_END = "\0\0"  # of all looks: none is empty


def looks(files: Sequence[File]) -> list[str]:
    """The look of each file."""
    return [f"{size} {mtime_ns} {ctime_ns} {inode}\t{path}" for path, _, size, mtime_ns, ctime_ns, inode in files]


def look(file: File) -> str:
    """The look of one file."""
    return looks((file,))[0]


def listed(files: Sequence[File], looks: Iterable[str], digests: Mapping[str, str], at_ns: int) -> Iterator[str]:
    """The text in pieces. `digests` are by path, of the bytes that were used; `at_ns` is when the files were scanned."""
    settled = (f"\t{file.path}" if file.is_young(at_ns) else look for file, look in zip(files, looks, strict=True))
    yield from joined(settled, "\0")
    yield _END
    yield from joined((digests.get(file.path, "") for file in files), "\0")


def number(text: str) -> int:
    """How many files are listed."""
    looks = text.partition(_END)[0]
    return looks.count("\0") + bool(looks)


def is_same(text: str, looks: Sequence[str]) -> bool:
    """Whether all files look the same as listed, and there are no others."""
    return text.startswith("\0".join(looks) + _END)


def others(text: str, files: Sequence[File], looks: Sequence[str]) -> tuple[dict[str, str], list[File]]:
    """Path → listed digest of the files that changed or are gone; and the files that changed or are new."""
    was, digests = _columns(text)
    before, after = _between(was, looks)
    held = dict(zip(was[before], digests[before], strict=True))
    here = dict(zip(looks[after], files[after], strict=True))
    gone = {_path(look): digest for look, digest in held.items() if look not in here}
    return gone, [file for look, file in here.items() if look not in held]


def digests(text: str) -> dict[str, str]:
    """Path → digest."""
    looks, digests = _columns(text)
    return dict(zip(map(_path, looks), digests, strict=True))


def known(text: str) -> dict[str, tuple[str, str]]:
    """Path → stat and digest."""
    parts = zip(*_columns(text), strict=True)
    return {_path(look): (look.partition("\t")[0], digest) for look, digest in parts}


def _columns(text: str) -> tuple[list[str], list[str]]:
    looks, _, digests = text.partition(_END)
    return (looks.split("\0"), digests.split("\0")) if looks else ([], [])


def _between(was: Sequence[str], now: Sequence[str]) -> tuple[slice, slice]:
    """The part of each list without their common start and their common end."""
    start = _alike(was, now)
    end = _alike(was[start:][::-1], now[start:][::-1])
    return slice(start, len(was) - end), slice(start, len(now) - end)


def _alike(one: Sequence[str], other: Sequence[str]) -> int:
    """The length of the common start of two lists."""
    pairs = enumerate(zip(one, other, strict=False))
    return next((number for number, (a, b) in pairs if a != b), min(len(one), len(other)))


def _path(look: str) -> str:
    return look.partition("\t")[2]
