"""An edited post of which something was told, and is still: the same remarks, at other lines perhaps.

A post is judged by itself, as it was and as it is. Where that says of the post as it was just what the last build told of it, all
rules that have a say in it look at nothing else; so what they say of it now is what a whole look would tell.
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
    """Path → what is to be told of an edited post, one for one in place of what was told of it. MoreError where these are other
    remarks, or where not one post alone was edited.
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
    """The problems of a build, with these in place of those that were told of the same files."""
    now = {path: iter(told) for path, told in remarks.items()}
    return tuple([next(now[each.span.path]) if each.span and each.span.path in now else each for each in problems])


def _alone(bench: Bench, article: Article, met: Sequence[Problem]) -> tuple[Problem, ...]:
    """What is to be told of a post by itself, in the order of a whole look."""
    from cxsite import check  # few edits are of posts with remarks

    post = article.post
    if not is_plain(post):
        raise MoreError
    corpus = replace(bench.notes.corpus, posts=(post,))
    claims = (Claim(article.teaser.address, post.path),)
    library = replace(bench.notes.around, fills_of={post.path: article.fills}, claims=claims)
    opinions = check.corpus(corpus, library, in_english(bench, bench.notes.corpus), bench.now)
    # the text names no rules, and others' names are not asked
    agreed = check.settled(once((*met, *opinions)), corpus, frozenset)
    return tuple([each for each in agreed.problems if each.span and each.span.path == post.path])


def _are_alike(before: Sequence[Problem], now: tuple[Problem, ...]) -> bool:
    """Whether each has its counterpart, by the same rule and as grave, and none stands in the way of publishing."""
    same = [(each.rule, each.severity) for each in before] == [(each.rule, each.severity) for each in now]
    return same and not errors(now)
