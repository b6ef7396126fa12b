"""A publication's external links: where they are written, and the result of the last check of each (kept in .cxsite)."""

from collections.abc import Iterator
from pathlib import Path

from cxsite import gate
from cxsite.keys import sealed
from cxsite.model.corpus import Corpus
from cxsite.model.place import Span
from cxsite.model.problem import Problem, Severity
from cxsite.read.outside import Heard, Manners, asked

FILE = "outside.json"
POLITE = Manners()
_WORDS: dict[str, tuple[str, Severity, str, str]] = {
    "broken": ("external-broken", "warning", "{address} is gone: {words}", "find its new address, or another source"),
    "moved": ("external-moved", "note", "{address} has moved to {words}", "write the new address"),
    "unknown": ("external-unknown", "note", "{address} could not be checked: {words}", "check it yourself, or try again later"),
}  # fmt: skip


def external(root: Path, corpus: Corpus, now: float, manners: Manners = POLITE) -> tuple[Problem, ...]:
    """The problems with external links, each at the place where the link is written."""
    places = tuple(links(corpus))
    heard = asked([address for address, _ in places], remembered(root), now, manners)
    _remember(root, heard)
    return tuple(told for address, span in places for told in _told(address, span, heard[address]))


def links(corpus: Corpus) -> Iterator[tuple[str, Span]]:
    """Every external address, without its fragment, and where it is written."""
    for document in corpus.documents:
        for said in document.outline.said.of("outside"):
            yield said.words.partition("#")[0], said.span
    for key, entries in (("navigation", corpus.site.navigation), ("follow", corpus.site.follow)):
        for number, entry in enumerate(entries):
            if entry.link.startswith(("http://", "https://")):
                yield entry.link.partition("#")[0], corpus.site.marks.span(f"{key}/{number}/link")
    for author in corpus.authors:
        for name, link in author.links:
            if link.startswith(("http://", "https://")):
                yield link.partition("#")[0], author.marks.span(f"links/{name}")


def remembered(root: Path) -> dict[str, Heard]:
    """The results of the last check by address; empty if they cannot be read."""
    data = sealed.load(gate.notes_of(str(root)) / FILE)
    return {address: Heard(*parts) for address, parts in data.items()} if isinstance(data, dict) else {}


def _remember(root: Path, heard: dict[str, Heard]) -> None:
    notes = gate.notes_of(str(root))
    notes.mkdir(exist_ok=True)
    sealed.save(notes / FILE, {a: [h.state, h.words, h.at] for a, h in sorted(heard.items())})


def _told(address: str, span: Span, heard: Heard) -> Iterator[Problem]:
    if heard.state in _WORDS:
        rule, severity, message, remedy = _WORDS[heard.state]
        yield Problem(rule, severity, span, message.format(address=address, words=heard.words), remedy)
