"""Looks without garbage collection, which is caught up on when nothing is happening."""

import gc
from collections.abc import Callable

from cxsite.preview.edition import Attempt

MANY = 50


class Calm:
    """Runs looks. All calls come from the one thread that looks.

    A look creates a million values and keeps them: searching these for reference cycles, now or later, only stops all threads.
    But the templates of a plan refer to each other and are not freed with it: some 0.4 MB for each edit, and an editor makes a
    thousand in a day. So after `many` looks that found something, everything is collected as soon as two in a row find nothing:
    then nobody is waiting for a page.
    """

    def __init__(self, many: int = MANY) -> None:
        self._many, self._found, self._still = many, 0, 0

    def look(self, look: Callable[[], Attempt | None]) -> Attempt | None:
        """Run the look and return its result."""
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
