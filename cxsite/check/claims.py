"""Claims to addresses, as the rules on clashes compare them."""

import unicodedata

from cxsite.check.publication import Publication
from cxsite.model.addresses import file_of
from cxsite.model.library import Claim
from cxsite.model.place import Span


def same_file(address: str) -> str:
    """The part of an address that identifies its file on every file system: without differences in case and Unicode form."""
    if address.isascii():
        return file_of(address).casefold()
    return unicodedata.normalize("NFC", unicodedata.normalize("NFC", file_of(address)).casefold())


def place(publication: Publication, claim: Claim) -> Span:
    """Where the author can change a claim: the permalink or slug, the alias, otherwise the file."""
    marks = publication.marks_of(claim.path)
    keys = (_alias(publication, claim),) if claim.kind == "alias" else ("permalink", "slug")
    spans = (marks.span(key) for key in keys)
    return next((span for span in spans if span.line), Span(claim.path))


def _alias(publication: Publication, claim: Claim) -> str:
    """The key path of the alias behind the claim."""
    written = next((d.aliases for d in publication.corpus.documents if d.path == claim.path), ())
    return f"aliases/{written.index(claim.address)}" if claim.address in written else "aliases"
