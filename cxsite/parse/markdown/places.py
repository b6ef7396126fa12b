"""From an offset in a document's text to a position an author can find: line and column in the file."""

from bisect import bisect_right

from cxsite.model.place import Span


class Places:
    """Knows where each line of `text` begins. `first_line` is the line of the file on which the text begins."""

    __slots__ = ("_starts", "first_line", "path", "text")

    def __init__(self, text: str, path: str, first_line: int) -> None:
        self.text = text
        self.path = path
        self.first_line = first_line
        self._starts: list[int] = []

    def span(self, start: int, end: int) -> Span:
        """The span from `start` to `end` (character offsets), cut at the end of its first line."""
        starts = self._starts or self._find_starts()
        row = bisect_right(starts, start) - 1
        stop = self.text.find("\n", start, end)
        length = (end if stop < 0 else stop) - start
        return Span(self.path, row + self.first_line, start - starts[row] + 1, max(length, 1))

    def file(self) -> Span:
        """The file as a whole."""
        return Span(self.path)

    def _find_starts(self) -> list[int]:
        self._starts = [0]
        at = self.text.find("\n")
        while at >= 0:
            self._starts.append(at + 1)
            at = self.text.find("\n", at + 1)
        return self._starts


def line_end(text: str, at: int) -> int:
    """Where the line around the offset `at` ends."""
    end = text.find("\n", at)
    return end if end >= 0 else len(text)
