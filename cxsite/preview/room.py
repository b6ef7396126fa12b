"""What the preview works with, as functions: how the publication is looked at, and what is asked of it about its pages.

Two threads call them. `scan`, `begin` and `plan` are called by the one that looks, `glimpse`, `own` and `edit` by the one that
makes pages, and `tell` and `fault` by both; `close` comes last of all, when no page is made any more.
"""

import time
from collections.abc import Callable

from cxsite.model.frozen import dataclass
from cxsite.model.output import Output
from cxsite.model.problem import Problem
from cxsite.preview.edition import Attempt, Told


@dataclass(frozen=True, slots=True)
class Room:
    """`scan` says what the sources look like now (equal means untouched); `plan` makes an attempt; `begin` makes the first of
    all, which need not know yet what is wrong, because `plan` follows; None where it has none.
    `tell` turns the problems of one promise into told ones; `fault` makes a problem of a failure that is ours;
    `close` is called at the end. `own` makes the preview's own pages (the desk) by their path; `edit` is the address that opens
    the file behind an output file in the author's program, or "". `glimpse` is the new promise for the page of one edited file,
    before everything is looked at; None where that takes a whole look, or the last one saw the file as it is.
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
