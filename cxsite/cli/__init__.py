"""The commands, one file per verb. Each parses its arguments, calls the application and prints the result.

Nothing heavy is imported here: what a command needs is imported when it is called, so that `cxsite --version` and a build with
nothing to do finish at once.
"""

import contextlib
import os
import sys


def main() -> None:
    """Run the command line, and exit with its exit code. `cxsite.__main__` calls this."""
    _speak_utf8()
    code = run(sys.argv[1:])
    for stream in (sys.stdout, sys.stderr):
        with contextlib.suppress(OSError, ValueError, AttributeError):  # closed, or never open
            stream.flush()
    os._exit(code)  # everything is written and closed; an orderly shutdown of the interpreter would only take time


def _speak_utf8() -> None:
    """Start again in Python's UTF-8 mode where an old locale has file names read in another encoding.

    Addresses come from these names, so the site would differ, or a name could not be written at all. Words on the screen stay
    in the encoding of the locale.
    """
    read_as = sys.getfilesystemencoding()
    if read_as != "utf-8" and os.environ.get("PYTHONUTF8") != "1":  # which `python -I` does not hear
        environ = {"PYTHONIOENCODING": read_as, **os.environ, "PYTHONUTF8": "1"}
        os.execve(sys.executable, [sys.executable, *sys.orig_argv[1:]], environ)  # noqa: S606 - ourselves once more


def run(arguments: list[str]) -> int:
    """The exit code of a command line: 0, 1, 2, 3, 130 or 143. Never raises; shows a traceback only with --debug."""
    from cxsite.cli.ending import ended

    if arguments in (["--version"], ["-V"], ["version"]):
        return ended(arguments, _version)
    return ended(arguments, _quick if arguments in (["build"], ["b"]) else _any)


def _version(arguments: list[str]) -> int:
    """`--version`, which scripts call often, skips the parsing of flags."""
    del arguments
    from cxsite import __version__
    from cxsite.cli.voice import out

    out(f"cxsite {__version__}")
    return 0


def _quick(arguments: list[str]) -> int:
    """A plain build without flags skips the parsing of flags."""
    del arguments
    from cxsite.cli.building import Asked, build
    from cxsite.cli.surroundings import is_locked

    return build(Asked(locked=is_locked(None)))


def _any(arguments: list[str]) -> int:
    from cxsite.cli.commands import called

    return called(arguments)
