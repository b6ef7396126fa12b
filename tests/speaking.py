"""The default theme's words, for tests of what readers see."""

from pathlib import Path

from cxsite.model.words import Words
from cxsite.parse.strings import strings
from cxsite.render import themes
from cxsite.render.words import grammar

FOLDER = "cxsite/themes/default/strings"


def spoken(language: str) -> Words:
    """The default theme's words in a language."""
    found = strings(language, (FOLDER,), lambda path: _read(themes.PACKAGED.parent.parent / path)).value
    return Words(found.texts, grammar(language))


def _read(path: Path) -> bytes | None:
    return path.read_bytes() if path.is_file() else None


WORDS = spoken("en")
