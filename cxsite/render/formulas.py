"""The formulas that the page of methods tells: one entry for each kind of measure, and three rules for all.

The words are strings of the theme: what is computed, from what. The code is in `stats`; what the words say is held to it by the
vectors of the tests. Here stands who described each method, which is the same in every language.
"""

from collections.abc import Mapping

from cxsite.model.frozen import dataclass
from cxsite.model.words import Words


@dataclass(frozen=True, slots=True)
class Formula:
    """How something is computed: the name of its strings, and the sources of the method."""

    name: str
    sources: tuple[str, ...] = ()

    def title(self, words: Words) -> str:
        """The heading."""
        return words.say(f"method_{self.name}")

    def paragraphs(self, words: Words, **gaps: object) -> tuple[str, ...]:
        """The text, a paragraph a line."""
        return tuple(words.say(f"method_{self.name}_text", **gaps).split("\n"))


_WILSON = "Wilson 1927, Journal of the American Statistical Association 22, 209–212"
_NEWCOMBE = "Newcombe 1998, Statistics in Medicine 17, 873–890"
_ADJUSTED = "Rocks 2016, The American Statistician 70, 365–372"
_CONFIRMED = "Lewis & Sauro 2021, measuringu.com/nps-confidence-intervals"

FORMULAS: Mapping[str, Formula] = {
    "nps": Formula("nps", (_ADJUSTED, _CONFIRMED)),
    "csat": Formula("csat", (_WILSON,)),
    "ces": Formula("ces", (_WILSON,)),
    "two-questions": Formula("two_questions", (_WILSON,)),
    "goals": Formula("goals"),
    "levers": Formula("levers"),
    "number": Formula("number"),
    "milestone": Formula("milestone"),
}
CHANGES = Formula("changes", (_NEWCOMBE, _CONFIRMED))
POOLING = Formula("pooling")
SHOWING = Formula("showing")
