"""Which file claims which address. Two claims to one address are a clash, which the checks report."""

from collections.abc import Iterable, Iterator, Mapping

from cxsite.model.corpus import Corpus
from cxsite.model.library import Claim, Shelf
from cxsite.model.result import Results
from cxsite.relate.addresses import normal, of_static
from cxsite.relate.terms import HOMES


def claims(
    corpus: Corpus, documents: Mapping[str, str], assets: Mapping[str, str], shelves: Iterable[Shelf], results: Results
) -> tuple[Claim, ...]:
    """Every address with the file it comes from, in a fixed order: documents, files, lists, old addresses."""
    return (
        *(Claim(address, path) for path, address in documents.items()),
        *(Claim(address, path, "asset") for path, address in assets.items()),
        *(Claim(of_static(path), path, "static") for path in corpus.static),
        *_lists(corpus, shelves, results),
        *(Claim(normal(alias), d.path, "alias") for d in corpus.documents for alias in d.aliases),
    )


def _lists(corpus: Corpus, shelves: Iterable[Shelf], results: Results) -> Iterator[Claim]:
    """Lists that cxsite makes: each is attributed to its scorecard, its author, or the newest post in it."""
    yield from (Claim(card.address, card.path, "list") for card in results.scorecards)
    yield from (Claim(f"{HOMES['author']}{author.id}/", author.path, "list") for author in corpus.authors)
    for shelf in shelves:
        if shelf.kind != "author":
            yield Claim(shelf.term.address, shelf.posts[0].path, "list")
