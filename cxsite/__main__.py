"""The way in, of `cxsite` and of `python -m cxsite`: whenever Ctrl-C comes from here on, no traceback is shown for it.

`cli.ending` turns it into an exit code while a command runs. But it may come before that, while modules are loaded; after that;
or where Python lets nothing out (in `__del__`, say, or in what cleans up after an import), so that the command would go on.
For these moments there are two hooks. They are here, before anything is imported, and not in a module that others may import.
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
    """End as if killed, which leaves nothing that the next command would not put in order. SIGTERM's brings its code along."""
    code = _INTERRUPTED if issubclass(kind, KeyboardInterrupt) else getattr(kind, "exit_code", None)
    if code is not None:
        os._exit(code)


sys.excepthook, sys.unraisablehook = _uncaught, _unheard

from cxsite.cli import main  # noqa: E402 - not before the hooks

if __name__ == "__main__":
    main()
