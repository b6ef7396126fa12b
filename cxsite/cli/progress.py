"""One line on a terminal that says how far something is, once that has taken a second."""

import sys
import time

_PATIENCE, _PAUSE = 1, 0.1
_AWAY = "\r\x1b[K"


class Progress:
    """The line. Begins to count time when it is made; whether there is a terminal is for the caller to know."""

    def __init__(self) -> None:
        self._started = self._drawn = time.monotonic()
        self._shown = False

    def say(self, words: str) -> None:
        """Words in place of those before, as often as anybody can read them."""
        moment = time.monotonic()
        if moment - self._started > _PATIENCE and moment - self._drawn > _PAUSE:
            self._drawn, self._shown = moment, True
            sys.stderr.write(_AWAY + words)
            sys.stderr.flush()

    def clear(self) -> None:
        """Take the line away."""
        if self._shown:
            sys.stderr.write(_AWAY)
            sys.stderr.flush()
