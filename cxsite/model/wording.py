"""Facts about the wording of a text that a rule may need, without the text itself.

Texts are not kept in memory, and unchanged ones are not read again. So the parser records, once, the few places that editorial
rules look at. These are facts, not problems: most of what is recorded here is fine.
"""

from collections.abc import Iterable, Iterator
from typing import Literal, get_args

from cxsite.model.frozen import dataclass
from cxsite.model.place import Span

About = Literal[
    "link",
    "outside",
    "quote",
    "comparison",
    "promise",
    "term",
    "figure",
    "mark",
    "heading",
    "picture",
    "typed",
    "cells",
]
_ABOUT: dict[str, About] = {about: about for about in get_args(About)}
#: Units of time after a number, in English, German, French and Spanish: part of a regular expression.
TIMES = (
    "seconds?|minutes?|hours?|days?|weeks?|months?|years?|Sekunden?|Minuten?|Stunden?|Tagen?|Wochen?|Monaten?|Jahren?"
    "|secondes?|heures?|jours?|semaines?|mois|ans?|segundos?|minutos?|horas?|días?|semanas?|mes(?:es)?|años?"
)


@dataclass(frozen=True, slots=True)
class Said:
    """One such place. `backed` says whether it comes with what its kind may need.

    link        the words of a short link
    outside     an external web address
    quote       the source of a block quote: "a customer in Leeds"
    comparison  a number of others that we are compared with; backed by a link or a note in the same paragraph
    promise     a sentence in which we commit ourselves
    figure      a sentence with a number, in `figure`, that names no scorecard
    mark        a registered mark that is not written as it should be
    term        the first use of a word that the publication explains; backed if the explanation is next to it
    heading     a heading of level one, or more than one level below the previous one; in `figure` both levels: "4 2"
    typed       markup that readers would see as typed, and in `figure` its kind: "wiki link"
    cells       what a table row has beyond the last column; in `figure` the number of cells in both: "4 2"
    picture     an image without alt text that is not marked as decorative
    """

    about: About
    words: str
    span: Span
    backed: bool = False
    figure: str = ""


@dataclass(frozen=True, slots=True)
class Wording:
    """All such places of the text in the file at `path`.

    Every text has some seven, and a rule needs only one kind of them, so they are kept as text: "link 4 8 14 0", the figure and
    the words of each, separated by tabs, one per line. As values they would be a fifth of the memory of a post.
    """

    path: str = ""
    told: str = ""

    def __iter__(self) -> Iterator[Said]:
        """Every place, in the order recorded."""
        return map(self._said, self.told.splitlines())

    def of(self, about: About) -> Iterator[Said]:
        """The places of one kind, in the same order."""
        if about in self.told:
            start = f"{about} "
            yield from (self._said(line) for line in self.told.splitlines() if line.startswith(start))

    def _said(self, line: str) -> Said:
        place, figure, words = line.split("\t", 2)
        about, at, column, length, backed = place.split()
        span = Span(self.path, int(at), int(column), int(length))
        return Said(_ABOUT[about], words, span, backed == "1", figure)


def noted(path: str, said: Iterable[Said]) -> Wording:
    """The record for the text in the file at `path`. Each place's words are put on one line."""
    return Wording(path, "\n".join([_line(each) for each in said]))


def _line(said: Said) -> str:
    span, words = said.span, " ".join(said.words.splitlines())
    return f"{said.about} {span.line} {span.column} {span.length} {said.backed:d}\t{said.figure}\t{words}"


@dataclass(frozen=True, slots=True)
class Waiver:
    """`<!-- allow link-text: reason -->`: on the lines from `first` to `last`, the author stands by what a rule warns about.

    Without a reason (""), which is a problem itself, it has no effect.
    """

    rule: str
    reason: str
    first: int
    last: int
    span: Span
