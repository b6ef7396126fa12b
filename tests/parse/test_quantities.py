"""Which numbers and marks in a text are noted, sentence by sentence: the line, then what is noted of it and at which column."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cxsite.parse.markdown import quantities
from cxsite.parse.markdown.places import Places
from cxsite.parse.markdown.quantities import _PARAGRAPH, _of_paragraph
from cxsite.parse.markdown.wording import said

NOTED = [
    ("Our NPS was 33 in the third quarter.", ["figure 33 @13"]),
    ("NPS rose from 24 to 33 last quarter.", ["figure 24 @15", "figure 33 @21"]),
    ("Satisfaction is at 78%.", ["figure 78% @20"]),
    ("Satisfaction, which cost $500, was 81 per cent.", ["figure 81 per cent @36"]),
    ("CSAT: 81", ["figure 81 @7"]),
    ("NPS is **+33** now.", ["figure +33 @10"]),
    ("Our NPS is **33** in May.", ["figure 33 @14"]),
    ("Down to −12, says the NPS.", ["figure −12 @9"]),
    ("Median time to first reply was 4.2 hours.", ["figure 4.2 hours @32"]),
    ("An NPS score of 34 is high.", ["mark NPS score @4", "figure 34 @17"]),
    ("Our nps is high.", ["mark nps @5"]),
    ("With an NPS of 34% we lead.", ["mark NPS of 34% @9", "figure 34% @16"]),
    ("The Net promoter score matters.", ["mark Net promoter score @5"]),
]

NOTED_ELSEWHERE = [
    ("Unser NPS lag im Herbst bei 33.", ["figure 33 @29"]),
    ("Die Zufriedenheit ist von 71 auf 78 Prozent gestiegen.", ["figure 71 @27", "figure 78 Prozent @34"]),
    ("Im Mittel dauerte es 4,2 Stunden.", ["figure 4,2 Stunden @22"]),
    ("Weiterempfehlung: 33", ["figure 33 @19"]),
    ("Notre NPS est de 33 depuis mai.", ["figure 33 @18"]),
    ("La satisfaction atteint 78\u202f% en mars.", ["figure 78 % @25"]),
    ("Nuestro NPS subió a 33 en otoño.", ["figure 33 @21"]),
    ("La satisfacción fue del 78,5 por ciento.", ["figure 78,5 por ciento @25"]),
]

LEFT_ALONE_ELSEWHERE = [
    "Am 9. Oktober 2026 fragten wir 225 Menschen, wie zufrieden sie sind.",
    "Wie wahrscheinlich ist es, von 0 bis 10, dass Sie uns weiterempfehlen?",
    "Wer 9 oder 10 sagt, hebt den NPS; siehe Kapitel 4 und Frage 3.",
    "Wir haben 1.140 Kunden nach ihrer Zufriedenheit gefragt.",
    "Die Zufriedenheit kostete uns 912,50 €.",
    "Le 9 octobre, 225 clients ont dit s’ils nous recommandent, de 0 à 10.",
    "« Satisfaits à 80 % », dit la page 12.",
    "El 9 de octubre preguntamos a 225 clientes; vea la tabla 2 y la pregunta 3.",
    "La escala va de 0 a 10, y 9 o 10 son promotores.",
]

LEFT_ALONE = [
    "Our NPS is {{ support.recommend @2026-Q3 }} of 225 answers.",
    'Our NPS is [+33]{cx="support.recommend @2026-Q3"}.',
    'Their NPS was [33]{cx=ignore reason="annual report 2025"}.',
    'Their NPS was [33]{cx=ignore\nreason="annual report 2025"}.',
    '"Satisfaction is at 4.1" can mean five different questions.',
    "“NPS of 34%” is what the slide says.",
    "> Our NPS was 33.",
    "See [NPS of 34](https://example.org/nps).",
    "Write `NPS 34` or `nps`.",
    "How likely are you to recommend us, from 0 to 10?",
    "It runs from −100 to +100, and it is not a percentage.",
    "Those who say 9 or 10 raise the NPS; 0 to 6 lower it, 7 or 8 do not count.",
    "In 2012 the NPS was new. On 9 October 2026 we asked 225 people to recommend us.",
    "We asked 1,140 customers whether they would recommend us, and 225 answered.",
    "The 2nd NPS wave, in Q3, ran on version 2.0 at 10:30.",
    "The satisfaction survey has 12 questions; see section 4.1.",
    "| NPS | 34 |",
    "The file nps.md lies at https://example.org/nps and under #nps.",
    "NPS and Net Promoter Score are marks.",
]


@pytest.mark.parametrize(("line", "noted"), [*NOTED, *NOTED_ELSEWHERE])
def test_noted(line, noted):
    places = Places(line, "a.md", 1)
    found = [f"{s.about} {s.figure or s.words} @{s.span.column}" for s in quantities.said(line, places)]
    assert found == noted


@pytest.mark.parametrize("line", [*LEFT_ALONE, *LEFT_ALONE_ELSEWHERE])
def test_left_alone(line):
    found = [s for s in said(Places(line, "a.md", 1)) if s.about in ("figure", "mark")]
    assert found == []


def test_a_figure_brings_its_sentence_and_no_more():
    text = "We asked. Our NPS was 33,\nand we were glad. Then came 40%."
    first, second = quantities.said(text, Places(text, "a.md", 1))
    assert (first.words, first.span.line) == ("Our NPS was 33, and we were glad.", 1)
    assert (second.words, second.span.line) == ("Then came 40%.", 2)


PIECES = st.sampled_from(
    ["NPS of 34%", "is 42", " [is 42](a-3.md)", "[a 4", "](b 5)", ' "is 42', "“was 7”", "{{ a.b @2026-Q3", " }}", "<a 4>", " https://x.org/is-4 ",
     "nps", "5 March", "version 3", " of 9", "> ", "| ", "\n", "\n\n", "  \n", "٤٢ %", "{cx=is 3}", "!", " "]
)  # fmt: skip


@given(st.lists(PIECES, max_size=12).map("".join))
def test_what_is_passed_over_unread_says_nothing(text):
    places = Places(text, "a.md", 1)
    each = [said for paragraph in _PARAGRAPH.finditer(text) for said in _of_paragraph(paragraph, places)]
    assert list(quantities.said(text, places)) == each
