"""A small sample is marked wherever its value is shown without its interval: it must not look like a firm result."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from cxsite.model.post import SaidDid
from cxsite.model.scorecard import DataSource, Measure, NpsCounts, PeriodValue, Scorecard, TwoAnswers, YesNo
from cxsite.relate.results import results as compute
from tests.render.made import article, library
from tests.render.planned import planned, text
from tests.speaking import WORDS

RECOMMEND = Measure(
    "recommend", "nps", "Would recommend", source="s", values=(PeriodValue("2026-Q3", NpsCounts(9, 4, 1)),)
)
QUESTIONS = Measure(
    "two", "two-questions", "Two questions", source="s",
    values=(PeriodValue("2026-Q3", TwoAnswers(YesNo(10, 14), YesNo(44, 60))),),
)  # fmt: skip


def shown(theme, measure):
    """The home page, the page of all results, an article that watches the measure, and the feed of results."""
    sources = (DataSource("s", "Survey"),)
    card = Scorecard("content/scorecards/desk.yaml", "desk", "Desk", "quarters", sources=sources, measures=(measure,))
    computed = compute((card,), datetime(2026, 11, 22, tzinfo=UTC), WORDS)
    post = article(1, said_did=(SaidDid("Slow.", "Faster.", "done", watch=f"desk.{measure.id}"),))
    outputs = planned(replace(library(0, post), results=computed), theme)
    pages = ("index.html", "scorecards/index.html", "posts/p1/index.html", "results/feed.xml")
    return [text(outputs, page).replace("\u00a0", " ") for page in pages]


@pytest.mark.parametrize(("measure", "figure"), [(RECOMMEND, "+57"), (QUESTIONS, "71%")])
def test_it_says_so_beside_its_figure(theme, measure, figure):
    for page in shown(theme, measure):
        assert figure in page
        assert "small sample, n = 14" in page


def test_two_questions_stand_as_words_on_the_front_page(theme):
    front, *_ = shown(theme, QUESTIONS)
    assert '<td colspan="2">would be happy 71% (small sample, n = 14), would talk it up 73%</td>' in front
