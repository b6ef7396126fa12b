"""Kind two-questions: two shares of people side by side, each with its own answers and interval; never summed."""

from collections.abc import Sequence

from cxsite.model.scorecard import Counts, Measure, TwoAnswers, YesNo
from cxsite.model.words import Words
from cxsite.relate.kinds.figures import Difference, Figures, Kind, PartFigures, shares_of
from cxsite.relate.kinds.shares import share_difference, share_figures
from cxsite.stats.units import PERCENT

QUESTIONS = ("happy", "talk_up")


def _figures(_measure: Measure, counts: Counts, words: Words) -> Figures:
    if not isinstance(counts, TwoAnswers):
        return Figures(0, None)
    return Figures(None, None, parts=tuple(_asked(counts, question, words) for question in QUESTIONS))


def _asked(counts: TwoAnswers, question: str, words: Words) -> PartFigures:
    return PartFigures(question, words.say(f"question_{question}"), _question(_of(counts, question)))


def _question(given: YesNo) -> Figures:
    split = shares_of(given.answers, ("yes", given.agree), ("no", given.answers - given.agree))
    return share_figures(given.agree, given.answers, split)


def _part(name: str, earlier: Counts, later: Counts) -> Difference | None:
    if not isinstance(earlier, TwoAnswers) or not isinstance(later, TwoAnswers):
        return None
    before, after = _of(earlier, name), _of(later, name)
    return share_difference((before.agree, before.answers), (after.agree, after.answers))


def _pool(counts: Sequence[Counts]) -> Counts:
    given = [each for each in counts if isinstance(each, TwoAnswers)]
    return TwoAnswers(*(_added([_of(each, question) for each in given]) for question in QUESTIONS))


def _added(answers: Sequence[YesNo]) -> YesNo:
    return YesNo(sum(each.agree for each in answers), sum(each.answers for each in answers))


def _of(counts: TwoAnswers, question: str) -> YesNo:
    return counts.happy if question == "happy" else counts.talk_up


TWO_QUESTIONS = Kind("two-questions", PERCENT, (0, 100), _figures, ("shares",), pool=_pool, part=_part)
