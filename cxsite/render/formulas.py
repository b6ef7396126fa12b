"""The formulas on the methods page: one entry for each kind of measure, and three rules that apply to all.

The words are strings of the theme: what is computed, from what. The code is in `stats`; the test vectors hold it to what the
words say. Here are the sources of each method, which are the same in every language.
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
        """The text, one paragraph per line."""
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
