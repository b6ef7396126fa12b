"""The sites of one size, side by side: what is measured when, and what is recorded.

Generators take turns case by case and round by round, so that a machine that slows down slows all of them. Old output is moved
away before a first build, never deleted there: a file system that has just deleted ten thousand files writes slowly.
"""

import sys
from collections.abc import Callable, Iterable, Sequence
from functools import partial
from pathlib import Path
from typing import NamedTuple

from benchmarks import measure, preview
from benchmarks.cases import CASES, FIRST, MEMORY
from benchmarks.corpus import Post, posts
from benchmarks.measure import Cost, FailedError, TooLongError
from benchmarks.records import Record, Records
from benchmarks.sites import EDITS, Edit, Generator, lay_out, put


class Terms(NamedTuple):
    """How to measure: this many `rounds`, but only one if a first build takes longer than `once_above` seconds, and no command
    longer than `limit` seconds. `run` names the comparison."""

    run: str
    rounds: int
    limit: float
    once_above: float


class Bench:
    """The sites of one size in `folder`, each laid out lazily."""

    def __init__(self, count: int, folder: Path, records: Records, terms: Terms) -> None:
        self._count, self._folder, self._records, self._terms = count, folder, records, terms
        self._posts: list[Post] = []
        self._laid: set[str] = set()
        self._moved = 0

    def measured(self, generators: Sequence[Generator], cases: Iterable[str]) -> None:
        """Measure what is not in the records yet."""
        edits = {edit.name: edit for edit in EDITS}
        for case in (case for case in CASES if case in set(cases)):
            able = [g for g in generators if case not in edits or edits[case].also(g)]
            if case in preview.EDITS:
                for generator in able:
                    self._previewed(generator, case)
                continue
            for number in range(self._terms.rounds):
                for generator in able:
                    self._round(generator, case, number, edits.get(case))

    def is_over(self, generator: Generator) -> bool:
        """Whether the generator was too slow at this size, or could not build it at all."""
        first = self._records.of(self._terms.run, self._count, FIRST, generator.name)
        return any(each.over or each.failed for each in first)

    def _round(self, generator: Generator, case: str, number: int, edit: Edit | None) -> None:
        if self._wanted(generator, case, number) and self._ready(generator, case):
            if edit:
                edit.apply(generator, self._posts, self._home(generator), number)
            elif case in {FIRST, MEMORY}:
                self._move_away(generator)
            self._kept(generator, case, number, lambda: self._run(generator, memory=case == MEMORY))

    def _wanted(self, generator: Generator, case: str, number: int) -> bool:
        """Whether to measure a round: not one recorded, not if the generator was too slow, nor a slow one's second round."""
        there = self._records.of(self._terms.run, self._count, case, generator.name)
        first = self._records.of(self._terms.run, self._count, FIRST, generator.name)
        slow = self.is_over(generator) or any(each.over or each.failed for each in there)
        once = case == MEMORY or any(each.seconds > self._terms.once_above for each in first)
        return not slow and len(there) <= number and not (once and number)

    def _ready(self, generator: Generator, case: str) -> bool:
        """Lay the site out, and build it, unless that is done. False if it takes too long, or fails."""
        self._posts = self._posts or posts(self._count)
        if generator.name not in self._laid:
            lay_out(generator, self._posts, self._home(generator))
            self._laid.add(generator.name)
        if case == FIRST or (self._home(generator) / generator.output).exists():
            return True
        try:
            self._run(generator)
        except TooLongError:
            self._records.add(self._nothing(generator, FIRST, over=self._terms.limit))
        except FailedError as error:
            print(error, file=sys.stderr)
            self._records.add(self._nothing(generator, FIRST, failed="failed"))
        return not self.is_over(generator)

    def _previewed(self, generator: Generator, case: str) -> None:
        """All rounds of one kind of edit, with one server, to a post that nothing else edits."""
        wanted = [n for n in range(self._terms.rounds) if self._wanted(generator, case, n)]
        if not wanted or not self._ready(generator, case):
            return
        folder, post = self._home(generator), self._posts[self._count // 3 + list(preview.EDITS).index(case)]

        def saved(sign: str) -> Callable[[], None]:
            return lambda: put(generator, preview.EDITS[case](post, sign), folder)

        try:
            with preview.previewed(generator, folder, post, self._terms.limit) as served:
                for number in wanted:
                    sign = f"sign{number}{case[-3:]}"
                    self._kept(generator, case, number, partial(served.timed, saved(sign), sign))
        except TooLongError:
            self._records.add(self._nothing(generator, case, over=self._terms.limit))
        except FailedError as error:
            print(f"{generator.name}: {error}", file=sys.stderr)
            self._records.add(self._nothing(generator, case, failed="failed"))

    def _kept(self, generator: Generator, case: str, number: int, action: Callable[[], Cost]) -> None:
        run, name = self._terms.run, generator.name
        try:
            new = Record(run, self._count, case, name, number, *action().rounded)
        except TooLongError:
            new = self._nothing(generator, case, over=self._terms.limit)
        except FailedError as error:
            print(error, file=sys.stderr)
            new = self._nothing(generator, case, failed="failed")
        shown = new.failed or f"{f'> {new.over:.0f}' if new.over else f'{new.seconds:.3f}':>8} s"
        print(f"{self._count:>6} posts  {case:<28} {name:<52} {shown}", flush=True)
        self._records.add(new)

    def _nothing(self, generator: Generator, case: str, *, over: float = 0.0, failed: str = "") -> Record:
        return Record(self._terms.run, self._count, case, generator.name, 0, over=over, failed=failed)

    def _run(self, generator: Generator, *, memory: bool = False) -> Cost:
        home, limit = self._home(generator), self._terms.limit
        return measure.run(generator.build, home, generator.environment, limit, memory=memory)

    def _home(self, generator: Generator) -> Path:
        return self._folder / generator.name.replace(" ", "-").replace(",", "")

    def _move_away(self, generator: Generator) -> None:
        self._moved += 1
        home = self._home(generator)
        for name in (generator.output, *generator.remembered):
            if (home / name).exists():
                (home / name).rename(self._folder / f"old-{self._moved}-{home.name}-{name.strip('.')}")
