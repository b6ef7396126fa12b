"""A `Body` as bytes and back: what memory keeps beside the outline."""

import json
from typing import Any

from cxsite.model.body import Body, Piece, Slot

_JSON = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"))


def packed(body: Body) -> bytes:
    """JSON in UTF-8: the teaser's length, then the pieces; a gap is [use, context]."""
    pieces = [piece if isinstance(piece, str) else [piece.use, piece.context] for piece in body.pieces]
    return _JSON.encode([body.teaser, *pieces]).encode()


def unpacked(data: bytes) -> Body:
    """The body that `packed` made the bytes of."""
    teaser, *pieces = json.loads(data)
    return Body(tuple([_piece(piece) for piece in pieces]), teaser)


def _piece(plain: Any) -> Piece:  # noqa: ANN401 (JSON)
    return plain if isinstance(plain, str) else Slot(*plain)
