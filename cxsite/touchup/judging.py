"""The rules applied to edited texts and scorecards: a new problem needs a full build."""

from collections.abc import Collection, Sequence
from dataclasses import replace

from cxsite.model.articles import FreePage
from cxsite.model.corpus import Corpus
from cxsite.model.library import Claim
from cxsite.model.problem import Problem
from cxsite.touchup.bench import Bench, in_english
from cxsite.touchup.edits import Edit
from cxsite.touchup.unsure import MoreError


def judge(
    bench: Bench, corpus: Corpus, edits: Sequence[Edit], pages: Sequence[FreePage], cards: Collection[str]
) -> None:
    """Check these posts and pages, each by itself, and the scorecards of `corpus`, of which `cards` (paths) were edited.
    MoreError unless the only problems are those already reported on these scorecards."""
    if not (edits or pages or cards):
        return
    from cxsite import check  # an edit of words only needs no more than its parse

    around, posts = bench.notes.around, tuple([edit.after.post for edit in edits])
    fills = {edit.path: edit.after.fills for edit in edits} | {free.page.path: free.fills for free in pages}
    claims = tuple([Claim(edit.after.teaser.address, edit.path) for edit in edits])
    library = replace(around, fills_of=fills, claims=claims)
    asked = replace(corpus, posts=posts, pages=tuple([free.page for free in pages]))
    found = check.corpus(asked, library, in_english(bench, corpus), bench.now)
    told = [problem for problem in found if problem.rule != "unused-scorecard" and _is_in(problem, {*fills, *cards})]
    before = [problem for problem in bench.report.problems if _is_in(problem, cards)]
    if {*told} != {*before} or any(problem.rule == "milestone-judged" for problem in found):
        raise MoreError


def _is_in(problem: Problem, paths: Collection[str]) -> bool:
    return problem.span is not None and problem.span.path in paths
