"""What readers see of a text, as plain words: here the engine has decided what is code, an attribute, a link or text."""

from collections import Counter
from html import unescape

from cxsite.parse.markdown import tags
from cxsite.parse.markdown.letters import Letters, as_text

_APART = tags.BLOCK | {"br", "sup"}  # a footnote's number is not part of the word before it


def shown(tokens: list[str], names: list[str], letters: Letters) -> str:
    """The text of the tokens, without code; each block starts a new line.

    In a link, and in a tag that the author wrote, Markdown would not turn an address into a link: there its `://` is left out.
    """
    out: list[str] = []
    inside = _Inside()
    for at, (token, name) in enumerate(zip(tokens, names, strict=True)):
        if at & 1:
            inside.pass_by(token, name)
            out.append("\n" if name.lstrip("/") in _APART else "")
        elif token and not inside.code:
            out.append(token.replace("://", " ") if inside.open else token)
    return unescape(letters.back("".join(out), as_text))


class _Inside:
    """Counts the open elements in which an address is not a bare one, and how many of them are code."""

    def __init__(self) -> None:
        self.open = self.code = 0
        self._of: Counter[str] = Counter()

    def pass_by(self, tag: str, name: str) -> None:
        """Update the counts for a tag or a comment."""
        if name.startswith("/"):
            if self._of[name[1:]]:
                self._count(name[1:], -1)
        elif name in tags.VERBATIM or name == "a" or (" cx=" in tag and name not in tags.VOID):
            self._count(name, 1)

    def _count(self, name: str, step: int) -> None:
        self._of[name] += step
        self.open += step
        self.code += step * (name in tags.VERBATIM)
