"""The formulas in words, as the page of methods prints them: one entry for each kind of measure, and three rules for all.

Each says what is computed, from what, and who described it. The code is in `stats`; what stands here is held to it by the
vectors of the tests.
"""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Formula:
    """How something is computed: a heading, a text (an empty line ends a paragraph), and the sources of the method."""

    title: str
    text: str
    sources: tuple[str, ...] = ()

    @property
    def paragraphs(self) -> tuple[str, ...]:
        """The text's paragraphs, each on one line."""
        return tuple(" ".join(part.split()) for part in self.text.split("\n\n"))


_WILSON = "Wilson 1927, Journal of the American Statistical Association 22, 209–212"
_NEWCOMBE = "Newcombe 1998, Statistics in Medicine 17, 873–890"
_ADJUSTED = "Rocks 2016, The American Statistician 70, 365–372"
_CONFIRMED = "Lewis and Sauro 2021, measuringu.com/nps-confidence-intervals"

FORMULAS: Mapping[str, Formula] = {
    "nps": Formula(
        "Net Promoter Score",
        """People answer a question from 0 to 10. Those who say 9 or 10 are promoters, 7 or 8 passives, 0 to 6 detractors. The
        score is 100 times promoters less detractors, divided by all answers: from −100 to +100 points. It is no percentage.

        The 95% interval is the adjusted Wald interval. Three imaginary answers are added: ¾ of a promoter, 1½ passives and
        ¾ of a detractor. With p and d, the shares of promoters and detractors among these, the variance of one answer is
        p + d − (p − d)². The interval is the score of these answers, plus and minus 1.96 times 100 times the root of the
        variance divided by their number, and ends at ±100. The score itself is printed without the imaginary answers, so it
        need not lie in the middle.""",
        (_ADJUSTED, _CONFIRMED),
    ),
    "csat": Formula(
        "Satisfied customers",
        """The share of people who gave one of the satisfied answers (on a scale from 1 to 5, usually 4 or 5), among all who
        answered, in per cent.

        The 95% interval is Wilson's: with the share p of n answers and z = 1.96, its middle is
        (p + z²/2n) / (1 + z²/n), and it reaches z / (1 + z²/n) · √(p(1 − p)/n + z²/4n²) to each side.""",
        (_WILSON,),
    ),
    "ces": Formula(
        "Customer effort",
        """People say how far they agree that it was made easy for them, from 1 (strongly disagree) to 7 (strongly agree). The
        first figure is the share who said 5, 6 or 7, with Wilson's interval as for satisfied customers.

        The second is the mean of the answers, with an interval by Student's t, which ends at 1 and 7.""",
        (_WILSON,),
    ),
    "two-questions": Formula(
        "Two questions",
        """Two questions answered with yes or no. Each has its own share of yes among those who answered it, with Wilson's
        95% interval. The two stand side by side and are never added up.""",
        (_WILSON,),
    ),
    "goals": Formula(
        "Goals about customers",
        """How many of an organisation's goals are about customers, in per cent of all its goals. The goals are counted, not
        sampled, so there is no interval.""",
    ),
    "levers": Formula(
        "Levers",
        """Named people rate each lever from 1 to 5. Their ratings are shown one by one, and how far they lie apart. These are
        opinions of the people named and no survey, so there is no interval.""",
    ),
    "number": Formula(
        "Plain numbers",
        "A number as its source gives it, with its unit and what counts as better. There is no interval.",
    ),
    "milestone": Formula(
        "Milestones",
        """A programme whose success customers decide: which measure will tell, and from which value, is written down before
        it starts. A later change of that is shown.""",
    ),
}

CHANGES = Formula(
    "Change from one period to the next",
    """The change is the later value less the earlier, from unrounded values. Its 95% interval treats the two periods as
    separate samples. We say “a clear change” where the interval leaves out zero, and “too close to call” where it does not:
    then chance alone could have made the difference. Where the method of asking has changed, nothing is compared.

    For the Net Promoter Score both periods are adjusted as above and their variances, each divided by its number of answers,
    are added. For shares the interval is made of the two Wilson intervals.""",
    (_NEWCOMBE, _CONFIRMED),
)

POOLING = Formula(
    "Groups and years",
    """The result of several groups or periods together is computed from all their answers, never as the mean of their
    results: a small group would weigh as much as a large one.""",
)

SHOWING = Formula(
    "What is not shown",
    """Results of fewer than {withheld} answers are not shown anywhere, so that nobody can be recognised. Where such a result
    could be worked out from others, those are kept back too. With fewer than {small} answers a result is marked as a small
    sample.

    The interval covers chance only. It cannot show whether people who did not answer feel differently.

    All figures are rounded half away from zero, from counts. Rounded shares need not add up to 100.""",
)
