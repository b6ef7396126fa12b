"""HTML → pieces: where a letter came out of the engine, its surroundings decide what it becomes.

In text it is a value; inside a link, a value without its own link; in `alt` and `title`, the value as plain text; in `href` and
`src`, the resolved address; in code, comments and scripts, what the author typed.
"""

import re

from cxsite.model.problem import error
from cxsite.parse.markdown import link_tags, tags
from cxsite.parse.markdown.letters import BARE, LETTER, Letters, Taken, as_code, as_text, as_typed
from cxsite.parse.markdown.pieces import Pieces, Pile
from cxsite.parse.markdown.places import Places
from cxsite.parse.markdown.wording import is_waiver

_MORE = re.compile(r"<!--\s*(?:more|TEASER_END)\s*-->")
_HOLDS_EMBEDS = frozenset(
    {"address", "article", "aside", "blockquote", "dd", "details", "div", "figure", "li", "main", "section", "td"}
)
# Tags that matter here whatever they contain: links, pictures, comments ("") and elements whose content is left alone.
_TELLING = frozenset({"", "a", "/a", "img", *tags.VERBATIM, *(f"/{name}" for name in tags.VERBATIM)})


def cut(tokens: list[str], names: list[str], letters: Letters, places: Places) -> Pieces:
    """Cut the tokens at letters and local addresses."""
    cutter = _Cutter(letters, places, names)
    texts = [at for at in range(0, len(tokens), 2) if not tokens[at].isascii() and BARE.search(tokens[at])]
    telling = [at for at in range(1, len(tokens), 2) if names[at] in _TELLING or not tokens[at].isascii()]
    done = 0
    for at in sorted(texts + telling):
        cutter.plain(tokens, done, at)
        cutter.tag(tokens[at], at) if at & 1 else cutter.text(tokens[at], at)
        done = at + 1
    cutter.plain(tokens, done, len(tokens))
    return cutter.pile.done(cutter.teaser)


class _Cutter:
    """Walks through the tokens and tracks which elements it is inside."""

    def __init__(self, letters: Letters, places: Places, names: list[str]) -> None:
        self.pile = Pile(letters, places)
        self.teaser = 0
        self.teaser_due = False
        self._letters = letters
        self._nesting = _Nesting(names)
        self._links: list[int | None] = []
        self._verbatim = 0

    def plain(self, tokens: list[str], begin: int, end: int) -> None:
        """Tokens that contain nothing of ours: kept as they are, but a teaser may end at one of the tags."""
        while self.teaser_due and begin < end:
            self.tag(tokens[begin], begin) if begin & 1 else self.pile.html(tokens[begin])
            begin += 1
        self.pile.html("".join(tokens[begin:end]))

    def text(self, text: str, at: int) -> None:
        """Text between two tags, with letters in it."""
        if self._verbatim:
            self.pile.html(self._letters.back(text, as_code))
        else:
            self._text_with_letters(text, at)

    def _text_with_letters(self, text: str, at: int) -> None:
        done = 0
        for match in LETTER.finditer(text):
            taken = self._letters.taken.get(match[2])
            if taken is None:
                continue
            # What surrounds a mark (` cx=`) was added together with it; around other letters it is the author's.
            start = match.start() if taken.kind == "tag" else match.start(2)
            self.pile.html(text[done:start])
            done = match.end(2)
            self._letter(taken, text[max(start - 7, 0) : start], at)
        self.pile.html(text[done:])

    def _letter(self, taken: Taken, before: str, at: int) -> None:
        if taken.kind in {"value", "number"}:
            self.pile.value(taken, "link" if self._links else "text")
        elif taken.kind == "embed":
            self._embed(taken, at)
        elif taken.kind == "code":
            self.pile.html(taken.text)
        elif taken.kind == "comment":
            if before.endswith("&lt;!--"):
                self._never_closed(taken)
        else:
            self.pile.html(as_text(taken))

    def _embed(self, taken: Taken, at: int) -> None:
        around = self._nesting.before(at)
        if around and around[-1] not in _HOLDS_EMBEDS:
            self.pile.misplaced(taken)
        else:
            self.pile.value(taken, "block")

    def _never_closed(self, taken: Taken) -> None:
        span = self.pile.places.span(taken.start - 4, taken.start)
        message, advice = "this comment is never closed", "write --> where the comment ends"
        self.pile.problems.append(error("comment-never-closed", span, message, advice))

    def tag(self, tag: str, at: int) -> None:
        """A tag or comment: the token at index `at`."""
        name = self._nesting.names[at]
        if not name:
            self._comment(tag, at)
        elif name[0] == "/":
            self._closing(tag, name[1:], at)
        else:
            self._opening(tag, name)

    def _comment(self, comment: str, at: int) -> None:
        first = LETTER.search(comment)
        taken = self._letters.taken.get(first[2]) if first else None
        if taken and comment.find("<!--", 4) >= 0:  # it hides everything up to the end of the next one
            self._never_closed(taken)
        comment = self._letters.back(comment, as_typed)
        if _MORE.fullmatch(comment):
            self.teaser_due = True
            self._end_teaser(at)
        elif not is_waiver(comment):
            self.pile.html(comment)

    def _end_teaser(self, at: int) -> None:
        """End the teaser between two blocks: if `<!--more-->` is inside a block, after that block."""
        if not self.teaser and not self._nesting.before(at + 1):
            self.teaser = self.pile.flush()

    def _closing(self, tag: str, name: str, at: int) -> None:
        if name == "a" and self._links:
            use = self._links.pop()
            if use is not None:
                self.pile.slot(use, "close")
        self.pile.html(tag)
        if name in tags.VERBATIM and self._verbatim:
            self._verbatim -= 1
        if self.teaser_due:
            self._end_teaser(at)

    def _opening(self, tag: str, name: str) -> None:
        use = None
        if name == "img":
            link_tags.picture(tag, self.pile)
        if tag == '<a href="">':
            link_tags.nowhere(self.pile)
        if tag.isascii():
            self.pile.html(tag)
        else:
            use = link_tags.opening(tag, name, self.pile)
        if name == "a":
            self._links.append(use)
        if name in tags.VERBATIM:
            self._verbatim += 1


class _Nesting:
    """Which elements are open at a given token. Few documents ask, so it is computed lazily, visiting each token once."""

    def __init__(self, names: list[str]) -> None:
        self.names = names
        self._at = 0
        self._open: list[str] = []

    def before(self, at: int) -> list[str]:
        """The names of the elements open where token `at` begins; `at` must never decrease."""
        for name in self.names[self._at : at]:
            if name.startswith("/"):
                self._close(name[1:])
            elif name and name not in tags.VOID:
                self._open.append(name)
        self._at = max(self._at, at)
        return self._open

    def _close(self, name: str) -> None:
        if name in self._open:
            while self._open.pop() != name:
                pass
