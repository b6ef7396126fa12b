"""Files that are trusted only if complete: the first line has the digests of what follows. They are replaced atomically.

What follows may have two parts, so that a caller that needs only the first neither reads nor verifies the second, which may be
much longer.
"""

import json
import os
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from itertools import islice
from pathlib import Path
from typing import IO, Any

from cxsite.keys.digest import of_bytes, of_pieces

_MARK = b"cxsite 2"
_AT_ONCE = 1000
_EMPTY = "0" * 32, 0  # the digest and the length of a part that is not written yet
_LONGEST = 120  # the maximum length of a first line: mark, two digests, two lengths


def load(path: Path) -> Any | None:
    """What was saved; None if there is no such file, or it is damaged, or another version wrote it."""
    data = _parts(path, whole=True)
    return None if data is None else json.loads(data[0])


def text(path: Path) -> str | None:
    """The first part of the text that was saved; None as above."""
    data = _parts(path, whole=False)
    return None if data is None else _text(data[0])


def texts(path: Path) -> tuple[str, str] | None:
    """Both parts; None as above."""
    data = _parts(path, whole=True)
    return None if data is None else (_text(data[0]), _text(data[1]))


def seal_of(path: Path) -> str:
    """The seal that a file claims to have, which identifies its content; "" if there is no such file."""
    try:
        with path.open("rb") as file:
            return file.readline(_LONGEST).decode("ascii", "replace")
    except OSError:
        return ""


def save(path: Path, data: Any) -> None:
    """Write `data` as JSON, atomically. Raises OSError if it cannot be written."""
    save_text(path, json.dumps(data, ensure_ascii=True, separators=(",", ":")))


def save_text(path: Path, text: str, more: Iterable[str] = ()) -> None:
    """The same for a text of one or two parts, the second in pieces. It may contain file names that are not UTF-8."""
    save_pieces(path, (text,), more)


def save_pieces(path: Path, text: Iterable[str], more: Iterable[str] = ()) -> None:
    """The same, with both parts in pieces: each is freed once it is written, and the first line is written last."""
    with _beside(path) as file:
        file.write(_head(*_EMPTY, *_EMPTY))
        seals = *_written(file, text), *_written(file, more)
        file.seek(0)
        file.write(_head(*seals))


def joined(texts: Iterable[str], between: str) -> Iterator[str]:
    """`between.join(texts)` in pieces, so that a long text is not held in memory a second time."""
    rest, before = iter(texts), ""
    while some := [*islice(rest, _AT_ONCE)]:
        yield before + between.join(some)
        before = between


def write(path: Path, *data: bytes | bytearray) -> None:
    """Write bytes to a temporary file, then rename it over `path`: a kill leaves the old file or the new one."""
    with _beside(path) as file:
        file.writelines(data)


@contextmanager
def _beside(path: Path) -> Iterator[IO[bytes]]:
    """A file to write to, which is renamed to `path` at the end, or deleted on an error."""
    beside = path.with_name(f"{path.name}.new")
    try:
        with beside.open("wb") as file:
            yield file
        os.replace(beside, path)  # noqa: PTH105  # its name says that it replaces
    except BaseException:
        beside.unlink(missing_ok=True)
        raise


def _head(first: str, length: int, second: str, more: int) -> bytes:
    """The first line; its length is always the same."""
    return b"%s %s %s %012d %012d\n" % (_MARK, first.encode(), second.encode(), length, more)


def _written(file: IO[bytes], pieces: Iterable[str]) -> tuple[str, int]:
    """The digest and the length of what was written."""
    digest, length = of_pieces(), 0
    for piece in pieces:
        data = piece.encode(errors="surrogatepass")
        digest.update(data)
        length += file.write(data)
    return digest.hexdigest(), length


def _parts(path: Path, *, whole: bool) -> tuple[bytes, bytes] | None:
    """Both parts, or the first and b"". The length of the file is checked in either case."""
    try:
        with path.open("rb") as file:
            head = file.readline(_LONGEST)
            mark, first, second, length, more = head.rsplit(b" ", 4)
            if os.fstat(file.fileno()).st_size != len(head) + int(length) + int(more):
                return None
            parts = file.read(int(length)), file.read() if whole else b""
    except (OSError, ValueError):
        return None
    proven = mark == _MARK and of_bytes(parts[0]).encode() == first
    return parts if proven and (not whole or of_bytes(parts[1]).encode() == second) else None


def _text(data: bytes) -> str:
    return data.decode(errors="surrogatepass")
