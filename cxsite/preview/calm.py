"""Looks that no search for cycles interrupts, and the search that is made up for when nothing happens."""

import gc
from collections.abc import Callable

from cxsite.preview.edition import Attempt

MANY = 50


class Calm:
    """Runs looks. All calls come from the one thread that looks.

    A look makes a million values and keeps them: to search these for cycles, now or later, only stops all threads. But the
    templates of a plan hold each other, and are still there when it is let go: some 0.4 MB for each edit, and an editor makes
    a thousand in a day. So after `many` looks that found something, everything is searched as soon as two in a row find nothing:
    then nobody waits for a page.
    """

    def __init__(self, many: int = MANY) -> None:
        self._many, self._found, self._still = many, 0, 0

    def look(self, look: Callable[[], Attempt | None]) -> Attempt | None:
        """What the look gives."""
        gc.disable()
        try:
            attempt = look()
            self._found, self._still = (self._found, self._still + 1) if attempt is None else (self._found + 1, 0)
            if self._found >= self._many and self._still > 1:
                self._found = 0
                gc.unfreeze()
                gc.collect()
            return attempt
        finally:
            gc.freeze()
            gc.enable()
