"""How this room stops: one exception for everything that cannot be counted, turned into a `Problem` where the room is left."""

from cxsite.model.place import Span
from cxsite.model.problem import Blame, Problem


class Refused(Exception):  # noqa: N818 (it is no error of ours)
    """What stands in the way of counting. `path` is relative to the publication; `line` 0 where no line is to blame."""

    def __init__(
        self, rule: str, path: str, message: str, help: str = "", *, line: int = 0, blame: Blame = "publication"
    ) -> None:
        super().__init__(message)
        self.problem = Problem(rule, "error", Span(path, line), message, help, blame)
