"""The pile on which a body's pieces are put, HTML and slots in turn, with the uses that the slots refer to."""

from cxsite.model.body import Body, Context, Piece, Slot, Use
from cxsite.model.frozen import dataclass
from cxsite.model.place import Span
from cxsite.model.problem import Problem, error
from cxsite.model.wording import Said
from cxsite.parse.markdown.letters import LETTER, Letters, Taken, as_text
from cxsite.parse.markdown.places import Places
from cxsite.parse.markdown.refs import repaired

_EXPLAINED = "see `cxsite explain number-shape`"
_NO_QUOTES = dict.fromkeys(map(ord, "\"'“”„‘’"))
_SHAPES = {"value": "binding-shape", "embed": "embed-shape", "number": "number-shape"}


@dataclass(frozen=True, slots=True)
class Pieces:
    """The body in pieces, what its slots show, the problems, and what editorial rules ask about."""

    body: Body
    uses: tuple[Use, ...]
    problems: tuple[Problem, ...]
    said: tuple[Said, ...]


class Pile:
    """Append-only. A use that comes out of the engine twice (a reference link's address) is stored once."""

    def __init__(self, letters: Letters, places: Places) -> None:
        self.letters, self.places = letters, places
        self.problems: list[Problem] = []
        self.said: list[Said] = []
        self._pieces: list[Piece] = []
        self._html: list[str] = []
        self.html = self._html.append  # appends HTML as it is
        self._uses: list[Use] = []
        self._numbers: dict[tuple[int, bool], int] = {}

    def slot(self, use: int, context: Context) -> None:
        """Add a slot for the use of this number."""
        self.flush()
        self._pieces.append(Slot(use, context))

    def number(self, use: Use, at: int, *, image: bool = False) -> int:
        """The number of the use at offset `at` of the source."""
        number = self._numbers.setdefault((at, image), len(self._uses))
        if number == len(self._uses):
            self._uses.append(use)
        return number

    def value(self, taken: Taken, context: Context) -> None:
        """Add a binding, embed or checked number; report it if it is malformed."""
        if taken.use is None:
            self.problems.append(error(_SHAPES[taken.kind], self.span(taken), taken.text, _advice(taken.typed)))
        else:
            self.slot(self.number(taken.use, taken.start), context)

    def misplaced(self, taken: Taken) -> None:
        """Report an embed that is not on a line of its own."""
        message = f"{' '.join(taken.typed.split())} is not on a line of its own"
        advice = "give it its own line, with an empty line before and after"
        self.problems.append(error("embed-in-sentence", self.span(taken), message, advice))

    def attributes(self, html: str) -> None:
        """Add part of a tag that Markdown made: values are plain text there, other letters go back to what was typed."""
        done = 0
        for match in LETTER.finditer(html):
            taken = self.letters.taken.get(match[2])
            if taken is None:
                continue
            self._html.append(html[done : match.start(2)])
            done = match.end(2)
            if taken.kind in {"value", "number"}:
                self.value(taken, "attribute")
            elif taken.kind == "embed":
                self.misplaced(taken)
            else:
                self._html.append(as_text(taken))
        self._html.append(html[done:])

    def span(self, taken: Taken) -> Span:
        """Where something is in the source."""
        return self.places.span(taken.start, taken.end)

    def flush(self) -> int:
        """End the current piece of HTML; the number of pieces so far."""
        html = "".join(self._html)
        self._html.clear()
        if html:
            self._pieces.append(html)
        return len(self._pieces)

    def done(self, teaser: int) -> Pieces:
        """Everything that was put on the pile."""
        self.flush()
        body = Body(tuple(self._pieces), teaser)
        return Pieces(body, tuple(self._uses), tuple(self.problems), tuple(self.said))


def _advice(typed: str) -> str:
    """How to fix a malformed binding or checked number."""
    if typed.startswith("{"):
        meant = repaired(typed.strip("{}"))
        return f"write {{{{ {meant} }}}}" if meant else "write \\{{ if the braces are meant as text"
    words, _, claim = typed.partition("{cx=")
    reference = claim.rstrip("}").translate(_NO_QUOTES).strip()
    if reference.startswith("ignore"):
        return f'say where it comes from: {words}{{cx=ignore reason="Forbes, 2012"}}'
    meant = repaired(reference)
    return f'write {words}{{cx="{meant}"}}' if meant else _EXPLAINED
