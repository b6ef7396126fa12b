"""Answers in CSV files → counts: what each kind of file looks like, and why some are refused."""

import pytest

from tests.importers.making import card, counts, lay, plain, pull, refusal, sizes

ROWS = "when,rating,post,channel\n2026-07-01 09:00,10 - Extremely likely,open-chair,phone\n2026-08-02 10:00,9,serve-first,chat\n"


def test_answers_fall_in_the_period_of_the_scorecards_clock(tmp_path):
    rows = "when,rating,post,channel\n2026-06-30 23:30Z,9,x,\n2026-07-01 00:30+02:00,8,x,\n2026-06-30 23:30,7,x,\n"
    assert counts(pull(tmp_path, plain(), rows)) == {"2026-Q3": {"9": 1}, "2026-Q2": {"7": 1, "8": 1}}


@pytest.mark.parametrize(
    "data",
    [
        ROWS.encode(),
        b"\xef\xbb\xbf" + ROWS.encode(),
        ROWS.replace("\n", "\r\n").encode("utf-16"),
        ROWS.encode("utf-16-le"),
        ROWS.encode("utf-16-be"),
        ROWS.replace("phone", "Büro").encode("cp1252"),
        ROWS.replace(",", ";").encode(),
        ROWS.replace(",", "\t").encode(),
        ROWS.replace("\n2026-08", "\n\n2026-08").encode(),
        ROWS.replace("when", '"when"').encode(),
        b"sep=;\r\n" + ROWS.replace(",", ";").encode(),
        b'\xef\xbb\xbf"sep=|"\n' + ROWS.replace(",", "|").encode(),
        ROWS.encode() + b",,,\n,,,\n",
        ROWS.replace("when,rating", "When , RATING").encode(),
    ],
    ids=[
        "utf-8",
        "marked",
        "utf-16",
        "utf-16-le",
        "utf-16-be",
        "cp1252",
        "semicolons",
        "tabs",
        "empty line",
        "quoted",
        "separator told",
        "separator told, quoted",
        "empty rows of a spreadsheet",
        "spelling",
    ],
)
def test_however_it_is_written_down_it_is_the_same(tmp_path, data):
    found = pull(tmp_path, plain(), data)
    assert counts(found) == {"2026-Q3": {"10": 1, "9": 1}}
    assert not found.problems


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b" \n", "answers-empty: this file is empty"),
        (b"PK\x03\x04" + bytes(40), "answers-encoding: this is a compressed file: an Excel workbook or a zip | unzip a zip; save a workbook as CSV UTF-8"),
        ("when,rating,post,channel\n2026-07-01,9,ü,\n".encode() + b"2026-07-02,\xff,x,\n", "not UTF-8 text (line 3, byte 12)"),
        (ROWS.encode() + b"2026-07-01,9,\x00,x\n", "answers-malformed: this file contains a zero byte"),
        (ROWS + '2026-07-01,"9,x,y\n', "answers-malformed: a quoted cell does not end"),
        (ROWS + "2026-07-01,9\n", "answers-malformed: 1 row has a different number of cells from the header (4); one has 2"),
        (ROWS + f"2026-07-01,9,{'x' * 140_000},\n", "a cell has more than 131,072 characters"),
        ("when,Rating?,post,channel\n", 'there is no column "rating" | its columns are: "when", "Rating?", "post", "channel". Closest: "Rating?".'),
        ("when,rating,rating,channel\n2026-07-01,1,2,3\n", 'more than one column is named "rating"'),
        ("when,rating,post,channel\n03/04/2026,9,x,\n", "write `date_format: day/month/year` or `date_format: month/day/year`"),
        ("when,rating,post,channel\nsoon,9,x,\nlater,9,x,\n", "answers-undated: none of 2 rows has a readable date"),
        ("when,rating,post,channel\n2026-07-01,bad,x,\n", "answers-unusable: none of 1 rows has a score from 0 to 10"),
        ("when,rating,post,channel\n13/04/2026,9,x,\n04/13/2026,9,x,\n", "the dates have different formats"),
    ],
)  # fmt: skip
def test_what_cannot_be_counted_is_refused(tmp_path, data, said):
    assert said in refusal(pull(tmp_path, plain(), data))


LONG = ROWS + '2026-07-01,9,"an answer\nof two lines",x\n' + "2026-07-01,9,x,y\n" * 9000


@pytest.mark.parametrize(
    ("data", "line", "said"),
    [
        (
            LONG + "2026-07-01,9\n\n" + "2026-07-01,9,x,y\n" * 9000 + "2026-07-01\n",
            9006,
            "2 rows have a different number",
        ),
        ("sep=,\n" + LONG + "2026-07-01,9\n", 9007, "1 row has a different number"),
        (LONG + '2026-07-01,9,"x,y\n' + "2026-07-01,9,x,y\n" * 1000, 9006, "a quoted cell does not end"),
        (LONG + "2026-07-01,9,x,y\n" + '2026-07-01,9,"x"y,z\n', 9007, "a quoted cell does not end"),
        (LONG + f"2026-07-01,9,{'x' * 140_000},\n2026-07-01,9,x,y\n", 9006, "a cell has more than"),
    ],
)
def test_the_line_is_the_one_on_which_the_first_such_row_begins(tmp_path, data, line, said):
    (told,) = pull(tmp_path, plain(), data).problems
    assert (told.span.line, told.message[: len(said)]) == (line, said)


def test_too_many_different_scores_are_another_column_and_are_not_told(tmp_path):
    rows = "when,rating,post,channel\n" + "".join(f"2026-07-01,person{n}@example.org,x,\n" for n in range(300))
    said = refusal(pull(tmp_path, plain(), rows))
    assert (
        said
        == 'answers-too-many: "rating" has more than 200 different values, but should contain scores | did you mean another column?'
    )


def test_a_header_without_answers_is_in_order(tmp_path):
    assert counts(pull(tmp_path, plain(), "when,rating,post,channel\n")) == {}


def test_a_file_that_is_not_there(tmp_path):
    lay(tmp_path, ROWS, "b.txt")
    said = refusal(pull(tmp_path, plain()))
    assert (
        said
        == "answers-missing: there is no such file | put the answers there; the files there are: private/answers/b.txt"
    )


def test_the_editor_settles_the_order_of_dates(tmp_path):
    source = plain(where="date_format: day/month/year\n    file: private/answers/*.csv")
    assert counts(pull(tmp_path, source, "when,rating,post,channel\n03/10/2026,9,x,\n")) == {"2026-Q4": {"9": 1}}


def test_unusable_scores_are_counted_and_told_and_confidences_are_not(tmp_path):
    rows = ROWS + "2026-07-01,,x,\n2026-07-01,11,x,\n2026-07-01,n/a,x,\n2026-07-01,my phone number is 12345,x,\n"
    found = pull(tmp_path, plain(), rows)
    assert counts(found)["2026-Q3"] == {"9": 1, "10": 1, "": 4}
    (told,) = [p for p in found.problems if p.rule == "answers-unusable"]
    assert told.message == '4 of 6 rows have no usable score for recommend: 1 empty, 1 "11", 1 "n/a", 1 other'
    assert found.value
    assert {row.rows_seen for row in found.value.rows} == {6}


def test_undated_rows_are_left_out_and_told(tmp_path):
    found = pull(tmp_path, plain(), ROWS + "never,9,x,\n")
    assert counts(found) == {"2026-Q3": {"9": 1, "10": 1}}
    assert [p.message for p in found.problems] == ["1 of 3 rows has no readable date"]


def test_only_periods_that_are_asked_for(tmp_path):
    rows = "when,rating,post,channel\n" + "".join(f"2026-{month:02}-15,9,x,\n" for month in range(1, 13))
    assert set(counts(pull(tmp_path, plain("from: 2026-Q2, to: 2026-Q3"), rows))) == {"2026-Q2", "2026-Q3"}


def test_rows_must_have_what_where_asks_for(tmp_path):
    source = plain(where="where: {channel: Phone}\n    file: private/answers/*.csv")
    assert counts(pull(tmp_path, source, ROWS)) == {"2026-Q3": {"10": 1}}


def test_when_nothing_is_left_to_be_counted_that_is_a_warning(tmp_path):
    found = pull(tmp_path, plain(where="where: {channel: Fax}\n    file: private/answers/*.csv"), ROWS)
    assert counts(found) == {}
    assert [(p.severity, p.message) for p in found.problems][1:] == [("warning", "no answer is left to be counted")]


@pytest.mark.parametrize(
    ("text", "severity"), [("4 of 5", "warning"), ("7.5", "warning"), ("11", "note"), ("n/a", "note")]
)
def test_many_answers_with_a_number_that_is_not_read_are_a_warning(tmp_path, text, severity):
    (told,) = pull(tmp_path, plain(), ROWS + f"2026-07-03,{text},x,\n").problems
    assert (told.severity, told.message) == (severity, f'1 of 3 rows has no usable score for recommend: 1 "{text}"')


def test_segments_are_the_first_tag_of_the_article(tmp_path):
    posts = (
        ["open-chair"] * 12
        + ["two-questions"] * 3
        + ["serve-first"] * 11
        + ["bare"] * 10
        + ["made-up"] * 6
        + ["../x"] * 5
    )
    rows = "when,rating,post,channel\n" + "".join(f"2026-07-01,{n % 11},{post},\n" for n, post in enumerate(posts))
    found = sizes(pull(tmp_path, plain("split_by: tag"), rows))
    assert found == {"": 47, "culture": 15, "service": 11, "untagged": 10, "unknown article": 11}
    assert sizes(pull(tmp_path, plain("split_by: post"), rows)) == {
        "": 47,
        "open-chair": 12,
        "serve-first": 11,
        "unknown article": 11,
        "other": 13,
    }


def test_segments_of_a_column_and_few_answers_in_other(tmp_path):
    channels = ["phone"] * 20 + ["chat"] * 12 + ["fax"] * 4 + ["post"] * 7
    rows = "when,rating,post,channel\n" + "".join(f"2026-07-01,9,x,{channel}\n" for channel in channels)
    assert sizes(pull(tmp_path, plain("split_by: channel"), rows)) == {"": 43, "phone": 20, "chat": 12, "other": 11}


def test_an_id_counts_once_over_all_files_and_its_last_answer_counts(tmp_path):
    text = "title: R\nperiods: quarters\nanswers:\n  form:\n    file: private/answers/*.csv\n    date: when\n    columns: {score: rating, id: id}\nmeasures:\n  recommend: {kind: nps, title: T, answers: form, score: score}\n"
    lay(tmp_path, "when,rating,id\n2026-07-01,3,a\n2026-07-01,9,b\n2026-07-01,8,\n2026-07-01,8,\n", "1.csv")
    lay(tmp_path, "when,rating,id\n2026-07-02,10,a\n", "2.csv")
    found = pull(tmp_path, card(text))
    assert counts(found) == {"2026-Q3": {"8": 2, "9": 1, "10": 1}}
    assert [p.message for p in found.problems] == ["1 answer is duplicated (same id) and counted once"]


def test_ids_that_a_spreadsheet_shortened_are_refused(tmp_path):
    source = plain(where="provider: surveymonkey\n    file: private/answers/*.csv")
    rows = "Respondent ID,when,rating,post,channel\n1.18512E+11,2026-07-01,9,x,\n1.18512E+11,2026-07-02,3,x,\n"
    assert 'the ids were shortened by a spreadsheet ("1.18512E+11")' in refusal(pull(tmp_path, source, rows))


def test_two_questions_are_counted_in_one_reading(tmp_path):
    text = "title: R\nperiods: years\nanswers:\n  form: {file: private/answers/*.csv, date: when}\nmeasures:\n  two: {kind: two-questions, title: T, answers: form, happy: happy, talk_up: talk}\n"
    found = pull(tmp_path, card(text), "when,happy,talk\n2026-07-01,Yes,no\n2026-07-01,1,\n")
    assert found.value
    assert [(row.measure, row.score, row.n) for row in found.value.rows] == [
        ("two.happy", "1", 2),
        ("two.talk_up", "0", 1),
        ("two.talk_up", "", 1),
    ]
