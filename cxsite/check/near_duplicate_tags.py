"""Two tags differ only in an ending, a hyphen or a spelling, such as "refund" and "refunds".

Readers find only some of the articles under each. Spellings that differ only in case already count as one tag (see
tag-variants).

Wrong, in two posts:

    tags: [refund]
    tags: [refunds]

Right: the same word in both. `cxsite check --fix` writes the one that is used more often.
"""

import re
from collections import Counter
from collections.abc import Iterator

from cxsite.check.labels import LabelUse, labels, spellings
from cxsite.check.publication import Publication
from cxsite.model.addresses import slug
from cxsite.model.labels import key
from cxsite.model.problem import Problem

_APART = re.compile(r"[\s\-_–'’.]+")
_PLURAL = re.compile(r"(?<![su])s$")
_ENDING = re.compile(r"(?<=[a-z]{2})ie$|(?:(?<=[sxz])|(?<=[cs]h))e$")
_AMERICAN = re.compile(r"(?<=[a-z]{3})iz(?=ation|e|ing)")


def problems(publication: Publication) -> Iterator[Problem]:
    """Warn at each use of the rarer one."""
    written = Counter({label: n for (kind, label), n in spellings(publication.corpus).items() if kind == "tag"})
    alike: dict[str, Counter[str]] = {}
    for label, uses in written.items():
        alike.setdefault(_look(label), Counter())[key(label)] += uses
    if all(len(counted) == 1 for counted in alike.values()):  # the usual case
        return
    tags = [use for use in labels(publication.corpus) if use.kind == "tag"]
    shown = {key(label): label for label, _ in reversed(written.most_common())}  # the commonest spelling comes last
    for use in tags:
        counted = alike[_look(use.label)]
        usual = shown[_usual(counted)]
        # If both have the same address, that is another rule's problem (tag-clash).
        if len(counted) > 1 and slug(usual) != slug(use.label):
            yield _problem(use, usual)


def _problem(use: LabelUse, usual: str) -> Problem:
    message = f'the tag "{use.label}" looks like the tag "{usual}": readers find only some of the articles under each'
    return Problem("near-duplicate-tags", "warning", use.span, message, f'write "{usual}" here too', instead=usual)


def _usual(counted: Counter[str]) -> str:
    return min(counted, key=lambda label: (-counted[label], label))


def _look(label: str) -> str:
    """What such spellings have in common: "E-mails" and "email", "stories" and "story", "organisation" and "organization".

    An e that may belong to the word or to its plural ("promises", "boxes") is removed in both cases.
    """
    joined = _AMERICAN.sub("is", _APART.sub("", key(label).replace("&", "and")))
    return _ENDING.sub(lambda match: "y" if match[0] == "ie" else "", _PLURAL.sub("", joined))
