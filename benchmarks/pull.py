"""How long `cxsite pull` takes for many answers in a CSV file, and how long DuckDB takes for the same counts of the same file.

    python benchmarks/pull.py FOLDER [ROWS]

writes FOLDER/private/answers/many.csv (ten million rows, 0.7 GB, unless ROWS says otherwise; kept for the next run) and prints
seconds, rows per second and peak memory for each. With ids, every answer is compared with all others.
"""

import random
import resource
import subprocess
import sys
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path

HEADER = "id,score,post,comment,answered_at\n"
CARD = """title: Many
periods: quarters
answers:
  form:
    file: private/answers/many.csv
    date: answered_at
    columns: {{score: score, post: post{id}}}
measures:
  recommend: {{kind: nps, title: Would recommend, answers: form, score: score, split_by: tag}}
"""
QUERY = """SELECT date_trunc('quarter', CAST(answered_at AS TIMESTAMP)) AS period, post, score, count({count}) AS n
FROM read_csv('{file}', all_varchar = true) GROUP BY ALL"""


def written(folder: Path, rows: int) -> Path:
    """The file, written once: 60 articles, three years, one answer in two hundred without a score."""
    file = folder / "private" / "answers" / "many.csv"
    if file.exists():
        return file
    file.parent.mkdir(parents=True, exist_ok=True)
    chance, start = random.Random(7), datetime(2023, 1, 1, tzinfo=UTC)
    scores = [*map(str, (10, 10, 10, 9, 9, 8, 8, 7, 6, 5, 3, 0))]
    with file.open("w", encoding="utf-8") as out:
        out.write(HEADER)
        for number in range(rows):
            at = start + timedelta(seconds=chance.randrange(94_000_000))
            score = "n/a" if chance.random() < 0.005 else chance.choice(scores)
            out.write(
                f"r{number:09},{score},article-{chance.randrange(60)},It said what I needed to know,{at:%Y-%m-%d %H:%M:%S}\n"
            )
    return file


def pull(folder: Path, with_ids: bool) -> None:
    """Count with cxsite, in this process."""
    from cxsite.importers import Wish, pulled
    from cxsite.parse.measures.scorecards import scorecard

    card = scorecard("content/scorecards/many.yaml", CARD.format(id=", id: id" if with_ids else "").encode()).value
    file = "private/answers/many.csv"
    tags = {f"article-{number}": (f"tag-{number % 7}",) for number in range(60)}
    assert card
    outcome = pulled(card, None, Wish(folder, datetime.now(UTC), "UTC", {file: (folder / file).stat().st_size}, tags))
    assert outcome.value, outcome.problems
    print(sum(row.n for row in outcome.value.rows if not row.segment), "answers counted")


def duckdb(folder: Path, with_ids: bool) -> None:
    """Count with DuckDB, with the two threads it uses."""
    import duckdb as engine

    query = QUERY.format(file=folder / "private/answers/many.csv", count="DISTINCT id" if with_ids else "*")
    found = engine.connect().execute(query).fetchall()
    print(sum(row[-1] for row in found), "answers counted")


def main() -> None:
    """Each in a separate process, so that memory is measured separately."""
    folder, way = Path(sys.argv[1]), sys.argv[3] if len(sys.argv) > 3 else ""
    if way:
        name, _, ids = way.partition("+")
        {"pull": pull, "duckdb": duckdb}[name](folder, bool(ids))
        print("memory", resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024, "MB")
        return
    rows = int(sys.argv[2]) if len(sys.argv) > 2 else 10_000_000
    written(folder, rows)
    for way in ("pull", "pull+ids", "duckdb", "duckdb+ids"):
        started = time.perf_counter()
        done = subprocess.run(
            [sys.executable, __file__, str(folder), str(rows), way], check=True, capture_output=True, text=True
        )
        seconds = time.perf_counter() - started
        print(f"{way:<11} {seconds:6.1f} s  {rows / seconds:>12,.0f} rows/s  {' '.join(done.stdout.split())}")


if __name__ == "__main__":
    main()
