"""The comparison: `python -m benchmarks.run --posts 100 1000 --peers hugo --rounds 3`.

Generators take turns case by case, so that a machine that slows down slows all of them. Old output is moved away before a first
build and never deleted there: a file system that has just deleted ten thousand files writes the next ones slowly.
"""

import argparse
import shutil
import statistics
import sys
import tempfile
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TypeVar

from benchmarks import install, measure, report
from benchmarks.corpus import posts
from benchmarks.measure import Cost
from benchmarks.peers import cxsite
from benchmarks.sites import EDITS, Edit, Generator, lay_out

T = TypeVar("T")
ENGINES = ("markdown", "commonmark")


def main() -> None:
    """Measure, and print a table for each size."""
    asked = _arguments()
    folder = Path(tempfile.mkdtemp(prefix="cxsite-bench-", dir=asked.folder))
    generators = [cxsite.generator(engine) for engine in asked.engines]
    generators += [install.peer(name, asked.installed or folder / "installed") for name in asked.peers]
    try:
        for count in asked.posts:
            site = Bench(generators, count, folder / str(count), asked.rounds)
            print(report.table(count, site.measured(asked.cases), [g.name for g in generators]), flush=True)
    finally:
        if not asked.keep:
            shutil.rmtree(folder, ignore_errors=True)


class Bench:
    """The sites of one size, laid out for every generator."""

    def __init__(self, generators: list[Generator], count: int, folder: Path, rounds: int) -> None:
        self._generators, self._rounds, self._folder = generators, rounds, folder
        self._posts = posts(count)
        self._moved = 0
        for generator in generators:
            lay_out(generator, self._posts, self._home(generator))

    def measured(self, cases: Iterable[str]) -> dict[str, dict[str, Cost]]:
        """Case → generator → medians."""
        found = {"first": self._first()} if "first" in cases else {}
        if not found:
            self._each(self._run)
        for edit in (edit for edit in EDITS if edit.name in cases):
            found[edit.name] = self._edit(edit)
        if "memory" in cases:
            self._move_away()
            found["memory"] = self._each(lambda generator: self._run(generator, memory=True))
        return found

    def _first(self) -> dict[str, Cost]:
        rounds = []
        for _ in range(self._rounds):
            self._move_away()
            rounds.append(self._each(self._run))
        return _medians(rounds)

    def _edit(self, edit: Edit) -> dict[str, Cost]:
        rounds = []
        for number in range(self._rounds):
            self._each(lambda g, n=number: edit.apply(g, self._posts, self._home(g), n))  # type: ignore[misc]
            rounds.append(self._each(self._run))
        return _medians(rounds)

    def _each(self, action: Callable[[Generator], T]) -> dict[str, T]:
        return {generator.name: action(generator) for generator in self._generators}

    def _run(self, generator: Generator, *, memory: bool = False) -> Cost:
        return measure.run(generator.build, self._home(generator), generator.environment, memory=memory)

    def _home(self, generator: Generator) -> Path:
        return self._folder / generator.name.replace(" ", "-")

    def _move_away(self) -> None:
        self._moved += 1
        for generator in self._generators:
            for name in (generator.output, ".cxsite", "resources", "cache", ".doit.db", "claims.lock"):
                old = self._home(generator) / name
                if old.exists():
                    aside = self._folder / f"old-{self._moved}-{generator.name.replace(' ', '-')}-{name.strip('.')}"
                    old.rename(aside)


def _medians(rounds: list[dict[str, Cost]]) -> dict[str, Cost]:
    return {
        name: Cost(*(statistics.median(each) for each in zip(*(r[name] for r in rounds), strict=True)))
        for name in rounds[0]
    }


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.run", description=__doc__)
    parser.add_argument("--posts", nargs="+", type=int, default=[100, 1000])
    parser.add_argument("--peers", nargs="*", default=["hugo"], choices=install.PEERS)
    parser.add_argument("--engines", nargs="*", default=list(ENGINES), choices=ENGINES)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--cases", nargs="+", default=["first", *(e.name for e in EDITS), "memory"])
    parser.add_argument("--folder", type=Path, default=None, help="where sites are laid out (a real disk, not memory)")
    parser.add_argument("--installed", type=Path, default=None, help="a folder in which peers stay installed")
    parser.add_argument("--keep", action="store_true", help="leave the sites behind")
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
