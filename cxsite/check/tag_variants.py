"""One tag (category, series) is written in two ways, such as "NPS" and "nps".

Both are listed under the spelling that is used most, so nothing is lost; but one of the two is a mistake.

Wrong, in two posts:

    tags: [NPS]
    tags: [nps]

Right: NPS in both.
"""

from collections import Counter
from collections.abc import Iterator, Mapping

from cxsite.check.labels import labels, spellings
from cxsite.check.publication import Publication
from cxsite.model.labels import key
from cxsite.model.problem import Problem


def problems(publication: Publication) -> Iterator[Problem]:
    """Warn of each spelling that is not the one readers see."""
    written = spellings(publication.corpus)
    shown = _shown(publication, written)
    if all(shown[kind, key(label)] == label.strip() for kind, label in written):
        return
    for use in labels(publication.corpus):
        label = shown[use.kind, key(use.label)]
        if use.label.strip() != label:
            message = f'the {use.kind} "{use.label}" is written "{label}" elsewhere; both are treated as one'
            remedy = f'write "{label}" here too'
            yield Problem("tag-variants", "warning", use.span, message, remedy, instead=label)


def _shown(publication: Publication, written: Mapping[tuple[str, str], int]) -> dict[tuple[str, str], str]:
    """(kind, key) → the spelling on the site, or, if only drafts have it, the one used most."""
    used: dict[tuple[str, str], Counter[str]] = {}
    for (kind, label), uses in written.items():
        used.setdefault((kind, key(label)), Counter())[label.strip()] += uses
    shown = {(s.kind, key(s.term.label)): s.term.label for s in publication.library.shelves}
    return {k: shown.get(k) or counted.most_common(1)[0][0] for k, counted in used.items()}
