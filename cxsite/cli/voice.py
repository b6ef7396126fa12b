"""Speaking with the person at the keyboard: results on standard output, words on standard error, colour where it is wanted.

A reader that goes away (`cxsite list | head -1`) is no failure: the rest is then said to nobody.
"""

import os
import sys
from collections.abc import Mapping
from typing import TextIO


def out(text: str) -> None:
    """A result, with a line end, on standard output."""
    _write(sys.stdout, text)


def say(text: str) -> None:
    """Words for people, with a line end, on standard error."""
    _write(sys.stderr, text)


def note_unread(place: str) -> None:
    """Say that nobody reads the articles of another tool in `place`; nothing where it is ""."""
    if place:
        say(f"note: cxsite does not read {place}: move its articles to content/posts/")


def _write(stream: TextIO | None, text: str) -> None:
    if stream is None:  # it was closed before we began
        return
    try:
        stream.write(text + "\n")
        stream.flush()
    except UnicodeEncodeError:
        stream.write((text + "\n").encode("ascii", "backslashreplace").decode())
    except BrokenPipeError:
        # What follows goes nowhere, and the interpreter must not stumble over the closed pipe at its end.
        os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())


def coloured(terminal: bool, *, never: bool = False, environ: Mapping[str, str] = os.environ) -> bool:
    """Whether to use colour: --no-color and NO_COLOR say no, FORCE_COLOR and CLICOLOR_FORCE say yes, else on a terminal only."""
    if never or environ.get("NO_COLOR"):
        return False
    if environ.get("FORCE_COLOR", "0") != "0" or environ.get("CLICOLOR_FORCE", "0") != "0":
        return True
    return terminal and environ.get("CLICOLOR") != "0" and environ.get("TERM") != "dumb"


def on_terminal(stream: TextIO | None) -> bool:
    """Whether a stream is a terminal with a person before it."""
    try:
        return stream is not None and stream.isatty()
    except ValueError:
        return False


def columns(stream: TextIO | None) -> int:
    """How many columns the terminal has to which a stream leads; 0 where it leads elsewhere, or the terminal does not say."""
    try:
        return os.get_terminal_size(stream.fileno()).columns if stream else 0
    except (OSError, ValueError):
        return 0


def can_ask() -> bool:
    """Whether somebody can be asked something: both what we read and what we say is a terminal."""
    return on_terminal(sys.stdin) and on_terminal(sys.stderr)
