"""Output to the user: results on standard output, messages on standard error, with colour if wanted.

A closed pipe (`cxsite list | head -1`) is not an error: the rest of the output is discarded.
"""

import os
import sys
from collections.abc import Mapping
from typing import TextIO


def out(text: str) -> None:
    """Print a result, with a line end, on standard output."""
    _write(sys.stdout, text)


def out_json(data: object) -> None:
    """Print a result as JSON on standard output."""
    import json  # noqa: PLC0415 - `cxsite --version` needs none of it

    out(json.dumps(data, indent=2, ensure_ascii=False))


def say(text: str) -> None:
    """Print a message for people, with a line end, on standard error."""
    _write(sys.stderr, text)


def note_unread(place: str) -> None:
    """Say that the articles of another tool in `place` are not read; nothing if it is ""."""
    if place:
        say(f"note: cxsite does not read {place}: move its articles to content/posts/")


def _write(stream: TextIO | None, text: str) -> None:
    if stream is None:  # it was closed before we started
        return
    try:
        stream.write(text + "\n")
        stream.flush()
    except UnicodeEncodeError:
        stream.write((text + "\n").encode("ascii", "backslashreplace").decode())
    except BrokenPipeError:
        # What follows is discarded, and the interpreter must not fail on the closed pipe at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())


def coloured(terminal: bool, *, never: bool = False, environ: Mapping[str, str] = os.environ) -> bool:
    """Whether to use colour: --no-color and NO_COLOR say no, FORCE_COLOR and CLICOLOR_FORCE yes; else only on a terminal."""
    if never or environ.get("NO_COLOR"):
        return False
    if environ.get("FORCE_COLOR", "0") != "0" or environ.get("CLICOLOR_FORCE", "0") != "0":
        return True
    return terminal and environ.get("CLICOLOR") != "0" and environ.get("TERM") != "dumb"


def on_terminal(stream: TextIO | None) -> bool:
    """Whether a stream is a terminal with a person in front of it."""
    try:
        return stream is not None and stream.isatty()
    except ValueError:
        return False


def columns(stream: TextIO | None) -> int:
    """The number of columns of a stream's terminal; 0 if it is not a terminal, or does not say."""
    try:
        return os.get_terminal_size(stream.fileno()).columns if stream else 0
    except (OSError, ValueError):
        return 0


def can_ask() -> bool:
    """Whether the user can be asked: both standard input and standard error are terminals."""
    return on_terminal(sys.stdin) and on_terminal(sys.stderr)
