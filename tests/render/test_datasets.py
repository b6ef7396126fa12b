"""The numbers as data: stable keys, plain ASCII, nothing that is withheld, nothing that a spreadsheet would evaluate."""

import csv
import io
import json
from dataclasses import replace
from datetime import UTC, datetime

from cxsite.keys.digest import of
from cxsite.model.scorecard import DataSource, Measure, NpsCounts, PeriodValue, Scorecard, TwoAnswers, YesNo
from cxsite.relate.results import results
from cxsite.render.datasets import COLUMNS, as_csv, as_json, described
from cxsite.render.formulas import FORMULAS
from tests.render.made import SITE
from tests.speaking import WORDS

NOW = datetime(2026, 11, 22, tzinfo=UTC)
VALUES = (
    PeriodValue("2026-Q1", NpsCounts(4, 2, 1), note="too few"),
    PeriodValue("2026-Q2", NpsCounts(10, 25, 65)),
    PeriodValue("2026-Q3", NpsCounts(120, 60, 45), invited=1140, note="=1+1"),
)
CARD = Scorecard(
    "content/scorecards/desk.yaml", "desk", "</script><b>Desk", "quarters",
    sources=(DataSource("survey", "Survey", "By mail", "How likely?"),),
    measures=(Measure("recommend", "nps", "@Would recommend", "survey", target=35, values=VALUES),),
)  # fmt: skip
(COMPUTED,) = results((CARD,), NOW, WORDS).scorecards


def rows():
    return list(csv.DictReader(io.StringIO(as_csv(COMPUTED).decode("ascii", "strict"))))


def test_json_has_the_same_keys_for_every_result_and_no_figures_of_what_is_withheld():
    measure = json.loads(as_json(COMPUTED, SITE))["measures"][0]
    few, low, good = measure["results"]
    assert few.keys() == low.keys() == good.keys()
    figures = ("value", "low", "high", "n", "invited", "groups", "change")
    assert few["withheld"] is True
    assert [few[key] for key in figures] == [None] * len(figures)
    assert (good["value"], good["n"], good["groups"]) == (
        33.3333,
        225,
        {"detractors": 45, "passives": 60, "promoters": 120},
    )
    assert (low["value"], measure["target"], measure["question"]) == (-55, 35, "How likely?")


def test_csv_has_a_line_for_each_result_and_numbers_stay_numbers():
    few, low, good = rows()
    assert tuple(few) == COLUMNS
    assert (few["withheld"], few["value"], few["n"], few["groups"]) == ("yes", "", "", "")
    assert (low["value"], good["value"], good["invited"]) == ("-55", "33.3333", "1140")
    assert good["groups"] == "detractors=45;passives=60;promoters=120"


def test_each_question_says_for_itself_whether_it_is_withheld_small_or_on_target():
    asked = PeriodValue("2026-Q3", TwoAnswers(YesNo(52, 61), YesNo(4, 6)))
    earlier = PeriodValue("2026-Q2", TwoAnswers(YesNo(9, 20), YesNo(44, 60)))
    measure = Measure("two", "two-questions", "Two", target=70, values=(earlier, asked))
    (computed,) = results((replace(CARD, measures=(measure,)),), NOW, WORDS).scorecards
    lines = list(csv.DictReader(io.StringIO(as_csv(computed).decode())))
    assert [[line[key] for key in ("part", "n", "status", "withheld", "small_sample")] for line in lines] == [
        ["", "", "off target", "no", "no"],
        ["happy", "20", "off target", "no", "yes"],
        ["talk_up", "60", "on target", "no", "no"],
        ["", "", "on target", "no", "no"],
        ["happy", "61", "on target", "no", "no"],
        ["talk_up", "", "not shown", "yes", "no"],
    ]
    parts = json.loads(as_json(computed, SITE))["measures"][0]["results"][0]["parts"]
    assert [part["small_sample"] for part in parts] == [True, False]


def test_no_cell_is_a_formula():
    texts = [value for row in rows() for name, value in row.items() if name not in ("value", "low", "high")]
    assert not [text for text in texts if text.startswith(("=", "+", "-", "@"))]
    assert rows()[2]["note"] == "'=1+1"
    assert rows()[0]["title"] == "'@Would recommend"


def test_the_description_for_search_engines_is_a_plain_value():
    told = described(COMPUTED, replace(SITE, licence="https://creativecommons.org/licenses/by/4.0/"), WORDS)
    assert told["license"] == "https://creativecommons.org/licenses/by/4.0/"
    assert told["temporalCoverage"] == "2026-01-01/2026-09-30"
    assert [each["contentUrl"] for each in told["distribution"]] == [
        "https://letters.example/scorecards/desk.json",
        "https://letters.example/scorecards/desk.csv",
    ]
    assert of(told) == of(dict(reversed(told.items())))


def test_every_kind_of_measure_has_its_formula_in_words():
    assert set(FORMULAS) == {"nps", "csat", "ces", "number", "goals", "levers", "two-questions", "milestone"}
    assert all(formula.paragraphs(WORDS) for formula in FORMULAS.values())
