"""A small folder as one readable text: sections that begin with "-- path --", unpacked into a directory.

    -- site.yaml --
    title: T
    -- content/posts/a.md (escaped) --
    \\xff\\xfe          bytes that an editor cannot show are written as Python escapes

Expected texts are in the same file, in sections whose names begin with "expected".
"""

import re
from pathlib import Path

_HEADER = re.compile(r"^-- (?P<path>.+?)(?P<escaped> \(escaped\))? --\n", re.MULTILINE)


def sections(text: str) -> dict[str, bytes]:
    """Section name → bytes, in order. The text before the first section is a comment."""
    found = list(_HEADER.finditer(text))
    ends = [m.start() for m in found[1:]] + [len(text)]
    return {m["path"]: _bytes(text[m.end() : end], bool(m["escaped"])) for m, end in zip(found, ends, strict=True)}


def _bytes(text: str, escaped: bool) -> bytes:
    if not escaped:
        return text.encode()
    return text.removesuffix("\n").encode("latin-1", "backslashreplace").decode("unicode_escape").encode("latin-1")


def unpack(text: str, folder: Path) -> dict[str, str]:
    """Write all sections but the expected ones below `folder`; return the expected texts by name."""
    expected = {}
    for path, data in sections(text).items():
        if path.startswith("expected"):
            expected[path] = data.decode()
            continue
        target = folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(data)
    return expected
