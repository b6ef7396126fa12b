"""An edited post that had remarks (problems that do not stop a build) and still has the same ones, perhaps on other lines.

A post is checked by itself, as it was and as it is. If the check of the old version finds exactly what the last build reported
on it, then all rules concerned look at this post alone; so what they find in the new version is what a full build would report.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from cxsite.model.articles import Article
from cxsite.model.library import Claim
from cxsite.model.problem import Problem, errors, once
from cxsite.touchup.bench import Bench, in_english
from cxsite.touchup.edits import Edit, is_plain
from cxsite.touchup.unsure import MoreError

Remarks = Mapping[str, tuple[Problem, ...]]


def remarks(bench: Bench, edits: Sequence[Edit]) -> Remarks:
    """Path → the problems of an edited post, which replace its previous ones one for one. MoreError if they are different
    remarks, or if more than one file was edited.
    """
    found = {}
    for edit in edits:
        told = tuple([each for each in bench.report.problems if each.span and each.span.path == edit.path])
        if told or edit.met or edit.met_before:
            if edit.before is None or len(bench.edited.changed) > 1:
                raise MoreError
            now = _alone(bench, edit.after, edit.met)
            if _alone(bench, edit.before, edit.met_before) != told or not _are_alike(told, now):
                raise MoreError
            found[edit.path] = now
    return found


def renewed(problems: Sequence[Problem], remarks: Remarks) -> tuple[Problem, ...]:
    """The problems of a build, with these instead of those reported on the same files before."""
    now = {path: iter(told) for path, told in remarks.items()}
    return tuple([next(now[each.span.path]) if each.span and each.span.path in now else each for each in problems])


def _alone(bench: Bench, article: Article, met: Sequence[Problem]) -> tuple[Problem, ...]:
    """The problems of a post by itself, in the order of a full build."""
    from cxsite import check  # few edited posts have remarks

    post = article.post
    if not is_plain(post):
        raise MoreError
    corpus = replace(bench.notes.corpus, posts=(post,))
    claims = (Claim(article.teaser.address, post.path),)
    library = replace(bench.notes.around, fills_of={post.path: article.fills}, claims=claims)
    opinions = check.corpus(corpus, library, in_english(bench, bench.notes.corpus), bench.now)
    # this post names no rules, and those that others name do not matter
    agreed = check.settled(once((*met, *opinions)), corpus, frozenset)
    return tuple([each for each in agreed.problems if each.span and each.span.path == post.path])


def _are_alike(before: Sequence[Problem], now: tuple[Problem, ...]) -> bool:
    """Whether they match one for one in rule and severity, and none of them prevents publishing."""
    same = [(each.rule, each.severity) for each in before] == [(each.rule, each.severity) for each in now]
    return same and not errors(now)
