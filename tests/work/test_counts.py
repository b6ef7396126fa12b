"""Work is counted, not timed: the cost of each edit, and that four times the posts are at most four times the work.

Counts do not depend on the machine, so they may fail a build where seconds could not. They are in `counts.txt`, for 120 posts
and for a thousand; CXSITE_WRITE_CASES=1 rewrites them: read the diff before you keep it. CXSITE_WORK=1000 in the environment
counts at a thousand and at four thousand posts, as continuous integration does; otherwise it is 120 and 480. The posts are
short, because a count does not depend on the length of a text.
"""

import os
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from benchmarks.corpus import Post, posts, renewed
from benchmarks.peers import cxsite
from benchmarks.sites import EDITS, lay_out, put
from cxsite.build import Options, publish
from cxsite.keys import crew
from cxsite.keys.crew import Crew
from cxsite.model.report import Report
from cxsite.parse.markdown import commonmark, engines
from cxsite.render.engine import Engine
from cxsite.write import stage

pytest.importorskip("pyromark")
GENERATOR = cxsite.generator("commonmark")
SIZE = int(os.environ.get("CXSITE_WORK", "120"))
NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)
TABLES = Path(__file__).with_name("counts.txt")
COLUMNS = ("parsed", "rendered", "written")

pytestmark = pytest.mark.filterwarnings("ignore:.*multi-threaded.*fork:DeprecationWarning")


@pytest.fixture
def counts(monkeypatch: pytest.MonkeyPatch) -> Counter[str]:
    """What was parsed, rendered, written and started since it was last cleared."""
    found: Counter[str] = Counter()

    def counted(name: str, real: Callable[..., object]) -> Callable[..., object]:
        def call(*args: object, **options: object) -> object:
            found[name] += 1
            return real(*args, **options)

        return call

    monkeypatch.setitem(engines.ENGINES, "commonmark", lambda chosen: counted("parsed", commonmark.commonmark(chosen)))
    engines.engine.cache_clear()
    monkeypatch.setattr(Engine, "make", counted("rendered", Engine.make))
    monkeypatch.setattr(stage, "put", counted("written", stage.put))
    monkeypatch.setattr(crew._Hand, "__init__", counted("started", crew._Hand.__init__))
    return found


def short(count: int) -> list[Post]:
    """Posts of a few words, each with a link to the next and every third with a number."""
    found = posts(count)
    number = "\x01number\x02support.recommend @2024-Q2\x02+10\x01"
    return [
        renewed(
            post, body=f"In short{number if n % 3 == 0 else ''}, see \x01link\x02{found[n - 1].slug}\x02this\x01.\n"
        )
        for n, post in enumerate(found)
    ]


def site(folder: Path, corpus: list[Post]) -> Options:
    lay_out(GENERATOR, corpus, folder)
    time.sleep(0.05)  # younger files are checked again next time, which is not counted here
    return Options(folder, folder / "public", NOW)


def built(options: Options, counts: Counter[str]) -> Report:
    counts.clear()
    report = publish(options)
    assert report.published, report.problems[:5]
    return report


@contextmanager
def calls() -> Iterator[Counter[str]]:
    """Calls of our own functions, by room."""
    found: Counter[str] = Counter()

    def tell(frame, event: str, _argument: object) -> None:
        if event == "call":
            name = frame.f_globals.get("__name__", "")
            if name.startswith("cxsite."):
                found[name.split(".")[1]] += 1

    sys.setprofile(tell)
    try:
        yield found
    finally:
        sys.setprofile(None)


def tables() -> dict[str, str]:
    """The tables of `counts.txt`, by their first words."""
    parts = TABLES.read_text(encoding="utf-8").split("\n\n") if TABLES.exists() else []
    return {part.split(" posts")[0]: part.strip() for part in parts}


def test_what_each_edit_costs(tmp_path: Path, counts: Counter[str]) -> None:
    corpus = short(SIZE)
    options = site(tmp_path, corpus)
    first = built(options, counts)
    assert (counts["parsed"], counts["written"]) == (SIZE, first.outputs)
    lines = [f"{SIZE} posts".ljust(24) + "".join(name.rjust(10) for name in COLUMNS)]
    for name, edit in [("first build", None), *((edit.name, edit) for edit in EDITS)]:
        if edit:
            edit.apply(GENERATOR, corpus, tmp_path, 0)
            report = built(options, counts)
            assert counts["written"] == len(report.written)
        assert counts["started"] == 0
        lines.append(name.ljust(24) + "".join(str(counts[column]).rjust(10) for column in COLUMNS))
    found, known = "\n".join(lines), tables()
    if os.environ.get("CXSITE_WRITE_CASES"):
        TABLES.write_text("\n\n".join((known | {str(SIZE): found}).values()) + "\n", encoding="utf-8")
    elif str(SIZE) in known:
        assert found == known[str(SIZE)]


def test_work_grows_with_the_posts_and_processes_are_started_only_where_they_pay(
    tmp_path: Path, counts: Counter[str]
) -> None:
    work: list[Counter[str]] = []
    for count in (SIZE, 4 * SIZE):
        corpus = short(count)
        options = replace(site(tmp_path / str(count), corpus), crew=Crew(2, pages=100, way="fork"))
        built(options, counts)
        assert counts["started"] == 2  # one for the texts, one for the pages
        put(GENERATOR, renewed(corpus[0], title="Another"), options.root)
        with calls() as found:
            built(options, counts)
        assert counts["started"] == 0
        work.append(found)
    small, large = work
    for room in ("relate", "check", "render", "keys", "write"):
        assert large[room] <= 4.4 * small[room], (room, small[room], large[room])
