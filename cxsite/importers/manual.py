"""The manual pages of the problems that `cxsite pull` can meet: rule → what it means, with an example."""

MANUAL: dict[str, str] = {
    "answers-ambiguous-dates": """It is not clear whether the dates in a file put the day or the month first.

03/04/2026 is 3 April in one country and 4 March in another. A number above 12 in one of the two places settles it. If a file
has none, or was put together from two, cxsite does not guess. Set the format in the scorecard:

    answers:
      form:
        file: private/answers/*.csv
        date_format: day/month/year

The rule also applies if a header names an unknown time zone. Then set one in the same place, for example
`time_zone: Europe/London`.
""",
    "answers-column": """A column to be counted is missing from the file or table, or is there twice.

Survey tools use the question itself as the header, so it changes when the question is edited. Copy it from the list in the
message into `columns`:

    columns:
      score: How likely are you to recommend this article to a colleague?

Qualtrics exports two columns for one question. Name `Q1`, which has the scores; `Q1_NPS_GROUP` has 1, 2 or 3 for detractors,
passives and promoters, and is refused.
""",
    "answers-connection": """The database with the answers cannot be reached, failed or timed out.

The counts are unchanged. Check `connections` in site.yaml, the environment variables that it names, and the database.

    connections:
      crm: {kind: postgres, host: db.example.org, database: crm, user: $CRM_USER, password: $CRM_PASSWORD, timeout: 600}
""",
    "answers-empty": """An answers file is empty: it does not even have a header.

The download may have been cut short. Export it again. A file with a header and no answers below it is fine.
""",
    "answers-encoding": """An answers file is not text in UTF-8, UTF-16 or cp1252.

An Excel workbook (.xlsx) is not text: save it as "CSV UTF-8". Unpack a zip file. If a file was put together from several, one
part may be in another encoding: the message names the line.
""",
    "answers-from": """A measure counted from a table does not say which period to start `from`.

A table may hold many years, and each period is a separate database query.

    answers: tickets
    score: score
    from: 2026-Q1
""",
    "answers-gone": """Periods that were counted earlier are no longer in the answers files.

Raw answers are personal data and should be deleted in time; their counts are not, and are kept. `cxsite pull --again` counts
only what is there now and drops the counts of what is gone.
""",
    "answers-left-out": """Some answers are not counted: unfinished, previews, spam or duplicates.

This is a note, or a warning if no answer is left. The survey tool itself says which answers are finished (Typeform's
"completed", Qualtrics' "Finished"), and `where` which of them count. If several answers have the same id, the last one in the
files counts.
""",
    "answers-malformed": """An answers file is malformed, for example by a quote that is never closed.

Nothing in such a file is counted, because it is not clear where an answer ends. Export it again. The usual cause is a file that
was edited by hand or cut short by a download.

The rule also applies to ids like 1.18512E+11: a spreadsheet opened the file and shortened the ids when it saved it, so different
answers seem to be one. Export the answers again and count the file as it is.
""",
    "answers-missing": """No answers file has this name or matches this pattern.

The name starts at the publication's folder, `*` stands for any characters within one folder, and answers are under private/:

    file: private/answers/*.csv
""",
    "answers-too-many": """A column for scores or segments has more than 200 different values.

It is probably the wrong column: one with comments, names or customer numbers. Its values are not shown here, because they may
be private. Name the score's column in `score`, and one with few values in `split_by`.
""",
    "answers-undated": """Some rows have no readable date, so they belong to no period.

They are left out. If no row has one, the wrong column is named. Name the column with the dates:

    date: Submit Date (UTC)

Dates are read as 2026-10-01 09:00:00, 2026/10/01 9:00:00 AM GMT+1 and 01/10/2026 09:00, with and without an offset. Month
names, and days as a spreadsheet numbers them (46210), are not: give the column a date format, and save the file again.
""",
    "answers-unusable": """Some rows have no score, or one that is not on the scale.

They are left out, and their number is shown beside the result. "10 - Extremely likely" and "Extremely likely (10)" are read as
10; "n/a", 11 and an empty cell are not scores. If a tenth of the rows or more hold a number that is not read ("4 of 5"), this is
a warning, because they may be scores. If no row has a score at all, the wrong column is named.
""",
    "extra-missing": """An optional package that is needed to count these answers is not installed.

    pip install 'cxsite[parquet]'      Parquet files (DuckDB)
    pip install 'cxsite[warehouse]'    tables in DuckDB and PostgreSQL (Ibis)
    pip install 'cxsite[spark]'        tables in Spark
""",
}
