"""A `Body` to bytes and back: what the build's memory keeps beside the outline.

HTML is full of quotes and line breaks, which JSON would have to escape, so only the positions are JSON.
"""

import json
from functools import cache

from cxsite.model.body import Body, Piece, Slot

_JSON = json.JSONEncoder(separators=(",", ":"))
_slot = cache(Slot)  # all texts share the same few slots


def packed(body: Body) -> bytes:
    """One line of JSON (the teaser's length, then for each piece its length or [use, context]), then all HTML as UTF-8."""
    told = [len(piece) if isinstance(piece, str) else [piece.use, piece.context] for piece in body.pieces]
    html = "".join([piece for piece in body.pieces if isinstance(piece, str)])
    return f"{_JSON.encode([body.teaser, *told])}\n{html}".encode()


def unpacked(data: bytes) -> Body:
    """The inverse of `packed`."""
    told, _, html = data.decode().partition("\n")
    teaser, *rows = json.loads(told)
    pieces: list[Piece] = []
    start = 0
    for row in rows:
        if isinstance(row, int):
            pieces.append(html[start : start + row])
            start += row
        else:
            pieces.append(_slot(*row))
    return Body(tuple(pieces), teaser)
