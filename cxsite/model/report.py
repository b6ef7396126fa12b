"""The result of a build, for the person or program that started it."""

from cxsite.model.frozen import dataclass
from cxsite.model.output import Why
from cxsite.model.problem import Problem
from cxsite.model.standing import Held


@dataclass(frozen=True, slots=True)
class Report:
    """`published` is False if problems prevented it: then the output folder is as it was.

    Posts are counted in (files) and out (articles). `written` says for each file which inputs differed; `unchanged` and
    `outputs` are numbers of files; `removed` are addresses that no longer exist.
    """

    published: bool
    problems: tuple[Problem, ...] = ()
    posts_read: int = 0
    posts_published: int = 0
    held: tuple[Held, ...] = ()
    outputs: int = 0
    written: tuple[Why, ...] = ()
    unchanged: int = 0
    removed: tuple[str, ...] = ()

    @property
    def status(self) -> int:
        """The exit status: 0 published, 1 problems in the publication, 2 wrong use of the command, 3 the machine."""
        blames = {problem.blame for problem in self.problems if problem.severity == "error"}
        if self.published:
            return 0
        return 3 if "machine" in blames else 2 if "command" in blames else 1
