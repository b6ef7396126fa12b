"""Text that is safe to print anywhere: what a terminal would take for a command is escaped."""

import unicodedata

_UNSEEN = frozenset({"Cc", "Cs", "Zl", "Zp"})
# They reverse the direction of the text after them.
_TURNS = frozenset({"LRE", "RLE", "PDF", "LRO", "RLO", "LRI", "RLI", "FSI", "PDI"})


def printable(words: str) -> str:
    """Text that no terminal takes for commands and that can be encoded: control characters and surrogates are escaped."""
    return "".join(char if _is_plain(char) else _escaped(char) for char in words)


def _is_plain(char: str) -> bool:
    if char.isascii():
        return char == "\t" or char.isprintable()
    return unicodedata.category(char) not in _UNSEEN and unicodedata.bidirectional(char) not in _TURNS


def _escaped(char: str) -> str:
    code = ord(char)
    if 0xDC80 <= code <= 0xDCFF:  # a byte of a file name that is not UTF-8, as Python represents it
        return f"\\x{code - 0xDC00:02x}"
    return f"\\x{code:02x}" if code < 0x100 else f"\\u{code:04x}"
