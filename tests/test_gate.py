"""The gate answers only if the result could not be different, and imports nothing heavy to find that out."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from cxsite import gate
from cxsite.build import Options, publish
from cxsite.keys import beside
from cxsite.keys.plain import from_plain
from cxsite.keys.versions import engine_at_a_glance
from cxsite.model.report import Report
from cxsite.write import publish as publishing
from tests.freshness.bench import NOW, answered, built, bytes_of, clean, magazine
from tests.freshness.edits import sub
from tests.test_house import ROOM_OF_PACKAGE


def aged(options: Options) -> Options:
    """The magazine, built from sources that are no longer young."""
    for path in options.root.rglob("*"):
        if path.is_file() and not path.is_symlink():
            os.utime(path, ns=(10**18 + 1, 10**18 + 1))
    built(options)
    return options


def test_the_last_report_is_given_again(tmp_path: Path) -> None:
    options = magazine(tmp_path / "site")
    assert gate.answer(options.asked) is None
    report = built(options)
    plain = gate.answer(options.asked)
    assert plain is not None
    again = from_plain(Report, plain)
    assert again == replace(report, written=(), unchanged=report.outputs)
    assert (again.posts_read, again.posts_published, len(again.held)) == (6, 4, 2)


CHANGES: dict[str, Callable[[Options], object]] = {
    "a source": lambda o: (o.root / "content/posts/alpha.md").write_text("---\ntitle: A\ndate: 2026-01-05\n---\nx"),
    "a new source": lambda o: (o.root / "content/posts/new.md").write_text("x"),
    "a source gone": lambda o: (o.root / "content/posts/delta.md").unlink(),
    "the settings": lambda o: (o.root / "site.yaml").write_text("title: x"),
    "a template": lambda o: (o.root / "templates/page.html").write_text("x"),
    "a theme's file": lambda o: (o.root / "themes/own/static/own.css").write_text("x"),
    "a linked folder": lambda o: (o.root / "content/link").symlink_to(o.root / "static"),
    "a link that leads out": lambda o: (o.root / "content/link").symlink_to("/etc/hostname"),
    "an output edited": lambda o: (o.output / "index.html").write_text("x"),
    "an output touched": lambda o: os.utime(o.output / "index.html", ns=(1, 1)),
    "an output gone": lambda o: (o.output / "feed.xml").unlink(),
    "all output gone": lambda o: o.output.rename(o.root / "away"),
    "files that wait, which a killed build left": lambda o: o.output.with_name(
        f".{o.output.name}.cxsite-stage"
    ).mkdir(),
    "a source that cannot be read": lambda o: (o.root / "content/posts/x.md").symlink_to("nowhere"),
}


@pytest.mark.parametrize("change", CHANGES)
def test_any_change_opens_the_gate(tmp_path: Path, change: str) -> None:
    options = aged(magazine(tmp_path / "site"))
    assert answered(options)
    CHANGES[change](options)
    assert not answered(options)


def test_what_a_killed_build_left_waiting_goes_even_if_nothing_is_to_do(tmp_path: Path) -> None:
    options = aged(magazine(tmp_path / "site"))
    waiting = options.output.with_name(f".{options.output.name}.cxsite-stage")
    waiting.mkdir()
    (waiting / "1").write_text("x", encoding="utf-8")
    assert built(options).written == ()
    assert not waiting.exists()
    assert answered(options)


SAME: dict[str, Callable[[Options], object]] = {
    "touched": lambda o: os.utime(o.root / "content/posts/alpha.md", ns=(1, 1)),
    "saved with the same bytes": lambda o: (o.root / "site.yaml").write_bytes((o.root / "site.yaml").read_bytes()),
    "junk beside": lambda o: (o.root / "content/posts/.alpha.md.swp").write_text("x"),
    "a file that is no source": lambda o: (o.root / "notes.txt").write_text("x"),
    "a stranger's file in the output": lambda o: (o.output / "CNAME").write_text("x"),
}


@pytest.mark.parametrize("change", SAME)
def test_what_changes_nothing_leaves_it_shut(tmp_path: Path, change: str) -> None:
    options = aged(magazine(tmp_path / "site"))
    SAME[change](options)
    assert answered(options)


HERE = os.getpid()
in_a_fork = pytest.mark.filterwarnings("ignore:.*multi-threaded.*fork:DeprecationWarning")


@pytest.fixture
def many(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Options:
    """The magazine, as if it had so many files that a second process checks the outputs."""
    monkeypatch.setattr(gate, "_MANY", 0)
    monkeypatch.setattr(beside, "is_safe", lambda: True)
    monkeypatch.setattr(beside, "processors", lambda: 2)
    return aged(magazine(tmp_path / "site"))


def only_there(monkeypatch: pytest.MonkeyPatch) -> None:
    """From now on only a second process may check outputs."""

    def here(look: Callable[..., bool]) -> Callable[..., bool]:
        return lambda *given: pytest.fail("looked twice") if os.getpid() == HERE else look(*given)

    monkeypatch.setattr(gate, "_same_outputs", here(gate._same_outputs))
    monkeypatch.setattr(publishing, "stand", here(publishing.stand))


@in_a_fork
def test_many_outputs_are_looked_at_by_a_second_process(many: Options, monkeypatch: pytest.MonkeyPatch) -> None:
    only_there(monkeypatch)
    assert answered(many)


@in_a_fork
@pytest.mark.parametrize("change", [change for change in CHANGES if "output" in change])
def test_a_second_process_overlooks_no_output(many: Options, change: str) -> None:
    CHANGES[change](many)
    assert not answered(many)


@in_a_fork
@pytest.mark.parametrize("fate", ["dies", "says no"])
def test_without_its_yes_the_first_process_looks_itself(
    fate: str, many: Options, monkeypatch: pytest.MonkeyPatch
) -> None:
    look = gate._same_outputs

    def elsewhere(*given: object) -> bool:
        if os.getpid() == HERE:
            return look(*given)
        if fate == "dies":
            os.kill(os.getpid(), signal.SIGKILL)
        return False

    monkeypatch.setattr(gate, "_same_outputs", elsewhere)
    assert answered(many)
    (many.output / "index.html").write_text("x")
    assert not answered(many)


def edit(options: Options, name: str = "alpha") -> None:
    with (options.root / f"content/posts/{name}.md").open("a") as post:
        post.write("\nMore words.\n")


@in_a_fork
def test_an_edit_looks_at_no_output_again(many: Options, monkeypatch: pytest.MonkeyPatch) -> None:
    edit(many)
    only_there(monkeypatch)
    scan, report = gate.look(many.asked)
    assert report is None
    assert built(replace(many, scan=scan)).written
    monkeypatch.undo()
    assert bytes_of(many.output) == clean(many)


@in_a_fork
def test_an_edit_beside_an_output_that_is_gone(many: Options) -> None:
    edit(many)
    (many.output / "404.html").unlink()
    scan, _ = gate.look(many.asked)
    publish(replace(many, scan=scan))
    assert bytes_of(many.output) == clean(many)


@in_a_fork
def test_a_yes_that_was_said_of_another_manifest_does_not_count(many: Options) -> None:
    """Another build may have come between the check and this one."""
    edit(many)
    scan, _ = gate.look(many.asked)
    assert scan.stood
    (many.output / "404.html").unlink()
    built(replace(many, scan=scan._replace(stood="another")))
    assert bytes_of(many.output) == clean(many)


def test_a_build_that_was_killed_before_it_told_the_gate_is_noticed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    options = aged(magazine(tmp_path / "site"))
    path = options.root / "content/posts/alpha.md"
    before = path.read_text()
    path.write_text(before.replace("queue", "quiet"))
    monkeypatch.setattr(gate, "settle", lambda *_, **__: (_ for _ in ()).throw(KeyboardInterrupt))
    with pytest.raises(KeyboardInterrupt):
        built(options)
    monkeypatch.undo()
    path.write_text(before)
    assert not answered(options)


def test_a_touched_source_is_read_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    options = aged(magazine(tmp_path / "site"))
    os.utime(options.root / "content/posts/alpha.md", ns=(10**18 + 7, 10**18 + 7))
    time.sleep(0.03)  # until its change is no longer young
    assert answered(options)
    monkeypatch.setattr(gate, "_digest", lambda root, name: pytest.fail(f"{name} is read again"))
    assert answered(options)


def test_same_size_and_time_are_not_believed_of_a_young_source(tmp_path: Path) -> None:
    options = magazine(tmp_path / "site")
    path = options.root / "content/posts/alpha.md"
    path.write_text(path.read_text())
    built(options)
    stat = path.stat()
    path.write_text(path.read_text().replace("queue", "quiet"))
    os.utime(path, ns=(stat.st_mtime_ns, stat.st_mtime_ns))
    assert path.stat().st_size == stat.st_size
    assert not answered(options)


def test_time_within_the_same_two_moments(tmp_path: Path) -> None:
    options = aged(magazine(tmp_path / "site"))
    assert answered(replace(options, now=NOW + timedelta(days=3)))
    assert answered(replace(options, now=NOW - timedelta(days=3)))
    assert not answered(replace(options, now=NOW + timedelta(days=30)))
    assert not answered(replace(options, now=NOW - timedelta(days=300)))


DUE = {
    "2026-12-01T00:00": "a post appears",
    "2027-01-01T00:00": "a period ends, in the time zone of the publication",
    "2027-01-01T05:00": "the same in that of the scorecard",
    "2027-02-16T05:00": "the review of a scorecard is overdue",
    "2027-03-16T04:00": "that of a measure",
    "2027-04-05T00:00": "a post expires",
    "2029-06-30T00:00": "security.txt expires",
}


def test_whatever_falls_due_opens_the_gate(tmp_path: Path) -> None:
    options = magazine(tmp_path / "site")
    sub("content/posts/delta.md", "2027-01-01", "2027-04-05")(options.root)
    card = "content/scorecards/support.yaml"
    sub(card, "periods", "time_zone: America/New_York\nnext_review: 2027-02-15\nperiods")(options.root)
    sub(card, "    kind: nps", "    kind: nps\n    next_review: 2027-03-15")(options.root)
    late = "detractors: 15}\n      2026-Q4: {promoters: 9, passives: 9, detractors: 9, so_far: true}\n"
    sub(card, "detractors: 15}\n", late)(options.root)
    sub("content/posts/gamma/index.md", "trend", "trend @2026-Q2")(options.root)
    aged(options)
    for moment, what in DUE.items():
        at = datetime.fromisoformat(moment).replace(tzinfo=UTC)
        publish(before := replace(options, now=at - timedelta(seconds=1)))
        assert answered(before), what
        assert not answered(replace(options, now=at)), what


@pytest.mark.parametrize("field", ["strict", "base_url"])
def test_another_question_has_another_answer(tmp_path: Path, field: str) -> None:
    options = aged(magazine(tmp_path / "site"))
    assert not answered(replace(options, **{field: "https://x.example" if field == "base_url" else True}))


@pytest.mark.parametrize("spoil", [b"", b"{}", b"cxsite 1 x\n{}"])
def test_a_spoilt_note_is_no_answer(tmp_path: Path, spoil: bytes) -> None:
    options = aged(magazine(tmp_path / "site"))
    for name in ("seen.txt", "manifest.txt"):
        path = gate.state_of(str(options.root), str(options.output)) / name
        good = path.read_bytes()
        head, _, rest = good.partition(b"\n")
        for spoilt in (spoil, good[:-9], good.replace(b"2", b"1", 1), head + b"\n" + rest.replace(b"1", b"2", 1)):
            path.write_bytes(spoilt)
            assert not answered(options)
        path.write_bytes(good)
        assert answered(options)


def test_another_version_is_another_engine(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    options = aged(magazine(tmp_path / "site"))
    package = tmp_path / "installed"
    (package / "markdown-9.9.dist-info").mkdir(parents=True)
    monkeypatch.syspath_prepend(str(package))
    engine_at_a_glance.cache_clear()  # as in a new process
    assert not answered(options)
    engine_at_a_glance.cache_clear()


def test_nothing_heavy_is_imported() -> None:
    told = "import sys, cxsite.gate; print(*sorted(m.partition('.')[0] for m in sys.modules))"
    names = subprocess.run([sys.executable, "-c", told], capture_output=True, text=True, check=True).stdout.split()
    heavy = {"jinja2", "markdown", "yaml", "feedgen", "pygments", "sqlite3", "click", "dataclasses"}
    assert not heavy & set(names)
    told = "import sys, cxsite.gate; print(*sorted(m for m in sys.modules if m.startswith('cxsite.')))"
    ours = subprocess.run([sys.executable, "-c", told], capture_output=True, text=True, check=True).stdout.split()
    assert {name.split(".")[1] for name in ours} == {"gate", "keys"}


def test_the_flow_is_imported_without_what_only_a_whole_look_needs() -> None:
    told = "import sys, cxsite.build; print(*sys.modules)"
    names = subprocess.run([sys.executable, "-c", told], capture_output=True, text=True, check=True).stdout.split()
    whole = {
        "cxsite.check",
        "cxsite.parse.corpus",
        "cxsite.relate.library",
        "cxsite.relate.results",
        "cxsite.stats.nps",
    }
    seldom = {"cxsite.render.charts.charts", "cxsite.render.search_index", "difflib", "fractions", "subprocess"}
    assert not {*whole, *seldom, "jinja2", "feedgen"} & set(names)


# Modules in the order in which they are imported, one process for all, and the packages that each brings.
BRINGS = {
    "cxsite.gate": "",
    "cxsite.cli.commands": "click",
    "cxsite.touchup.publish": "",
    "cxsite.relate.library": "",
    "cxsite.render.plan": "",
    "cxsite.check": "",
    "cxsite.importers": "",
    "cxsite.build": "yaml",
    "cxsite.parse.corpus": "",
    "cxsite.preview.publication": "",
}


def test_packages_are_imported_only_where_they_are_used() -> None:
    """What makes pages, draws pictures or serves a preview is imported with the first of these."""
    told = f"""if True:
        import sys
        known = set()
        for name in {[*BRINGS]}:
            __import__(name)
            found = {{package for package in {[*ROOM_OF_PACKAGE]} if package in sys.modules}}
            print(name, *sorted(found - known))
            known |= found
    """
    lines = subprocess.run([sys.executable, "-c", told], capture_output=True, text=True, check=True).stdout.splitlines()
    assert {name: brought for name, _, brought in (line.partition(" ") for line in lines)} == BRINGS
