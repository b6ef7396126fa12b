"""How a command ends: every exit has its exit code and its message, and none is a traceback (unless --debug asks for it).

0 done   1 problems in the publication   2 wrong usage of the command   3 an error of the machine (or of cxsite itself)
130 Ctrl-C   143 terminated
"""

import errno
import signal
from collections.abc import Callable
from types import FrameType

from cxsite.cli.voice import say

_REMEDIES = (
    ({errno.EACCES, errno.EPERM}, "check the permissions of the file and its folder"),
    ({errno.EROFS}, "this disk is read-only: work somewhere else"),
    ({errno.ENOSPC, errno.EDQUOT}, "free up space on the disk"),
    ({errno.ELOOP}, "fix or delete the symbolic link that points back to itself"),
    ({errno.ENAMETOOLONG}, "use a shorter name"),
    (
        {errno.ENOTDIR, errno.EISDIR, errno.EEXIST},
        "there is a file where a folder should be, or a folder where a file should be: move it away",
    ),
)
DONE, PROBLEMS, WRONG_USE, MACHINE, INTERRUPTED, TERMINATED = 0, 1, 2, 3, 130, 143


class UseError(Exception):
    """Wrong usage of the command: what was seen, and what would fix it."""

    code = WRONG_USE

    def __init__(self, words: str, help: str = "") -> None:
        super().__init__(words)
        self.words, self.help = words, help


class MachineError(UseError):
    """An error of the machine: disk, permission, lock, port."""

    code = MACHINE


def refused(what: str, why: OSError) -> MachineError:
    """The error that the machine refused `what` ("cannot write a.md"), with the help for its reason."""
    return MachineError(f"{what}: {why.strerror or why}", _remedy(why))


class ToldError(Exception):
    """The problems have been reported; only the exit code remains."""

    def __init__(self, code: int) -> None:
        super().__init__(code)
        self.code = code


class _Terminated(BaseException):
    """SIGTERM, as an exception that unwinds the stack."""

    exit_code = TERMINATED  # for `cxsite.__main__`, which sees it if nobody catches it


def ended(arguments: list[str], command: Callable[[list[str]], int]) -> int:
    """Run a command and turn every outcome into an exit code."""
    debug = "--debug" in arguments
    _listen()
    try:
        return command(arguments)
    except (KeyboardInterrupt, _Terminated) as stop:
        return stopped(stop)
    except ToldError as told:
        return told.code
    except UseError as wrong:
        tell(wrong.words, wrong.help)
        return wrong.code
    except OSError as why:
        return stopped(why) or _raised(debug) or _machine(why)
    except Exception as fault:  # noqa: BLE001 (whatever it is, it is ours)
        return stopped(fault) or _raised(debug) or _ours(fault)


def stopped(fault: BaseException | None) -> int:
    """The exit code of a command that was interrupted or terminated; 0 if it was not.

    The signal may only be the cause of the fault: while a class is being created, Python turns it into a RuntimeError.
    """
    while fault is not None:
        if isinstance(fault, KeyboardInterrupt | _Terminated):
            return TERMINATED if isinstance(fault, _Terminated) else INTERRUPTED
        fault = fault.__cause__ or fault.__context__
    return DONE


def _listen() -> None:
    def stop(_: int, __: FrameType | None) -> None:
        raise _Terminated

    try:
        signal.signal(signal.SIGTERM, stop)
    except ValueError:  # not the main thread: signals are handled elsewhere
        return


def tell(words: str, help: str = "") -> None:
    """A message about the command itself, on standard error."""
    say(f"cxsite: {words}" + (f"\n  help: {help}" if help else ""))


def _raised(debug: bool) -> int:
    if debug:
        import traceback

        say(traceback.format_exc().rstrip())
        return MACHINE
    return 0


def _machine(why: OSError) -> int:
    place = " → ".join(str(name) for name in (why.filename, why.filename2) if name)  # a rename has two
    tell(f"{why.strerror or why}" + (f": {place}" if place else ""), _remedy(why))
    return MACHINE


def _remedy(why: OSError) -> str:
    return next((remedy for errors, remedy in _REMEDIES if why.errno in errors), "--debug shows where this came from")


def _ours(fault: Exception) -> int:
    place = _place(fault)
    tell(
        f"cxsite itself failed; this is not a mistake in your files ({type(fault).__name__}: {fault}, {place})",
        "please report it, with what you typed and the output of the same command with --debug",
    )
    return MACHINE


def _place(fault: Exception) -> str:
    trace = fault.__traceback__
    while trace and trace.tb_next:
        trace = trace.tb_next
    if not trace:
        return "place unknown"
    name = trace.tb_frame.f_globals.get("__name__", "?")
    return f"{name}, line {trace.tb_lineno}"
