"""The commands, one verb a file. Each says what it was asked, calls the flow and prints what came of it.

Nothing heavy is imported here: what a command needs is imported when it is called, so that `cxsite --version` and a build that
finds nothing to do answer at once.
"""

import contextlib
import os
import sys


def main() -> None:
    """Run the command that was typed, and end with its exit code. `cxsite.__main__` is the way in."""
    code = run(sys.argv[1:])
    for stream in (sys.stdout, sys.stderr):
        with contextlib.suppress(OSError, ValueError, AttributeError):  # closed, or never there
            stream.flush()
    os._exit(code)  # all is written and closed; taking the interpreter down in good order would only take time


def run(arguments: list[str]) -> int:
    """The exit code of a command line: 0, 1, 2, 3, 130 or 143. Never raises, and shows a traceback only with --debug."""
    from cxsite.cli.ending import ended

    if arguments in (["--version"], ["-V"], ["version"]):
        return ended(arguments, _version)
    return ended(arguments, _quick if arguments in (["build"], ["b"]) else _any)


def _version(arguments: list[str]) -> int:
    """The question that scripts ask needs no reading of flags either."""
    del arguments
    from cxsite import __version__
    from cxsite.cli.voice import out

    out(f"cxsite {__version__}")
    return 0


def _quick(arguments: list[str]) -> int:
    """A plain build without flags needs no reading of flags."""
    del arguments
    from cxsite.cli.building import Asked, build
    from cxsite.cli.surroundings import is_locked

    return build(Asked(locked=is_locked(None)))


def _any(arguments: list[str]) -> int:
    from cxsite.cli.commands import called

    return called(arguments)
