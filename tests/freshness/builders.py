"""Builds in separate processes: with a given hash seed and order of directories, and one that dies half-way.

A builder is a process that has imported cxsite and waits; each build is a fork of it, so that builds share no state.
"""

import importlib
import json
import os
import random
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from cxsite.build import Options, publish
from cxsite.keys.crew import Crew

SEEDS = ("0", "1", "20261122")
HEAVY = (
    "cxsite.parse.markdown.python_markdown",
    "cxsite.render.engine",
    "feedgen.feed",
)  # imported lazily, so import it here once
STEPS = ("replace", "rename", "unlink", "rmdir", "mkdir")  # the steps of publishing at which a build may be killed


@dataclass(frozen=True)
class How:
    """How to build: processes, hash seed, order of directories, and the step before which the build dies, -1 for never."""

    hands: int = 1
    seed: str = SEEDS[0]
    order: int = 0
    dies: int = -1


@dataclass(frozen=True)
class Told:
    """What a build reported. A build that died reported nothing."""

    published: bool = False
    rules: tuple[str, ...] = ()
    written: tuple[str, ...] = ()


@contextmanager
def builders() -> Iterator[Callable[[Options, How], Told]]:
    """A function that builds."""
    waiting = {seed: _waiting(seed) for seed in SEEDS}
    try:
        yield lambda options, how: _asked(waiting[how.seed], options, how)
    finally:
        for process in waiting.values():
            process.communicate()


def _waiting(seed: str) -> subprocess.Popen[str]:
    command = [sys.executable, "-m", "tests.freshness.builders"]
    environment = {**os.environ, "PYTHONHASHSEED": seed}
    root = Path(__file__).parent.parent.parent
    return subprocess.Popen(
        command, env=environment, cwd=root, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, bufsize=1
    )


def _asked(process: subprocess.Popen[str], options: Options, how: How) -> Told:
    assert process.stdin
    assert process.stdout
    question = [str(options.root), str(options.output), options.now.isoformat(), how.hands, how.order, how.dies]
    process.stdin.write(json.dumps(question) + "\n")
    answer = json.loads(process.stdout.readline())
    assert not isinstance(answer, str), answer
    return Told(answer[0], *map(tuple, answer[1:]))


def _main() -> None:
    """Answer requests until there are no more."""
    for name in HEAVY:
        importlib.import_module(name)
    for line in sys.stdin:
        reading, writing = os.pipe()
        process = os.fork()
        if process == 0:
            os.close(reading)
            _work(json.loads(line), writing)
        os.close(writing)
        with os.fdopen(reading) as told:
            said = told.read()
        os.waitpid(process, 0)
        print(said or "[false, [], []]", flush=True)


def _work(question: list, writing: int) -> None:
    try:
        answer = json.dumps(_built(*question))
    except BaseException as error:  # noqa: BLE001 - the test that asked has to hear of it
        answer = json.dumps(f"{type(error).__name__}: {error}")
    os.write(writing, answer.encode())
    os._exit(0)


def _built(root: str, output: str, now: str, hands: int, order: int, dies: int) -> list:
    _shuffle(random.Random(order))
    if dies >= 0:
        _die_after(dies)
    options = Options(Path(root), Path(output), datetime.fromisoformat(now))
    report = publish(replace(options, crew=Crew(hands, documents=1, pages=1)))
    return [
        report.published,
        [p.rule for p in report.problems],
        [*(w.address for w in report.written), *report.removed],
    ]


def _shuffle(chance: random.Random) -> None:
    """List every directory in random order."""
    scan, names = os.scandir, os.listdir

    class Shuffled:
        """Entries that can be iterated with and without `with`, like those of `os.scandir`."""

        def __init__(self, path: str | None = None) -> None:
            with scan(path or ".") as entries:
                self._found = iter(chance.sample(found := list(entries), len(found)))

        def __iter__(self) -> Iterator[os.DirEntry[str]]:
            return self._found

        def __next__(self) -> os.DirEntry[str]:
            return next(self._found)

        def __enter__(self) -> Iterator[os.DirEntry[str]]:
            return self

        def __exit__(self, *_: object) -> None:
            self.close()

        def close(self) -> None:
            """Like `os.scandir`'s."""

    os.scandir = Shuffled
    os.listdir = lambda path=".": chance.sample(found := names(path), len(found))


def _die_after(steps: int) -> None:
    left = [steps]

    def dying(real: Callable) -> Callable:
        def step(*args, **options):
            left[0] -= 1
            if left[0] < 0:
                os._exit(9)
            return real(*args, **options)

        return step

    for name in STEPS:
        setattr(os, name, dying(getattr(os, name)))


if __name__ == "__main__":
    _main()
