"""A scorecard is not used by any post or page.

Its page exists, but no text points readers to it, and a measure that nobody writes about is rarely kept up to date.

Unused: content/scorecards/support.yaml, if no text mentions it.

Used, with any one of these:

    scorecards: [support]
    {{ support.recommend @2026-Q3 }}
    {{ chart support.recommend trend }}
    [our support desk](/scorecards/support/)
"""

from collections.abc import Iterator

from cxsite.check.publication import Publication
from cxsite.model.addresses import is_outside, slug_of_path, target
from cxsite.model.body import Binding, Embed, Link, Number, Use
from cxsite.model.corpus import Corpus
from cxsite.model.place import Span
from cxsite.model.problem import Problem, warning

_FOLDER = "scorecards/"


def problems(publication: Publication) -> Iterator[Problem]:
    """Check all texts, including drafts: the scorecard may be there for a draft, or for a text that cannot be read."""
    corpus = publication.corpus
    if corpus.unread:
        return
    cards = {card.id: card for card in corpus.scorecards}
    unused = cards.keys() - _used(corpus) if cards else ()
    for name in sorted(unused):
        message = f'no text uses the scorecard "{name}"'
        remedy = f"quote it, link to /scorecards/{name}/, or list it under `scorecards` of a post"
        yield warning("unused-scorecard", Span(cards[name].path), message, remedy)


def _used(corpus: Corpus) -> set[str]:
    """The ids of the scorecards that texts and menus use."""
    used = {card for post in corpus.posts for card in post.scorecards}
    used |= {each.watch.partition(".")[0] for post in corpus.posts for each in post.said_did}
    used |= {_named(use, document.path) for document in corpus.documents for use in document.outline.uses}
    menus = (*corpus.site.navigation, *corpus.site.follow)
    return used | {_linked(entry.link, corpus.site.marks.path) for entry in menus}


def _named(use: Use, path: str) -> str:
    match use:
        case Link():
            return _linked(use.written, path)
        case Binding() | Embed():
            return use.ref.scorecard
        case Number():
            return use.ref.scorecard if use.ref else ""


def _linked(written: str, path: str) -> str:
    """The scorecard that an address in the file `path` links to: its page, its data or its own file; otherwise ""."""
    if _FOLDER not in written or is_outside(written):
        return ""
    place = target(path, written)[0]
    return slug_of_path(place.partition(_FOLDER)[2].partition("/")[0])
