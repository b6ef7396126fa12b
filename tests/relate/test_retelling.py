"""What the ledger stored in English, put into the publication's language."""

import pytest

from cxsite.relate.retelling import retold
from tests.speaking import WORDS, spoken

GERMAN, FRENCH = spoken("de"), spoken("fr")


@pytest.mark.parametrize(
    ("noted", "told"),
    [
        ("+33", "+33"),
        ("1,140", "1.140"),
        ("78%", "78\N{NO-BREAK SPACE}%"),
        ("−4.2 hours", "−4,2 hours"),
        ("up 9 points", "um 9 Punkte gestiegen"),
        ("down 1 point", "um 1 Punkt gesunken"),
        ("up less than 1 percentage point", "um weniger als 1 Prozentpunkt gestiegen"),
        ("down 0.7 hours (rounded)", "um 0,7 hours gesunken (gerundet)"),
        ("up 9 points; too close to call (−6 to +24)", "um 9 Punkte gestiegen; zu knapp für ein Urteil (−6 bis +24)"),
        (
            "+33 (95% interval +23 to +43, n = 225)",
            "+33 (95-%-Intervall +23 bis +43, n\N{NO-BREAK SPACE}=\N{NO-BREAK SPACE}225)",
        ),
        ("+42 (small sample, n = 12)", "+42 (kleine Stichprobe, n\N{NO-BREAK SPACE}=\N{NO-BREAK SPACE}12)"),
        ("too close to call", "zu knapp für ein Urteil"),
        ("at risk", "gefährdet"),
        ("a word of the author's", "a word of the author's"),
    ],
)
def test_told_again(noted, told):
    assert retold(noted, WORDS, GERMAN) == told
    assert retold(noted, WORDS, WORDS) == noted


def test_french_counts_in_its_own_way():
    assert retold("up 1 point", WORDS, FRENCH) == "en hausse de 1 point"
    assert retold("1,140.5", WORDS, FRENCH) == "1\N{NARROW NO-BREAK SPACE}140,5"
