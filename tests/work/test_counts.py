"""Work is counted, not timed: what an edit costs, and that four times the posts are at most four times the work.

Counts do not depend on the machine, so they may fail a build where seconds could not. CXSITE_WORK=1000 in the environment counts at
a thousand and at four thousand posts, which takes a minute; otherwise it is 120 and 480.
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

from benchmarks.corpus import posts, renewed
from benchmarks.peers import cxsite
from benchmarks.sites import lay_out, put
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
POSTS = posts(SIZE)
NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)


pytestmark = pytest.mark.filterwarnings("ignore:.*multi-threaded.*fork:DeprecationWarning")


@pytest.fixture
def counts(monkeypatch: pytest.MonkeyPatch) -> Counter[str]:
    """What was parsed and rendered, written and started since it was last cleared."""
    found: Counter[str] = Counter()

    def counted(name: str, real: Callable[..., object]) -> Callable[..., object]:
        def call(*args: object, **options: object) -> object:
            found[name] += 1
            return real(*args, **options)

        return call

    monkeypatch.setitem(engines.ENGINES, "commonmark", lambda chosen: counted("parsed", commonmark.commonmark(chosen)))
    engines._made.cache_clear()
    monkeypatch.setattr(Engine, "make", counted("rendered", Engine.make))
    monkeypatch.setattr(stage, "put", counted("written", stage.put))
    monkeypatch.setattr(
        crew, "_may_fork", lambda: True
    )  # a browser test in this process leaves a thread, which only waits
    monkeypatch.setattr(crew._Hand, "__init__", counted("started", crew._Hand.__init__))
    return found


def site(folder: Path, count: int = SIZE) -> Options:
    lay_out(GENERATOR, POSTS if count == SIZE else posts(count), folder)
    time.sleep(0.05)  # younger files are looked at again next time, which is not what is counted here
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


def test_what_each_edit_costs(tmp_path: Path, counts: Counter[str]) -> None:
    options, middle = site(tmp_path), POSTS[SIZE // 2]
    first = built(options, counts)
    assert counts == {"parsed": SIZE, "rendered": counts["rendered"], "written": first.outputs}
    built(options, counts)
    assert counts == {}

    def edited(**changes: object) -> Counter[str]:
        put(GENERATOR, renewed(middle, **changes), tmp_path)
        assert publish(replace(options)).published
        return counts

    counts.clear()
    edited(body=f"{middle.body}\nAdded.\n")
    assert counts["parsed"] == 1
    assert counts["rendered"] == 1
    assert counts["written"] <= 10, counts  # and the feeds of its tags, where it is among their newest
    counts.clear()
    edited(title=f"{middle.title} again")
    assert counts["parsed"] == 1
    assert counts["written"] <= 60, counts
    counts.clear()
    put(GENERATOR, renewed(POSTS[0], slug="newest", day=NOW.date()), tmp_path)
    built(options, counts)
    assert counts["parsed"] == 1
    assert counts["written"] <= 60, counts
    base = GENERATOR.settings[GENERATOR.template]
    (tmp_path / GENERATOR.template).write_text(base.replace(GENERATOR.marker, "<!-- other -->"))
    report = built(options, counts)
    assert counts["parsed"] == 0
    assert counts["rendered"] >= SIZE
    assert counts["written"] == len(report.written)


def test_processes_are_started_only_where_they_pay(tmp_path: Path, counts: Counter[str]) -> None:
    options = replace(site(tmp_path), crew=Crew(2, pages=100))
    built(options, counts)
    assert counts["started"] == 2  # one for the texts, one for the pages
    put(GENERATOR, renewed(POSTS[0], body="Other words.\n"), tmp_path)
    built(options, counts)
    assert counts["started"] == 0


def test_work_grows_with_the_posts_and_with_nothing_else(tmp_path: Path, counts: Counter[str]) -> None:
    work: list[Counter[str]] = []
    for count in (SIZE, 4 * SIZE):
        options = site(tmp_path / str(count), count)
        built(options, counts)
        put(GENERATOR, renewed(posts(count)[0], title="Another"), options.root)
        with calls() as found:
            built(options, counts)
        work.append(found)
    small, large = work
    for room in ("relate", "check", "render", "keys", "write"):
        assert large[room] <= 4.4 * small[room], (room, small[room], large[room])
