"""Code highlighted by Pygments, with classes that the stylesheet defines."""

from functools import lru_cache

from pygments import highlight
from pygments.formatters import HtmlFormatter
from pygments.lexer import Lexer
from pygments.lexers import get_lexer_by_name
from pygments.util import ClassNotFound

_FORMAT: HtmlFormatter[str] = HtmlFormatter(nowrap=True)


def coloured(language: str, code: str) -> str:
    """The code as HTML; "" if the language is unknown."""
    lexer = _lexer(language)
    return highlight(code, lexer, _FORMAT) if lexer else ""


@lru_cache(maxsize=64)
def _lexer(language: str) -> Lexer | None:
    try:
        return get_lexer_by_name(language, stripnl=False)
    except ClassNotFound:
        return None
