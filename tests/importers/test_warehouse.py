"""Answers in tables: DuckDB, PostgreSQL from the system's packages, and Spark with two workers give the same counts as a CSV
file.

Run with `pytest -m services`; each is skipped if its server or its driver is not installed.
"""

import os
import random
import shutil
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from cxsite.importers import Pulled, warehouse
from cxsite.importers.refusing import Refused
from cxsite.model.problem import Outcome
from cxsite.model.site import Connection
from tests.importers.making import PLAIN, bare, card, lay, plain, pull, refusal

pytest.importorskip("ibis")
pytestmark = [pytest.mark.services, pytest.mark.filterwarnings("ignore")]  # drivers warn of each other's next versions

WHERE = "table: crm.nps_answers"
POSTS = ("open-chair", "serve-first", "two-questions", "bare", "made-up")


def _rows(number: int) -> list[tuple[str, str, str, str]]:
    """Answers around the ends of quarters in London and Denver, as text."""
    chance = random.Random(11)
    scores = [*map(str, range(11)), "10 - Extremely likely", "n/a", "11", ""]
    starts = [datetime(2026, month, 1) for month in (1, 4, 7, 10)]  # noqa: DTZ001 (a clock without a place)
    return [
        (
            str(chance.choice(starts) + timedelta(minutes=chance.randrange(-1500, 1500))),
            chance.choice(scores),
            chance.choice(POSTS),
            chance.choice(["phone", "chat", "fax"] if chance.random() < 0.97 else ["mail"]),
        )
        for _ in range(number)
    ]


ROWS = _rows(3000)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A publication's folder with the answers as CSV."""
    root = tmp_path_factory.mktemp("publication")
    lay(root, "when,rating,post,channel\n" + "".join(",".join(row) + "\n" for row in ROWS))
    return root


def _duckdb(root: Path, when: str) -> Connection:
    import duckdb

    with duckdb.connect(str(root / "private" / f"{when.partition(' ')[0]}.duckdb")) as database:
        database.execute(
            f'CREATE OR REPLACE TABLE nps_answers ("when" {when}, rating VARCHAR, post VARCHAR, channel VARCHAR)'
        )
        database.executemany("INSERT INTO nps_answers VALUES (?, ?, ?, ?)", ROWS)
    return Connection("crm", "duckdb", (("file", f"private/{when.partition(' ')[0]}.duckdb"),), 60)


@pytest.fixture(scope="module")
def postgres() -> Iterator[int]:
    """A PostgreSQL server on a free port, stopped afterwards. It refuses to run as root, so root runs it as `postgres`."""
    binaries = sorted(Path("/usr/lib/postgresql").glob("*/bin/postgres"))
    if not binaries:
        pytest.skip("PostgreSQL is not installed")
    pytest.importorskip("psycopg")
    as_user = ["runuser", "-u", "postgres", "--"] if os.geteuid() == 0 else []
    with tempfile.TemporaryDirectory(prefix="cxsite-postgres-") as where, socket.socket() as free:
        Path(where).chmod(0o755)
        if as_user:
            shutil.chown(where, "postgres", "postgres")
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
        free.close()

        def run(tool: str, *words: str) -> None:
            tool = str(binaries[-1].parent / tool)
            subprocess.run([*as_user, tool, "-D", f"{where}/data", *words], check=True, capture_output=True, cwd="/")

        run("initdb", "--auth=trust", "--username=reader", "--encoding=UTF8", "--no-sync")
        options = f"-p {port} -k {where} -c listen_addresses=127.0.0.1 -c fsync=off -c timezone=America/Denver"
        run("pg_ctl", "-w", "-l", f"{where}/log", "-o", options, "start")
        try:
            _fill(port)
            yield port
        finally:
            run("pg_ctl", "-w", "-m", "immediate", "stop")


def _fill(port: int) -> None:
    import psycopg

    with psycopg.connect(host="127.0.0.1", port=port, user="reader", dbname="postgres", autocommit=True) as database:
        database.execute("SET timezone = 'UTC'")
        for table, kind in (("nps_answers", "timestamp"), ("nps_zoned", "timestamptz")):
            database.execute(f'CREATE TABLE {table} ("when" {kind}, rating text, post text, channel text)')
            with database.cursor() as cursor:
                cursor.executemany(f"INSERT INTO {table} VALUES (%s, %s, %s, %s)", ROWS)


def _postgres(port: int, *more: tuple[str, str], timeout: int = 60) -> Connection:
    settings = (("host", "127.0.0.1"), ("port", str(port)), ("user", "reader"), ("database", "postgres"), *more)
    return Connection("crm", "postgres", settings, timeout)


def _same(root: Path, connection: Connection, *, where: str = WHERE, zone: str = "") -> Pulled:
    """The table's counts, after checking that they equal those of the file."""
    more = "from: 2025-Q4, split_by: {}"
    found: Outcome[Pulled] | None = None
    for split in ("tag", "channel", "post"):
        extra = f"\n    time_zone: {zone}" if zone else ""
        for_file = pull(root, plain(more.format(split), f"file: private/answers/*.csv{extra}"))
        found = pull(root, plain(more.format(split), where + extra), connections=(connection,))
        assert for_file.value
        assert found.value, found.problems
        assert bare(found.value.rows) == bare(for_file.value.rows)
        assert [p.message for p in found.problems] == [p.message for p in for_file.problems]
    assert found
    assert found.value
    assert len(found.value.rows) > 100
    return found.value


@pytest.mark.parametrize(
    ("when", "zone"), [("TIMESTAMP", ""), ("TIMESTAMP", "America/Denver"), ("TIMESTAMP WITH TIME ZONE", "UTC")]
)
def test_duckdb_counts_what_the_file_holds(folder, when, zone):
    _same(folder, _duckdb(folder, when), zone=zone)


@pytest.mark.parametrize(
    ("table", "zone"),
    [("nps_answers", ""), ("nps_answers", "America/Denver"), ("nps_zoned", "UTC"), ("public.nps_zoned", "UTC")],
)
def test_postgresql_counts_what_the_file_holds(folder, postgres, table, zone):
    _same(folder, _postgres(postgres), where=f"table: {table}\n    connection: crm", zone=zone)


def test_spark_counts_what_the_file_holds_on_two_workers(folder):
    pyspark = pytest.importorskip("pyspark")
    if not shutil.which("java"):
        pytest.skip("Java is not installed")
    from pyspark.sql import SparkSession

    del pyspark
    settings = (("master", "local-cluster[2,1,1024]"), ("warehouse", str(folder / "spark")))
    session = (
        SparkSession.builder.master("local-cluster[2,1,1024]").appName("answers").config("spark.ui.enabled", "false")
        .config("spark.sql.session.timeZone", "UTC").config("spark.sql.warehouse.dir", str(folder / "spark"))
        .config("spark.sql.shuffle.partitions", "4").getOrCreate()
    )  # fmt: skip
    try:
        workers = (
            session.sparkContext.parallelize(range(64), 8)
            .map(lambda _: (time.sleep(0.05), os.getpid())[1])
            .distinct()
            .count()
        )
        assert workers >= 2, "both work"
        frame = session.createDataFrame(
            [(datetime.fromisoformat(at), *rest) for at, *rest in ROWS],
            "`when` timestamp_ntz, rating string, post string, channel string",
        )
        frame.repartition(8).write.mode("overwrite").saveAsTable("nps_answers")
        _same(folder, Connection("crm", "spark", settings, 300))
    finally:
        session.stop()


def test_closed_periods_are_not_read_again(folder, monkeypatch):
    connection = _duckdb(folder, "TIMESTAMP")
    asked: list[str] = []
    plain_groups = warehouse.Table._groups

    def groups(table, question, period):
        asked.append(period)
        return plain_groups(table, question, period)

    monkeypatch.setattr(warehouse.Table, "_groups", groups)
    card = plain("from: 2025-Q4", WHERE)
    first = pull(folder, card, connections=(connection,)).value
    assert asked == ["2025-Q4", "2026-Q1", "2026-Q2", "2026-Q3", "2026-Q4"]
    asked.clear()
    again = pull(folder, card, before=first, connections=(connection,)).value
    assert asked == ["2026-Q4"], "which is running"
    assert first
    assert again
    assert again.data == first.data
    asked.clear()
    pull(folder, card, before=first, connections=(connection,), again=True)
    assert len(asked) == 5


@pytest.mark.parametrize(
    ("column", "more", "said"),
    [
        ("when", ", from: 2026-Q1", '"when" has more than 200 different values, but should contain scores | did you mean another column?'),
        ("rate", ", from: 2026-Q1", 'there is no column "rate" | its columns are: "when", "rating", "post", "channel"'),
        ("rating", "", "recommend does not say which period to start counting its table from | write, for example, `from: 2026-Q1` in the measure"),
    ],
)  # fmt: skip
def test_what_cannot_be_counted_is_refused(folder, column, more, said):
    scored = card(PLAIN.format(where=WHERE, more=more).replace("score: rating", f"score: {column}"))
    assert said in refusal(pull(folder, scored, connections=(_duckdb(folder, "TIMESTAMP"),)))


@pytest.mark.parametrize(
    ("connection", "said"),
    [
        (Connection("crm", "postgres", (("host", "127.0.0.1"), ("port", "1"), ("user", "u"), ("password", "$CRM_PASSWORD"))), 'connection "crm" cannot be reached'),
        (Connection("crm", "postgres", (("host", "127.0.0.1"), ("user", "$CRM_USER"))), "takes its user from CRM_USER, but this variable is not set | set it: export CRM_USER=…"),
        (Connection("crm", "duckdb", (("file", "private/none.duckdb"),)), "this database does not exist"),
        (Connection("other"), 'connection "crm" is not in site.yaml'),
    ],
)  # fmt: skip
def test_a_connection_that_fails_is_told_without_its_secrets(folder, monkeypatch, connection, said):
    monkeypatch.setenv("CRM_PASSWORD", "hunter2")
    told = refusal(pull(folder, plain("from: 2026-Q1", WHERE), connections=(connection,)))
    assert said in told
    assert "hunter2" not in told


def test_a_table_that_does_not_answer_in_time(folder, postgres):
    import psycopg

    with psycopg.connect(
        host="127.0.0.1", port=postgres, user="reader", dbname="postgres", autocommit=True
    ) as database:
        database.execute("CREATE OR REPLACE VIEW slow AS SELECT *, pg_sleep(5)::text AS rest FROM nps_answers OFFSET 0")
    started = time.monotonic()
    told = refusal(
        pull(
            folder,
            plain("from: 2026-Q1", WHERE.replace("nps_answers", "slow")),
            connections=(_postgres(postgres, timeout=2),),
        )
    )
    assert 'connection "crm" did not answer within 2 seconds' in told
    assert time.monotonic() - started < 10


def test_a_question_that_is_late_is_given_up():
    with pytest.raises(Refused, match=r"did not answer within 0\.05 seconds"):
        warehouse.within(0.05, lambda: time.sleep(1), "crm")
