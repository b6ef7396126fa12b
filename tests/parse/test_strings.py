"""The words of a theme: whose string is used, and what is reported if one is missing, unknown or has a wrong placeholder."""

from dataclasses import astuple

import pytest

from cxsite.model.problem import errors
from cxsite.parse.markdown.labels import KEYS, own
from cxsite.parse.strings import strings
from cxsite.render.themes import PACKAGED
from cxsite.render.words import grammar
from tests.render.made import WORDS

HOME = PACKAGED.parent.parent
DEFAULT = "cxsite/themes/default/strings"


def found(language, files=None):
    def read(path):
        own = HOME / path
        return files[path].encode() if path in (files or {}) else own.read_bytes() if own.is_file() else None

    return strings(language, ("strings", "themes/brick/strings", DEFAULT), read)


def told(outcome):
    return [(p.rule, p.span.path, p.span.line, p.message, p.help) for p in outcome.problems]


@pytest.mark.parametrize("language", ["en", "en-GB", "de", "de-CH", "fr", "es", "ar"])
def test_what_is_shipped_lacks_nothing(language):
    outcome = found(language)
    assert not outcome.problems
    assert {key.partition("/")[0] for key in outcome.value.texts} == {key.partition("/")[0] for key in WORDS.texts}


def test_the_publication_comes_before_its_theme_and_a_region_before_its_language():
    files = {
        "themes/brick/strings/de.yaml": "all_articles: Alles\nskip: Los\n",
        "strings/de.yaml": "skip: Springen\n",
        DEFAULT + "/de-CH.yaml": "topics: Themata\n",
    }
    texts = found("de-CH", files).value.texts
    assert (texts["all_articles"], texts["skip"], texts["topics"]) == ("Alles", "Springen", "Themata")
    assert found("de", files).value.texts["topics"] == "Themen"


def test_a_string_of_a_theme_that_the_language_lacks_is_said_in_english_with_a_warning():
    outcome = found("de", {"themes/brick/strings/en.yaml": "cellar: The cellar\n"})
    assert outcome.value.texts["cellar"] == "The cellar"
    assert told(outcome) == [
        (
            "string-missing",
            "themes/brick/strings/en.yaml",
            1,
            "cellar has no text in the language de: the page says “The cellar”",
            "add cellar to strings/de.yaml",
        )
    ]


def test_a_string_of_ones_own_needs_no_english_to_be_said():
    outcome = found("de", {"strings/de.yaml": "closing: Das war es.\n"})
    assert outcome.value.texts["closing"] == "Das war es."
    remedy = "if a template of yours says it, add it to strings/en.yaml too, or else remove it"
    assert told(outcome) == [("string-unknown", "strings/de.yaml", 1, "closing has no English text", remedy)]


def test_a_language_without_words_is_told_once():
    outcome = found("it")
    assert outcome.value.texts["all_articles"] == "All articles"
    (problem,) = outcome.problems
    assert (problem.severity, problem.message) == (
        "warning",
        "the theme has no text in the language it, so it uses English",
    )


def test_mistakes_are_told_with_their_place():
    files = {"strings/de.yaml": "all_artikles: Alle\narchive_of_year: Archiv {jahr}\nskip: [a]\n"}
    outcome = found("de", files)
    assert {p.rule: (p.severity, p.span.line, p.help) for p in outcome.problems} == {
        "string-unknown": ("warning", 1, 'did you mean "all_articles"?'),
        "string-gap": ("error", 2, "the placeholders here are {year}"),
        "string-form": ("error", 3, outcome.problems[0].help),
    }
    assert errors(outcome.problems)


@pytest.mark.parametrize(
    ("language", "day", "month", "counts"),
    [
        ("en", "9 October 2026", "October", {0: "0 articles", 1: "1 article", 2: "2 articles"}),
        ("en-US", "October 9, 2026", "October", {1: "1 article"}),
        ("de", "9. Oktober 2026", "Oktober", {1: "1 Artikel"}),
        ("fr", "9 octobre 2026", "octobre", {0: "0 article", 2: "2 articles"}),
        ("es", "9 de octubre de 2026", "octubre", {1: "1 artículo"}),
        (
            "ar",
            "9 أكتوبر 2026",
            "أكتوبر",
            {1: "مقالة واحدة", 2: "مقالتان", 3: "3 مقالات", 11: "11 مقالة", 1103: "1,103 مقالات"},
        ),
    ],
)
def test_days_and_counts_are_written_as_the_language_does(language, day, month, counts):
    from dataclasses import replace

    words = replace(found(language).value, grammar=grammar(language))
    assert words.grammar.day("2026-10-09") == day
    assert words.grammar.months[9] == month
    assert {count: words.say("article_count", count) for count in counts} == counts


def test_a_language_that_nobody_knows_writes_days_as_english_does():
    assert grammar("xx").day("2026-10-09") == "9 October 2026"


def test_a_key_that_is_nowhere_is_told():
    with pytest.raises(LookupError) as failure:
        WORDS.say("all_artikles")
    assert failure.value.args == ("there is no text for all_artikles", "add all_artikles to strings/en.yaml")


@pytest.mark.parametrize("language", ["en", "de", "fr", "es", "ar"])
def test_what_is_put_into_texts_is_the_same_for_a_publication_and_for_one_text_of_it(language):
    assert tuple(map(found(language).value.text, KEYS)) == astuple(own(language))
