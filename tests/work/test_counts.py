"""Work is counted, not timed: the cost of each edit, and that four times the posts are at most four times the work.

Counts do not depend on the machine, so they may fail a build where seconds could not. They are in `counts.txt`, for 120 posts
and for a thousand; CXSITE_WRITE_CASES=1 rewrites them: read the diff before you keep it. CXSITE_WORK=1000 in the environment
counts at a thousand and at four thousand posts, as continuous integration does; otherwise it is 120 and 480. The posts are
short, because a count does not depend on the length of a text.
"""

import os
import subprocess
import sys
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from types import FrameType

import pytest
from jinja2 import Environment

from benchmarks.corpus import Post, posts, renewed
from benchmarks.peers import cxsite
from benchmarks.sites import EDITS, Generator, lay_out, put
from cxsite.build import Options, publish
from cxsite.keys.crew import ALONE, Crew
from cxsite.keys.store import Store
from cxsite.model.report import Report
from cxsite.parse.markdown import commonmark, engines
from cxsite.read import desk
from cxsite.render.engine import Engine
from cxsite.render.press import Press
from cxsite.write import stage

pytest.importorskip("pyromark")
ROOMS = ("read", "parse", "relate", "check", "render", "keys", "touchup", "write", "build", "gate")
GENERATOR = cxsite.generator("commonmark")
SIZE = int(os.environ.get("CXSITE_WORK", "120"))
NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)
TABLES = Path(__file__).with_name("counts.txt")
COLUMNS = ("read", "parsed", "kept", "viewed", "compiled", "rendered", "written")


def unlinked(generator: Generator, corpus: list[Post], folder: Path, _round: int) -> None:
    (folder / generator.place(corpus[1])).unlink()
    put(generator, renewed(corpus[2], body="In short.\n"), folder)  # the only link to it


def _setting(generator: Generator, _corpus: list[Post], folder: Path, _round: int) -> None:
    (folder / "site.yaml").write_text(generator.settings["site.yaml"].replace("Measured", "Counted"), encoding="utf-8")


#: Edits that need a look at everything, beside those of the comparison.
WHOLE = {"a post gone": unlinked, "another tagline": _setting}

pytestmark = pytest.mark.filterwarnings("ignore:.*multi-threaded.*fork:DeprecationWarning")


@pytest.fixture
def counts(monkeypatch: pytest.MonkeyPatch) -> Counter[str]:
    """Files read, texts parsed, rows of the cache written, views of pages made, templates compiled, pages rendered, files written
    and processes started since it was last cleared.
    """
    found: Counter[str] = Counter()

    def counted(name: str, real: Callable[..., object]) -> Callable[..., object]:
        def call(*args: object, **options: object) -> object:
            found[name] += 1
            return real(*args, **options)

        return call

    monkeypatch.setitem(engines.ENGINES, "commonmark", lambda chosen: counted("parsed", commonmark.commonmark(chosen)))
    engines.engine.cache_clear()
    monkeypatch.setattr(desk, "bytes_of", counted("read", desk.bytes_of))
    write = Store.write
    monkeypatch.setattr(
        Store, "write", lambda own, rows, places: found.update(kept=len(rows.keys())) or write(own, rows, places)
    )
    monkeypatch.setattr(Environment, "compile", counted("compiled", Environment.compile))
    monkeypatch.setattr(Press, "inputs", counted("viewed", Press.inputs))
    monkeypatch.setattr(Engine, "make", counted("rendered", Engine.make))
    monkeypatch.setattr(stage, "put", counted("written", stage.put))
    monkeypatch.setattr(os, "fork", counted("started", os.fork))
    monkeypatch.setattr(subprocess.Popen, "__init__", counted("started", subprocess.Popen.__init__))
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
    return Options(folder, folder / "public", NOW)


def built(options: Options, counts: Counter[str]) -> Report:
    time.sleep(0.05)  # a file that changed just before a build is read again by the next one, which is not counted here
    counts.clear()
    report = publish(options)
    assert report.published, report.problems[:5]
    return report


@contextmanager
def lines() -> Iterator[Counter[str]]:
    """Lines of our own code that run, by room: a loop inside another shows, whether or not it calls anything."""
    found: Counter[str] = Counter()

    def begun(frame: FrameType, _event: str, _argument: object) -> Callable[..., object] | None:
        _, _, name = frame.f_globals.get("__name__", "").partition("cxsite.")
        room = name.partition(".")[0]
        if room not in ROOMS:
            return None

        def line(_frame: FrameType, event: str, _argument: object) -> Callable[..., object]:
            if event == "line":
                found[room] += 1
            return line

        return line

    before = sys.gettrace()
    sys.settrace(begun)
    try:
        yield found
    finally:
        sys.settrace(before)


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
    for name, edit in [("first build", None), *((edit.name, edit.apply) for edit in EDITS), *WHOLE.items()]:
        if edit:
            edit(GENERATOR, corpus, tmp_path, 0)
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
    """Of an edit on the short path, and of one that needs a look at everything: the latter, which takes long to trace, in
    continuous integration only.
    """
    work: defaultdict[str, list[Counter[str]]] = defaultdict(list)
    for count in (SIZE, 4 * SIZE):
        corpus = short(count)
        options = replace(site(tmp_path / str(count), corpus), crew=Crew(2, pages=100, way="fork"))
        built(options, counts)
        assert counts["started"] == 2  # one for the texts, one for the pages
        put(GENERATOR, renewed(corpus[0], title="Another"), options.root)
        with lines() as found:
            built(options, counts)
        assert counts["started"] == 0
        work["a title"].append(found)
        if "CXSITE_WORK" in os.environ:
            unlinked(GENERATOR, corpus, options.root, 0)
            with lines() as found:
                built(replace(options, crew=ALONE), counts)
            work["a post gone"].append(found)
    for edit, (small, large) in work.items():
        for room in ROOMS:
            assert large[room] <= 4.4 * small[room], (edit, room, small[room], large[room])
