"""What fills the placeholders of every text: links, numbers and charts, resolved once for both pages and checks."""

from collections.abc import Callable, Iterator, Mapping
from functools import cache

from cxsite.model.body import Binding, Embed, Link, Number, Ref
from cxsite.model.corpus import Corpus
from cxsite.model.fills import Fill, Missing, Quoted
from cxsite.model.frozen import dataclass
from cxsite.model.post import Letter, Page, Post
from cxsite.model.result import Results
from cxsite.relate import bindings
from cxsite.relate.links import Links, answer

Quote = Callable[[Ref, bool], Quoted | Missing]


@dataclass(frozen=True, slots=True)
class Voice:
    """The results in one language, and the function that resolves bindings with them."""

    results: Results
    quote: Quote


def fills(corpus: Corpus, links: Links, own: Voice, others: Mapping[str, Voice]) -> dict[str, tuple[Fill, ...]]:
    """Path → the fills of the document's uses, one for one, for every document and letter that was parsed.

    A document in a language other than the publication's is filled by the voice of its language; letters always use `own`.
    """
    replies = {letter.path: _of_document(letter, links, own) for letter in corpus.letters}
    return {d.path: _of_document(d, links, others.get(d.language, own)) for d in corpus.documents} | replies


def keyed(corpus: Corpus, links: Links) -> dict[tuple[str, str], Fill]:
    """(path, key) → the fill, for each address in front matter, an author's file or the settings."""
    return {
        (path, key): answer(links, path, written, image=image)
        for path, key, written, image in (*_in_documents(corpus), *_in_settings(corpus))
        if written
    }


def quoting(results: Results) -> Quote:
    """A function that resolves bindings, cached: a number may be quoted in a thousand posts."""
    return cache(lambda ref, dated: bindings.answer(ref, results, dated=dated))


def _of_document(document: Post | Page | Letter, links: Links, voice: Voice) -> tuple[Fill, ...]:
    path, dated = document.path, isinstance(document, Post)
    return tuple(
        [
            answer(links, path, use.written, image=use.image)
            if isinstance(use, Link)
            else told(use, voice, dated=dated)
            for use in document.outline.uses
        ]
    )


def told(use: Binding | Embed | Number, voice: Voice, *, dated: bool) -> Fill:
    """The fill of a bound number or a chart. A `dated` text (a post) should name the period."""
    if isinstance(use, Binding):
        return voice.quote(use.ref, dated)
    if isinstance(use, Embed):
        return bindings.drawn(use, voice.results)
    return voice.quote(use.ref, dated) if use.ref else Quoted(use.words, "")


def _in_documents(corpus: Corpus) -> Iterator[tuple[str, str, str, bool]]:
    for document in corpus.documents:
        if document.image:
            yield document.path, "image/src", document.image.src, True
    for author in corpus.authors:
        yield author.path, "picture", author.picture, True


def _in_settings(corpus: Corpus) -> Iterator[tuple[str, str, str, bool]]:
    site = corpus.site
    path = site.marks.path
    yield path, "icon", site.icon, True
    yield path, "logo", site.logo, True
    for key, entries in (("navigation", site.navigation), ("follow", site.follow)):
        yield from ((path, f"{key}/{n}/link", entry.link, False) for n, entry in enumerate(entries))
