"""What the editors agreed on, applied to the problems found: changed severities, and waivers with their reasons.

A rule finds a problem; `rules` in site.yaml may change its severity; a text may waive it, with a reason, which
`cxsite check --verbose` shows.
"""

import dataclasses
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import field, replace
from typing import cast

from cxsite.keys.near import near, perhaps
from cxsite.model.corpus import Corpus
from cxsite.model.frozen import dataclass
from cxsite.model.place import Span
from cxsite.model.post import Page, Post
from cxsite.model.problem import Problem, Severity, Waived, warning
from cxsite.model.wording import Waiver

#: Errors that an editor may lower: the site can be built all the same.
LOWERABLE = frozenset({"broken-link", "broken-anchor", "broken-image", "unpinned-period", "unknown-author"})


@dataclass(frozen=True, slots=True)
class Settled:
    """The remaining problems, and those that were waived."""

    problems: tuple[Problem, ...]
    waived: tuple[Waived, ...] = ()


@dataclasses.dataclass(slots=True)
class _Bench:
    """The agreements by rule and by path; `firm` collects attempts to lower what cannot be lowered."""

    rules: Mapping[str, str]
    allowed: Mapping[str, Mapping[str, str]]
    waivers: Mapping[str, Sequence[Waiver]]
    firm: dict[tuple[str, Span | None], None] = field(default_factory=dict)


def settled(problems: Sequence[Problem], corpus: Corpus, names: Callable[[], Collection[str]]) -> Settled:
    """Apply the agreements. `names` returns all existing rules; it is called only if the settings or a text name a rule."""
    texts = [d for d in corpus.documents if d.allow or d.outline.waivers]
    rules = dict(corpus.site.editorial.rules)
    if not texts and not rules:
        return Settled(tuple(problems))
    bench = _Bench(rules, {d.path: dict(d.allow) for d in texts}, {d.path: d.outline.waivers for d in texts})
    kept: list[Problem] = []
    waived: list[Waived] = []
    for problem in problems:
        reason = _reason(problem, bench)
        judged = _judged(problem, bench)
        if reason and _may_be_lowered(problem):
            waived.append(Waived(problem, reason))
        elif judged:
            kept.append(judged)
    agreements = (*_firm(bench, corpus), *_unknown(corpus, texts, names()), *_unreasoned(texts))
    return Settled((*kept, *agreements), tuple(waived))


def _may_be_lowered(problem: Problem) -> bool:
    return problem.blame == "publication" and (problem.severity != "error" or problem.rule in LOWERABLE)


def _judged(problem: Problem, bench: _Bench) -> Problem | None:
    """The problem with the severity from the settings; None if they turn the rule off."""
    wanted = bench.rules.get(problem.rule)
    if wanted is None or wanted == problem.severity:
        return problem
    if wanted != "error" and not _may_be_lowered(problem):
        bench.firm[problem.rule, None] = None
        return problem
    return None if wanted == "off" else replace(problem, severity=cast("Severity", wanted))


def _reason(problem: Problem, bench: _Bench) -> str:
    """Why the text may break the rule here; "" if it gives no reason."""
    if not problem.span:
        return ""
    path, line = problem.span.path, problem.span.line
    reason = bench.allowed.get(path, {}).get(problem.rule, "")
    for waiver in () if reason else bench.waivers.get(path, ()):
        if waiver.rule == problem.rule and waiver.first <= line <= waiver.last:
            reason = waiver.reason
    if reason and not _may_be_lowered(problem):
        bench.firm[problem.rule, problem.span] = None
    return reason


def _firm(bench: _Bench, corpus: Corpus) -> Iterator[Problem]:
    for rule, span in bench.firm:
        at = span or corpus.site.marks.key_span(f"rules/{rule}")
        message = f"{rule} cannot be waived or lowered: without it the site cannot be built, or is not safe"
        yield warning("firm-rule", at, message, "mend what the rule found, and take this out")


def _unknown(corpus: Corpus, texts: Sequence[Post | Page], names: Collection[str]) -> Iterator[Problem]:
    for rule, span in _named(corpus, texts):
        if rule not in names:
            remedy = perhaps(near(rule, names), "`cxsite explain` lists all rules")
            yield warning("unknown-rule", span, f'there is no rule "{rule}"', remedy)


def _unreasoned(texts: Sequence[Post | Page]) -> Iterator[Problem]:
    """Waivers without a reason, which therefore waive nothing."""
    for text in texts:
        bare = [(rule, text.marks.key_span(f"allow/{rule}")) for rule, reason in text.allow if not reason]
        bare += [(waiver.rule, waiver.span) for waiver in text.outline.waivers if not waiver.reason]
        for rule, span in bare:
            remedy = (
                f"give the reason after a colon: <!-- allow {rule}: your reason -->, or allow: {{{rule}: your reason}}"
            )
            message = f"{rule} is allowed here without a reason, so it has no effect"
            yield warning("waiver-without-reason", span, message, remedy)


def _named(corpus: Corpus, texts: Sequence[Post | Page]) -> Iterator[tuple[str, Span]]:
    """Every mention of a rule, and its position."""
    marks = corpus.site.marks
    yield from ((rule, marks.key_span(f"rules/{rule}")) for rule, _ in corpus.site.editorial.rules)
    for text in texts:
        yield from ((rule, text.marks.key_span(f"allow/{rule}")) for rule, _ in text.allow)
        yield from ((waiver.rule, waiver.span) for waiver in text.outline.waivers)
