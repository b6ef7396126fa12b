"""The eleven links and the one to write, for each provider."""

from dataclasses import replace
from urllib.parse import parse_qsl, urlsplit

import pytest

from cxsite.model.site import Feedback
from cxsite.render.feedback import SCORES, links
from tests.relate.making import SITE, post

POST = post("a.md", slug="late & refunds", title='Late "refunds" #1 – 100%?', tags=("Customer care",))
WHERE = "/posts/late/"


def of(provider, link, **more):
    return links(POST, WHERE, replace(SITE, feedback=Feedback(provider, link, **more)))


def test_eleven_scores_and_one_to_write():
    *scored, write = of("plain", "https://f.example/?p={post}&s={score}")
    assert scored == [f"https://f.example/?p=late%20%26%20refunds&s={score}" for score in SCORES]
    assert write == "https://f.example/?p=late%20%26%20refunds&s="
    assert links(POST, WHERE, SITE) == ()


FORMS = {
    "google": (
        of(
            "google",
            "https://docs.google.com/forms/d/e/ID/viewform",
            fields=(("post", "entry.1"), ("score", "entry.2")),
        ),
        "https://docs.google.com/forms/d/e/ID/viewform?usp=pp_url&entry.1=late%20%26%20refunds&entry.2=9",
    ),
    "google, pasted with the example in it": (
        of(
            "google",
            "https://docs.google.com/forms/d/e/ID/viewform?usp=pp_url&entry.1=here&entry.2=7",
            fields=(("post", "entry.1"), ("score", "entry.2")),
        ),
        "https://docs.google.com/forms/d/e/ID/viewform?usp=pp_url&entry.1=late%20%26%20refunds&entry.2=9",
    ),
    "microsoft": (
        of(
            "microsoft",
            "https://forms.office.com/Pages/ResponsePage.aspx?id=ID&ra1=here",
            fields=(("post", "ra1"), ("score", "rb2")),
        ),
        "https://forms.office.com/Pages/ResponsePage.aspx?id=ID&ra1=late%20%26%20refunds&rb2=9",
    ),
    "surveymonkey": (
        of("surveymonkey", "https://www.surveymonkey.com/r/CODE"),
        "https://www.surveymonkey.com/r/CODE?post=late%20%26%20refunds&score=9",
    ),
    "qualtrics": (
        of("qualtrics", "https://b.eu.qualtrics.com/jfe/form/SV_1", fields=(("tag", "tag"),)),
        "https://b.eu.qualtrics.com/jfe/form/SV_1?post=late%20%26%20refunds&score=9&tag=customer-care",
    ),
    "typeform": (
        of("typeform", "https://acct.typeform.com/to/ID"),
        "https://acct.typeform.com/to/ID#post=late%20%26%20refunds&score=9",
    ),
    "tally": (of("tally", "https://tally.so/r/ID"), "https://tally.so/r/ID?post=late%20%26%20refunds&score=9"),
    "tally with a query": (
        of("tally", "https://tally.so/r/ID?theme=dark"),
        "https://tally.so/r/ID?theme=dark&post=late%20%26%20refunds&score=9",
    ),
    "tally with own names": (
        of("tally", "https://tally.so/r/ID", fields=(("post", "article"), ("tag", "topic"))),
        "https://tally.so/r/ID?article=late%20%26%20refunds&score=9&topic=customer-care",
    ),
    "plain": (
        of("plain", "https://f.example/{post}?s={score}&t={tag}&u={address}"),
        "https://f.example/late%20%26%20refunds?s=9&t=customer-care&u=https%3A%2F%2Fdesk.example%2Fblog%2Fposts%2Flate%2F",
    ),
    "mailto": (
        of("mailto", "desk@example.org"),
        (
            "mailto:desk@example.org?subject=Feedback%3A%20Late%20%22refunds%22%20%231%20%E2%80%93%20100%25%3F"
            "%20%5Blate%20%26%20refunds%5D&body=Score%20%280-10%29%3A%209%0D%0AWhy%3A%20%0D%0A"
        ),
    ),
}


@pytest.mark.parametrize("provider", FORMS)
def test_the_link_for_a_nine(provider):
    found, expected = FORMS[provider]
    assert found[9] == expected


@pytest.mark.parametrize("provider", FORMS)
def test_each_link_carries_the_article_encoded_once(provider):
    for each in FORMS[provider][0]:
        parts = urlsplit(each)
        values = [value for _, value in parse_qsl(parts.query or parts.fragment)]
        assert POST.slug in values or POST.slug in " ".join(values) or "late%20%26%20refunds" in parts.path


def test_the_link_to_write():
    assert of("tally", "https://tally.so/r/ID")[-1] == "https://tally.so/r/ID?post=late%20%26%20refunds"
    assert of("tally", "https://tally.so/r/ID", write="desk@example.org")[-1].startswith("mailto:desk@example.org?")
    assert of("tally", "https://tally.so/r/ID", write="https://f.example/w")[-1].endswith(
        "/w?post=late%20%26%20refunds"
    )
    assert (
        of("tally", "https://tally.so/r/ID", write="https://f.example/{post}")[-1]
        == "https://f.example/late%20%26%20refunds"
    )


def test_a_letter_stays_short():
    long = post("a.md", slug="s" * 120, title="題" * 900)
    found = links(long, WHERE, replace(SITE, feedback=Feedback("mailto", "desk@example.org")))
    assert max(len(each) for each in found) < 1900


def test_a_post_may_have_a_form_of_its_own():
    own = replace(POST, form="https://tally.so/r/own")
    asking = replace(SITE, feedback=Feedback("typeform", "https://acct.typeform.com/to/ID"))
    query = "https://tally.so/r/own?post=late%20%26%20refunds&score=9"
    assert links(own, WHERE, asking)[9] == "https://tally.so/r/own#post=late%20%26%20refunds&score=9"
    assert links(own, WHERE, replace(SITE, feedback=Feedback("mailto", "desk@example.org")))[9] == query
    assert links(own, WHERE, SITE)[9] == query
    assert links(replace(POST, form="me@example.org"), WHERE, asking)[9].startswith("mailto:me@example.org?subject=")
