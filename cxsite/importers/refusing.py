"""How an import stops: one exception for everything that cannot be counted, turned into a `Problem` at the boundary."""

from cxsite.model.place import Span
from cxsite.model.problem import Blame, Problem


class Refused(Exception):  # noqa: N818 (it is not an error of ours)
    """Why the answers cannot be counted. `path` is relative to the publication; `line` is 0 if no line is to blame."""

    def __init__(
        self, rule: str, path: str, message: str, help: str = "", *, line: int = 0, blame: Blame = "publication"
    ) -> None:
        super().__init__(message)
        self.problem = Problem(rule, "error", Span(path, line), message, help, blame)
