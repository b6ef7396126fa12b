"""The entry point of `cxsite` and `python -m cxsite`: from here on, Ctrl-C never shows a traceback, whenever it comes.

`cli.ending` turns it into an exit code while a command runs. But it may come earlier, while modules are loaded; later; or where
Python swallows exceptions (in `__del__`, say, or in cleanup code after an import), so that the command would continue. Two
hooks cover these cases. They are installed here, before anything is imported, not in a module that others may import.
"""

import os
import sys
from types import TracebackType

_INTERRUPTED = 130


def _uncaught(kind: type[BaseException], fault: BaseException, trace: TracebackType | None) -> None:
    _end_where_told_to(kind)
    sys.__excepthook__(kind, fault, trace)


def _unheard(unraisable: "sys.UnraisableHookArgs") -> None:
    _end_where_told_to(unraisable.exc_type)
    sys.__unraisablehook__(unraisable)


def _end_where_told_to(kind: type[BaseException]) -> None:
    """Exit as if killed, which leaves nothing that the next command cannot clean up. SIGTERM's exception has its code."""
    code = _INTERRUPTED if issubclass(kind, KeyboardInterrupt) else getattr(kind, "exit_code", None)
    if code is not None:
        os._exit(code)


sys.excepthook, sys.unraisablehook = _uncaught, _unheard

from cxsite.cli import main  # noqa: E402 - not before the hooks

if __name__ == "__main__":
    main()
