"""`unbound-number` and `mark-wording` on a desk whose NPS was +24 and then +33, on 22 November 2026."""

import pytest

from cxsite.check import checked_number, mark_wording, unbound_number
from cxsite.check.publication import publication
from cxsite.model.body import Number, Ref
from cxsite.model.place import Marks, Span
from cxsite.model.scorecard import Amount, Measure, NpsCounts, PeriodValue, Scorecard, ShareCounts
from cxsite.model.standing import Show
from cxsite.model.wording import noted
from cxsite.parse.markdown import quantities
from cxsite.parse.markdown.places import Places
from cxsite.relate.library import library
from cxsite.relate.results import results
from tests.relate.making import NOW, corpus, post
from tests.speaking import WORDS, spoken

CARD = Scorecard(
    "content/scorecards/support.yaml", "support", "Support", "quarters", marks=Marks("content/scorecards/support.yaml"),
    measures=(
        Measure("recommend", "nps", "Would recommend us", values=(
            PeriodValue("2026-Q2", NpsCounts(96, 56, 48)), PeriodValue("2026-Q3", NpsCounts(120, 60, 45)))),
        Measure("satisfied", "csat", "Satisfied", values=(PeriodValue("2026-Q3", ShareCounts(140, 180)),)),
    ),
)  # fmt: skip


def told(rule, text, *cards, **keys):
    written = post("a.md", "2026-11-01", **keys)
    said = noted(written.path, quantities.said(text, Places(text, written.path, 1)))
    outline = type(written.outline)(digest="d", said=said)
    made = corpus(
        type(written)(**{f: getattr(written, f) for f in written.__slots__} | {"outline": outline}), scorecards=cards
    )
    known = results(cards, NOW, WORDS)
    language = written.language
    related = library(made, known, NOW, Show(), known, spoken={language: spoken(language)} if language else {})
    return [f"{p.message}; {p.help}" for p in rule.problems(publication(made, related, related.results, NOW))]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Our NPS is 33.", "33 is not bound to a scorecard; write {{ support.recommend @2026-Q3 }}"),
        ("We would recommend us: +33.", "+33 is not bound to a scorecard; write {{ support.recommend @2026-Q3 }}"),
        (
            "Our NPS is 24.",
            "24 is not bound to a scorecard; it is the number for 2026-Q2; if that is meant, write {{ support.recommend @2026-Q2 }}",
        ),
        ("NPS is up 9 points.", "9 points is not bound to a scorecard; write {{ support.recommend.change @2026-Q3 }}"),
        ("NPS, n = 225.", "225 is not bound to a scorecard; write {{ support.recommend.n @2026-Q3 }}"),
        ("Satisfaction was 78%.", "78% is not bound to a scorecard; write {{ support.satisfied @2026-Q3 }}"),
        (
            "Our NPS is 34.",
            'no scorecard has 34 for NPS; correct it, or say where it comes from: [34]{cx=ignore reason="…"}',
        ),
        (
            "Would recommend us: 61%.",
            'no scorecard has 61% for “Would recommend us”; correct it, or say where it comes from: [61%]{cx=ignore reason="…"}',
        ),
    ],
)
def test_what_to_write_is_proposed(text, words):
    assert told(unbound_number, text, CARD) == [words]


@pytest.mark.parametrize(
    ("language", "text", "figure", "word"),
    [
        ("de", "Unser NPS lag im Herbst bei 33.", "33", ""),
        ("de", "Die Kundenzufriedenheit ist auf 77,8 % gestiegen.", "77,8 %", "Kundenzufriedenheit"),
        ("fr", "La satisfaction est de 78 % depuis mai.", "78 %", ""),
        ("fr", "Les clients satisfaits étaient 1\u202f140,5 en mai.", "1 140,5", "satisfaits"),
        ("es", "Nuestro NPS subió a 33 en otoño.", "33", ""),
    ],
)
def test_other_languages_are_read_too(language, text, figure, word):
    (message,) = told(unbound_number, text, CARD, language=language)
    assert message.startswith(
        f"no scorecard has {figure} for {word};" if word else f"{figure} is not bound to a scorecard; write {{{{"
    )


def test_a_figure_that_the_language_would_write_otherwise_is_left_alone():
    assert told(unbound_number, "Die Zufriedenheit ist auf 4.2 gestiegen.", CARD, language="de") == []
    assert told(unbound_number, "Satisfaction, questions 1,2 and 3.", CARD) == []


@pytest.mark.parametrize(
    "text",
    [
        "We recommend a limit of 20% on that.",
        "It took 3.5 hours of effort.",
        "Sales were up 34%.",
        "It was +40 in all rooms.",
    ],
)
def test_figures_of_other_things_are_left_alone(text):
    assert told(unbound_number, text, CARD) == []


def test_without_scorecards_nothing_is_asked():
    assert told(unbound_number, "Our NPS is 34.") == []


def test_marks_are_corrected_in_texts_and_titles():
    assert told(mark_wording, "Our NPS score.", title="Why nps fails") == [
        "“NPS score” is not how this mark is written; write NPS or Net Promoter Score: the S already stands for score",
        "“nps” is not how this mark is written; write NPS: the mark is written with capitals",
    ]


@pytest.mark.parametrize(("language", "typed", "right"), [("de", "4,2", True), ("de", "4.2", False), ("", "4.2", True)])
def test_a_typed_number_is_read_as_the_language_of_its_text_writes_it(language, typed, right):
    reply = Measure("reply", "number", "Reply", better="lower", values=(PeriodValue("2026-Q3", Amount("4.2")),))
    card = Scorecard("content/scorecards/desk.yaml", "desk", "Desk", "quarters", measures=(reply,))
    number = Number(typed, Ref("desk", "reply", period="2026-Q3"), "", Span("", 9))
    made = corpus(post("a.md", language=language, links=(number,)), scorecards=(card,))
    told = results((card,), NOW, WORDS)
    related = library(made, told, NOW, Show(), told, spoken={"de": spoken("de")})
    assert (not [*checked_number.problems(publication(made, related, told, NOW))]) == right
