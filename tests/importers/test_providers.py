"""A sample of each survey tool's export, with its quirks and traps, and the counts from it."""

import pytest

from cxsite.importers.providers import PROVIDERS, recognised
from tests.importers.making import card, counts, pull, refusal

CARD = """\
title: Readers
periods: months
time_zone: Europe/London
answers:
  form:
    file: private/answers/*.csv
    provider: {provider}
    columns: {{score: {score}}}
measures:
  recommend: {{kind: nps, title: Would recommend, answers: form, score: score}}
"""
QUESTION = "How likely are you to recommend us?"
SAMPLES = {
    "google": (
        (f'"Timestamp","{QUESTION}","Why?"\n'
        '"2026/10/01 12:30:00 AM GMT+1","9","good"\n'  # still 1 October in London
        '"2026/10/01 12:30:00 AM GMT+1","9","good"\n'  # the same row again: one answer in two exports
        '"2026/09/30 11:59:59 PM GMT+1","10","good"\n'),
        {"2026-10": {"9": 1}, "2026-09": {"10": 1}},
    ),
    "microsoft": (
        (f"ID;Start time;Completion time;Email;Name;{QUESTION}\r\n"
        "1;9/30/26 23:50:00;10/1/26 0:02:11;anonymous;;8\r\n"
        "2;10/13/26 9:00:00;10/13/26 9:01:00;anonymous;;10 - Extremely likely\r\n"
        "1;10/14/26 9:00:00;10/14/26 9:01:00;anonymous;;7\r\n"),  # the first answer to another version of the form
        {"2026-10": {"7": 1, "8": 1, "10": 1}},
    ),
    "typeform": (
        (f"\ufeff#,{QUESTION},Response Type,Start Date (UTC),Stage Date (UTC),Submit Date (UTC),Network ID,Tags\n"
        "a1,9,completed,2026-09-30 22:00:00,,2026-09-30 23:30:00,n1,\n"  # 1 October in London
        "a1,9,completed,2026-09-30 22:00:00,,2026-09-30 23:30:00,n1,\n"
        "a2,3,partial,2026-10-01 09:00:00,,2026-10-01 09:01:00,n2,\n"
        "a3,6,completed,2026-10-01 09:00:00,,2026-10-01 09:01:00,n3,\n"),
        {"2026-10": {"6": 1, "9": 1}},
    ),
    "tally": (
        (f"Submission ID,Respondent ID,Submitted at,{QUESTION}\n"
        "s1,r1,2026-09-30 23:30:00,9\n"
        "s2,r1,2026-10-01 00:10:00,4\n"),  # one person, two answers
        {"2026-09": {"9": 1}, "2026-10": {"4": 1}},
    ),
    "surveymonkey": (
        (f"Respondent ID,Collector ID,Start Date,End Date,IP Address,Email Address,First Name,Last Name,Custom Data 1,{QUESTION},,\n"
        ",,,,,,,,,Response,Other,\n"
        "118001,77,10/13/2026 08:00:00,10/13/2026 08:04:00,192.0.2.7,,,,,10 - Extremely likely,,\n"
        "118002,77,10/02/2026 08:00:00,10/02/2026 08:04:00,192.0.2.8,,,,,7,,\n"),
        {"2026-10": {"7": 1, "10": 1}},
    ),
    "qualtrics": (
        "StartDate,EndDate,Status,IPAddress,Progress,Duration (in seconds),Finished,RecordedDate,ResponseId,Q1_NPS_GROUP,Q1\n"
        f'Start Date,End Date,Response Type,IP Address,Progress,Duration (in seconds),Finished,Recorded Date,Response ID,{QUESTION} - Group,"{QUESTION}\nPlease choose."\n'
        + ",".join(
            f'"{{""ImportId"":""{name}"",""timeZone"":""America/Denver""}}"'
            for name in ("startDate", "endDate", "status", "ip", "progress", "duration", "finished", "recordedDate", "_recordId", "QID1_NPS_GROUP", "QID1")
        )
        + "\n"
        "2026-09-30 16:58:00,2026-09-30 16:59:00,IP Address,192.0.2.9,100,60,True,2026-09-30 17:30:00,R_1,3,9\n"  # past midnight in London
        "2026-10-02 10:00:00,2026-10-02 10:01:00,Survey Preview,192.0.2.9,100,60,True,2026-10-02 10:01:00,R_2,3,10\n"
        "2026-10-02 10:00:00,2026-10-02 10:01:00,Spam,192.0.2.9,100,60,True,2026-10-02 10:01:00,R_3,1,0\n"
        "2026-10-02 10:00:00,2026-10-02 10:01:00,IP Address,192.0.2.9,40,60,False,2026-10-02 10:01:00,R_4,1,2\n"
        "2026-10-02 10:00:00,2026-10-02 10:01:00,IP Address,192.0.2.9,100,60,True,2026-10-02 10:01:00,R_5,2,8\n",
        {"2026-10": {"8": 1, "9": 1}},
    ),
    "plain": (
        f"date,{QUESTION}\n2026-10-01,9\n2026-10-01,9\n",  # two people on one day
        {"2026-10": {"9": 2}},
    ),
}  # fmt: skip


@pytest.mark.parametrize("provider", [provider.name for provider in PROVIDERS])
def test_a_providers_export_is_counted_as_it_is_downloaded(tmp_path, provider):
    data, expected = SAMPLES[provider]
    text = CARD.format(provider=provider, score="Q1" if provider == "qualtrics" else QUESTION)
    if provider == "plain":
        text = text.replace("    provider: plain\n", "    date: date\n")
    assert counts(pull(tmp_path, card(text), data)) == expected


@pytest.mark.parametrize("provider", [provider.name for provider in PROVIDERS if provider.signature])
def test_an_export_is_recognised_by_its_header(provider):
    header = SAMPLES[provider][0].partition("\n")[0].strip("\ufeff\r").replace('"', "").replace(";", ",").split(",")
    assert recognised(header) == provider


def test_the_wrong_provider_is_told_with_the_right_one(tmp_path):
    text = CARD.format(provider="tally", score=QUESTION)
    found = pull(tmp_path, card(text), SAMPLES["typeform"][0])
    assert found.value is None
    assert found.problems[-1].message == 'there is no column "Submitted at"'
    assert found.problems[-1].help.endswith("This looks like an export of typeform.")


def test_a_provider_that_is_not_named_is_proposed(tmp_path):
    text = CARD.replace("    provider: {provider}\n", "").format(score=QUESTION)
    said = refusal(pull(tmp_path, card(text), SAMPLES["typeform"][0]))
    assert said == (
        "answers-column: it is not clear which column is the date"
        " | write, for example, `date: answered_at` under answers; or `provider: typeform`, whose export this looks like"
    )


def test_the_group_that_qualtrics_makes_of_a_score_is_no_score(tmp_path):
    text = CARD.format(provider="qualtrics", score="Q1_NPS_GROUP")
    expected = (
        'answers-column: "Q1_NPS_GROUP" contains groups (detractor, passive, promoter), not scores | use "Q1" instead'
    )
    assert refusal(pull(tmp_path, card(text), SAMPLES["qualtrics"][0])) == expected


def test_a_time_zone_that_nobody_knows_is_not_taken_for_another(tmp_path):
    data = SAMPLES["qualtrics"][0].replace("America/Denver", "America/Denvr")
    text = CARD.format(provider="qualtrics", score="Q1")
    found = pull(tmp_path, card(text), data)
    assert found.value is None
    assert found.problems[-1].message == 'the dates are in the time zone "America/Denvr", which is not known'
    said = text.replace("    provider: qualtrics\n", "    provider: qualtrics\n    time_zone: America/Denver\n")
    assert counts(pull(tmp_path, card(said), data)) == SAMPLES["qualtrics"][1]
