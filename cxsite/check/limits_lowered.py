"""A limit for small samples is lower than the default.

By default, a result from fewer than 10 answers is not shown, because readers could guess who gave them, and one from fewer than
30 is marked as a small sample. You can raise both limits. Lowering one exposes people, or presents chance as a result.

Wrong:

    scorecards: {withhold_below: 3}

Right:

    scorecards: {withhold_below: 20, flag_below: 50}
"""

from collections.abc import Iterator

from cxsite.check.publication import Publication
from cxsite.model.problem import Problem, warning
from cxsite.model.site import Limits


def problems(publication: Publication) -> Iterator[Problem]:
    """Compare the settings with the defaults."""
    site, usual = publication.corpus.site, Limits()
    for name in ("withhold_below", "flag_below"):
        written, least = getattr(site.limits, name), getattr(usual, name)
        if written < least:
            span = site.marks.span(f"scorecards/{name}")
            yield warning("limits-lowered", span, f"{name} is {written}, lower than {least}", f"write {least} or more")
