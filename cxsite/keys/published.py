"""What the room `write` leaves for the gate: the list of published files, and possibly the staging folder of a killed build.

The list is stored as columns: sizes, times, addresses. Anything else known about each file is stored elsewhere, since an
unchanged build needs none of it.
"""

import os
from collections.abc import Iterable

STAGE = ".cxsite-stage"
MANIFEST, JOURNAL = "manifest.txt", "journal.json"


def stages(folder: str) -> tuple[str, str]:
    """The staging folders for `folder` (absolute, links resolved): beside it, and inside it as the fallback."""
    above, name = os.path.split(folder)
    return f"{above}{os.sep}.{name}{STAGE}", f"{folder}{os.sep}{STAGE}"


def listed(files: Iterable[tuple[str, int, int]]) -> str:
    """The list as text, from address, size and time of each file. No address contains a line break."""
    addresses, sizes, times = [*zip(*files, strict=True)] or ((), (), ())
    return "\n".join([" ".join(map(str, sizes)), " ".join(map(str, times)), *addresses])


def columns(text: str) -> tuple[list[str], list[int], list[int]]:
    """Addresses, sizes and times from that text. Raises ValueError if it is malformed."""
    sizes, times, *addresses = text.split("\n")
    found = addresses, [*map(int, sizes.split())], [*map(int, times.split())]
    if not len(found[0]) == len(found[1]) == len(found[2]):
        raise ValueError(f"{len(found[0])} addresses, {len(found[1])} sizes, {len(found[2])} times")
    return found
