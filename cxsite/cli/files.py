"""Writing new files for an author, never over existing ones."""

import json
import os
import re
from contextlib import suppress
from pathlib import Path

from cxsite.cli.ending import UseError, refused

_PLAIN = re.compile(r"[A-Za-z][A-Za-z0-9 ,.()’“”–-]*")


def write_new(root: Path, path: str, new: str | bytes, otherwise: str = "choose another title, or set --slug") -> None:
    """Create a file, with the folders it needs.

    Raises UseError if the file exists, with `otherwise` as the help, and MachineError if it cannot be written.
    """
    target = root / path
    if os.path.lexists(target):
        raise UseError(f"{path} already exists", f"nothing was changed; {otherwise}")
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        _written(target, new.encode() if isinstance(new, str) else new)
    except OSError as why:
        raise refused(f"cannot write {path}", why) from None


def _written(target: Path, data: bytes) -> None:
    file = target.open("xb")
    try:
        with file:
            file.write(data)
    except BaseException:
        target.unlink()  # a partial file would be in the way of the next attempt, also after Ctrl-C
        raise


def write_over(root: Path, path: str, text: str) -> None:
    """Replace the text of an existing file by renaming, so that no reader ever sees half of it. A symbolic link stays one.

    Raises MachineError if it cannot be written.
    """
    target = (root / path).resolve()
    beside = target.with_name(f".{target.name}.new~")
    try:
        with beside.open("w", encoding="utf-8", newline="") as file:
            file.write(text)
        beside.chmod(target.stat().st_mode & 0o777)
        beside.replace(target)
    except OSError as why:
        raise refused(f"cannot write {path}", why) from None
    finally:
        with suppress(OSError):
            beside.unlink(missing_ok=True)


def as_yaml(text: str) -> str:
    """Text as a YAML value on one line: plain if it cannot be misread, otherwise in double quotes."""
    return text if _PLAIN.fullmatch(text) and not text.endswith(" ") else json.dumps(text, ensure_ascii=False)
