"""The preview's interface to the publication, as functions: looking at it, and questions about its pages.

Two threads call them. `scan`, `begin` and `plan` are called by the one that looks, `glimpse`, `own` and `edit` by the one that
makes pages, and `tell` and `fault` by both; `close` is called last, when no more pages are made.
"""

import time
from collections.abc import Callable

from cxsite.model.frozen import dataclass
from cxsite.model.output import Output
from cxsite.model.problem import Problem
from cxsite.preview.edition import Attempt, Told


@dataclass(frozen=True, slots=True)
class Room:
    """`scan` returns the current state of the sources (equal means unchanged); `plan` makes an attempt; `begin` makes the very
    first, which need not include what the checks find, because `plan` follows, or returns None.
    `tell` formats the problems of one output; `fault` turns a failure of ours into a problem; `close` is called at the end.
    `own` makes the preview's own pages (the desk) by path; `edit` is the address that opens the source of an output file in the
    author's editor, or "". `glimpse` is the new output for the page of one edited file, before everything is looked at; None if
    that takes a complete look, or if the last look already saw the file as it is.
    """

    scan: Callable[[], object]
    plan: Callable[[], Attempt]
    tell: Callable[[tuple[Problem, ...]], tuple[Told, ...]]
    fault: Callable[[Exception], Problem]
    begin: Callable[[], Attempt | None] = lambda: None
    pause: Callable[[float], None] = time.sleep
    close: Callable[[], None] = lambda: None
    own: Callable[[str], bytes | None] = lambda _: None
    edit: Callable[[str], str] = lambda _: ""
    glimpse: Callable[[str], Output | None] = lambda _: None
