"""One line on a terminal that shows progress, once that has taken a second."""

import sys
import time

_PATIENCE, _PAUSE = 1, 0.1
_AWAY = "\r\x1b[K"


class Progress:
    """The line. The second counts from its creation; the caller checks that there is a terminal."""

    def __init__(self) -> None:
        self._started = self._drawn = time.monotonic()
        self._shown = False

    def say(self, words: str) -> None:
        """Replace the line's text, no more often than anybody can read."""
        moment = time.monotonic()
        if moment - self._started > _PATIENCE and moment - self._drawn > _PAUSE:
            self._drawn, self._shown = moment, True
            sys.stderr.write(_AWAY + words)
            sys.stderr.flush()

    def clear(self) -> None:
        """Remove the line."""
        if self._shown:
            sys.stderr.write(_AWAY)
            sys.stderr.flush()
