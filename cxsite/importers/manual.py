"""The manual pages of the problems that `cxsite pull` can meet: rule → what it means, with an example."""

MANUAL: dict[str, str] = {
    "answers-ambiguous-dates": """It is not clear whether the dates in a file put the day or the month first.

03/04/2026 is 3 April in one country and 4 March in another. A file with a number above 12 in one of the two places settles it by
itself; where none does, or where two files were put together, cxsite does not guess. Say it in the scorecard:

    answers:
      form:
        file: private/answers/*.csv
        date_format: day/month/year

A header that names a time zone which is not known here is no help either. There, `time_zone: Europe/London` beside it says which.
""",
    "answers-column": """A column to be counted is missing from the file or table, or is there twice.

Survey tools use the question itself as the header, and so it changes when the question is edited. Copy it from the list in the
message into `columns`:

    columns:
      score: How likely are you to recommend this article to a colleague?

Qualtrics exports two columns for one question. `Q1` has the scores, and is the one to name; `Q1_NPS_GROUP` has 1, 2 or 3 for
detractors, passives and promoters, and is refused.
""",
    "answers-connection": """The database with the answers cannot be reached, failed or timed out.

The counts stay as they were. Look at `connections` in site.yaml, at the environment variables that it names, and at the database.

    connections:
      crm: {kind: postgres, host: db.example.org, database: crm, user: $CRM_USER, password: $CRM_PASSWORD, timeout: 600}
""",
    "answers-empty": """An answers file is empty: it does not even have a header.

Its download may have broken off. Export it again. A file with a header and no answers below it is in order.
""",
    "answers-encoding": """An answers file is not text in UTF-8, UTF-16 or cp1252.

An Excel workbook (.xlsx) is a packed file: save it as "CSV UTF-8". A zip has to be unpacked. Where a file was put together from
several, one part may be in another encoding: the message says in which line.
""",
    "answers-from": """A measure counted from a table does not say which period to start `from`.

A table may hold many years, and each period is one question to the database.

    answers: tickets
    score: score
    from: 2026-Q1
""",
    "answers-gone": """Periods that were counted earlier are no longer in the answers files.

Raw answers are personal data and should be deleted in time; their counts are not and stay. With `cxsite pull --again` only
what is there now is counted, and what is gone is forgotten.
""",
    "answers-left-out": """Some answers are not counted: unfinished, previews, spam or duplicates.

This is a note. What counts as finished is the survey tool's own word for it (Typeform's "completed", Qualtrics' "Finished"). Of
answers with the same id the last one in the files counts.
""",
    "answers-malformed": """An answers file is malformed, for example by a quote that is never closed.

Nothing of such a file is counted, because nobody can say where an answer ends. Export it again; a file that was edited by hand
or cut off in a download is the usual cause.
""",
    "answers-missing": """No answers file has this name or matches this pattern.

The name begins at the publication's folder, `*` stands for any letters within one folder, and answers lie under private/:

    file: private/answers/*.csv
""",
    "answers-too-many": """A column for scores or segments has more than 200 different values.

It is probably another column: one with comments, names or numbers of customers. Its values are not shown here, as they may be
private. Name the column of the score in `score`, and one with few values in `split_by`.
""",
    "answers-undated": """Some rows have no readable date, so they belong to no period.

They are left out. Where no row has one, the wrong column is named:

    date: Submit Date (UTC)

Dates are read as 2026-10-01 09:00:00, 2026/10/01 9:00:00 AM GMT+1 and 01/10/2026 09:00, with and without an offset.
""",
    "answers-unusable": """Some rows have no score, or one that is not on the scale.

They are left out, and their number is shown beside the result. "10 - Extremely likely" is read as 10; "n/a", 11 and an empty
cell are no score. Where no row has a score at all, another column is meant.
""",
    "extra-missing": """An optional package that is needed to count these answers is not installed.

    pip install 'cxsite[parquet]'      Parquet files (DuckDB)
    pip install 'cxsite[warehouse]'    tables in DuckDB and PostgreSQL (Ibis)
    pip install 'cxsite[spark]'        tables in Spark
""",
}
