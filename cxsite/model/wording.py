"""What a text says that a rule may have an opinion on: facts about its wording, without the wording itself.

Texts are not held in memory and are not read again where they are unchanged. So whoever parses them notes, once, the few
places that editorial rules ask about. A fact is no opinion: most of what is noted here is in order.
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
#: Units of time behind a figure, in English, German, French and Spanish: part of a regular expression.
TIMES = (
    "seconds?|minutes?|hours?|days?|weeks?|months?|years?|Sekunden?|Minuten?|Stunden?|Tagen?|Wochen?|Monaten?|Jahren?"
    "|secondes?|heures?|jours?|semaines?|mois|ans?|segundos?|minutos?|horas?|días?|semanas?|mes(?:es)?|años?"
)


@dataclass(frozen=True, slots=True)
class Said:
    """One such place. `backed` says whether what the kind of place may want stands with it.

    link        the words of a short link
    outside     a web address outside the site
    quote       under whose name a block quote stands: "a customer in Leeds"
    comparison  a figure of others that we are compared with; backed by a link or a note in the same paragraph
    promise     a sentence in which we bind ourselves
    figure      a sentence with a number, in `figure`, that no scorecard is named for
    mark        a registered mark that is not written as it should be
    term        the first use of a word that the publication explains; backed where the explanation stands with it
    heading     a heading of level one, or more than one below what stands above it; in `figure` both levels: "4 2"
    typed       what readers would see as it was typed, and in `figure` what kind of thing it is: "wiki link"
    cells       what stands in a row of a table beyond its last column; in `figure` how many cells both have: "4 2"
    picture     a picture that has no words for those who cannot see it, and does not say that it only decorates
    """

    about: About
    words: str
    span: Span
    backed: bool = False
    figure: str = ""


@dataclass(frozen=True, slots=True)
class Wording:
    """All such places of the text in the file at `path`.

    Every text has some seven, and a rule asks for one kind of them, so they wait in a text: "link 4 8 14 0", the figure and the
    words for each, with tabs between, and a line for each. As values they would be a fifth of what a post takes.
    """

    path: str = ""
    told: str = ""

    def __iter__(self) -> Iterator[Said]:
        """Every place, in the order in which they were noted."""
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
    """What the text in the file at `path` says. Words stand on one line each."""
    return Wording(path, "\n".join([_line(each) for each in said]))


def _line(said: Said) -> str:
    span, words = said.span, " ".join(said.words.splitlines())
    return f"{said.about} {span.line} {span.column} {span.length} {said.backed:d}\t{said.figure}\t{words}"


@dataclass(frozen=True, slots=True)
class Waiver:
    """`<!-- allow link-text: reason -->`: for the lines from `first` to `last` the author stands by what a rule warns of.

    Without a reason (""), which is a fault, it stands for nothing.
    """

    rule: str
    reason: str
    first: int
    last: int
    span: Span
