"""A command as somebody types it, without starting a process: in a folder, with its own environment and streams.

Nine tenths of a short command's time is the start of Python. `typed` calls what the entry point calls, in this process;
tests/cli/test_building.py checks that a process prints the same and ends the same. What only a process can show (signals,
pipes, a terminal, what is imported, the locale) is tested in one.
"""

import contextlib
import io
import os
import signal
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import NamedTuple
from unittest import mock

from cxsite.cli import run


class Typed(NamedTuple):
    """The outcome of a command: exit code and output, named as in `subprocess`."""

    returncode: int
    stdout: str
    stderr: str


def typed(*arguments: str, cwd: Path, environ: Mapping[str, str], together: bool = False) -> Typed:
    """Run `cxsite` with `arguments`, with only `environ` as its environment. `together`: all output is in `stdout`."""
    out = io.StringIO()
    err = out if together else io.StringIO()
    with (
        _left_as_it_was(),
        contextlib.chdir(cwd),
        mock.patch.dict(os.environ, environ, clear=True),
        contextlib.redirect_stdout(out),
        contextlib.redirect_stderr(err),
    ):
        code = run(list(arguments))
    return Typed(code, out.getvalue(), "" if together else err.getvalue())


@contextlib.contextmanager
def _left_as_it_was() -> Iterator[None]:
    """A command installs a SIGTERM handler; afterwards, restore the tests' own."""
    before = signal.getsignal(signal.SIGTERM)
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, before)
