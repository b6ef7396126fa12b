"""A `Body` as bytes and back: what memory keeps beside the outline.

HTML is full of quotes and line breaks, which JSON would have to write in another way, so only what stands where is JSON.
"""

import json
from functools import cache

from cxsite.model.body import Body, Piece, Slot

_JSON = json.JSONEncoder(separators=(",", ":"))
_slot = cache(Slot)  # every text has the same few


def packed(body: Body) -> bytes:
    """A line of JSON (the teaser's length, then of each piece its length, or of a gap [use, context]), and all HTML in UTF-8."""
    told = [len(piece) if isinstance(piece, str) else [piece.use, piece.context] for piece in body.pieces]
    html = "".join([piece for piece in body.pieces if isinstance(piece, str)])
    return f"{_JSON.encode([body.teaser, *told])}\n{html}".encode()


def unpacked(data: bytes) -> Body:
    """The body that `packed` made the bytes of."""
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
