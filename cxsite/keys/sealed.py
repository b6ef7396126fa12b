"""Files that are believed only whole: the first line is the digest of what follows. Written beside, then renamed."""

import json
import os
from pathlib import Path
from typing import Any

from cxsite.keys.digest import of_bytes

_MARK = b"cxsite 1 "


def load(path: Path) -> Any | None:
    """What was saved; None where there is no such file, or it is damaged, or another version wrote it."""
    data = _bytes(path)
    return None if data is None else json.loads(data)


def text(path: Path) -> str | None:
    """The text that was saved; None as above."""
    data = _bytes(path)
    return None if data is None else data.decode()


def seal_of(path: Path) -> str:
    """The seal a file claims to have, which names its content; "" where there is no such file."""
    try:
        with path.open("rb") as file:
            return file.readline(99).decode("ascii", "replace")
    except OSError:
        return ""


def save(path: Path, data: Any) -> None:
    """Write `data` as JSON, whole or not at all. Raises OSError where the disk does not let us."""
    save_text(path, json.dumps(data, ensure_ascii=True, separators=(",", ":")))


def save_text(path: Path, text: str) -> None:
    """The same for a text."""
    data = text.encode()
    write(path, _MARK + of_bytes(data).encode() + b"\n" + data)


def write(path: Path, data: bytes) -> None:
    """Bytes into a file beside, then renamed over `path`: a kill leaves the old file or the new one."""
    beside = path.with_name(f"{path.name}.new")
    try:
        beside.write_bytes(data)
        os.replace(beside, path)  # noqa: PTH105  # the function that says it replaces
    except OSError:
        beside.unlink(missing_ok=True)
        raise


def _bytes(path: Path) -> bytes | None:
    try:
        head, _, data = path.read_bytes().partition(b"\n")
    except OSError:
        return None
    return data if head == _MARK + of_bytes(data).encode() else None
