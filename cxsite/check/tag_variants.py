"""One tag (category, series) is written in two ways, as "NPS" and "nps".

They are put together under the spelling used most, so nothing is lost; but one of the two is a slip.

Wrong, in two posts:

    tags: [NPS]
    tags: [nps]

Right: NPS in both.
"""

from collections import Counter
from collections.abc import Iterator

from cxsite.check.labels import LabelUse, labels
from cxsite.check.publication import Publication
from cxsite.model.labels import key
from cxsite.model.problem import Problem


def problems(publication: Publication) -> Iterator[Problem]:
    """Warn at each spelling that is not the one readers see."""
    uses = list(labels(publication.corpus))
    shown = _shown(publication, uses)
    for use in uses:
        label = shown[use.kind, key(use.label)]
        if use.label.strip() != label:
            message = f'the {use.kind} "{use.label}" is written "{label}" elsewhere; the two are put together'
            remedy = f'write "{label}" here too'
            yield Problem("tag-variants", "warning", use.span, message, remedy, instead=label)


def _shown(publication: Publication, uses: list[LabelUse]) -> dict[tuple[str, str], str]:
    """(kind, key) → the spelling on the site, else (where only drafts have it) the one used most."""
    spellings: dict[tuple[str, str], Counter[str]] = {}
    for use in uses:
        spellings.setdefault((use.kind, key(use.label)), Counter())[use.label.strip()] += 1
    shown = {(s.kind, key(s.term.label)): s.term.label for s in publication.library.shelves}
    return {k: shown.get(k) or counted.most_common(1)[0][0] for k, counted in spellings.items()}
