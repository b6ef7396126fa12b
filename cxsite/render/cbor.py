"""The part of CBOR (RFC 8949) that Pagefind writes its index lists in: whole numbers, texts, arrays."""

from typing import Any

_NUMBER, _TEXT, _ARRAY = 0, 3, 4


def load(data: bytes) -> Any:  # noqa: ANN401  # whatever the bytes hold
    """The value. Raises ValueError for anything outside that part, and for trailing data."""
    value, end = _value(data, 0)
    if end != len(data):
        raise ValueError("more bytes than a value")
    return value


def dump(value: Any) -> bytes:  # noqa: ANN401  # as above
    """The value's bytes, each length in its shortest form."""
    match value:
        case int():
            return _head(_NUMBER, value)
        case str():
            text = value.encode()
            return _head(_TEXT, len(text)) + text
        case list():
            return _head(_ARRAY, len(value)) + b"".join(map(dump, value))
        case _:
            raise ValueError(f"no CBOR for {type(value).__name__}")


def _value(data: bytes, at: int) -> tuple[Any, int]:
    kind, short = data[at] >> 5, data[at] & 31
    number, at = _number(data, at + 1, short)
    if kind == _NUMBER:
        return number, at
    if kind == _TEXT:
        return data[at : at + number].decode(), at + number
    if kind == _ARRAY:
        found = []
        for _ in range(number):
            value, at = _value(data, at)
            found.append(value)
        return found, at
    raise ValueError(f"CBOR of kind {kind} is not read here")


def _number(data: bytes, at: int, short: int) -> tuple[int, int]:
    if short < 24:
        return short, at
    if short > 27:
        raise ValueError("CBOR without a length is not read here")
    length = 1 << (short - 24)
    return int.from_bytes(data[at : at + length]), at + length


def _head(kind: int, number: int) -> bytes:
    if number < 24:
        return bytes([kind << 5 | number])
    size = next(size for size in range(4) if number < 1 << (8 << size))
    return bytes([kind << 5 | 24 + size]) + number.to_bytes(1 << size)
