"""All documents → a `Corpus`."""

from collections.abc import Iterable
from dataclasses import replace

from cxsite.keys.crew import ALONE, Crew
from cxsite.keys.memory import Memory
from cxsite.model.corpus import Corpus
from cxsite.model.ledger import Ledger
from cxsite.model.picture import Picture
from cxsite.model.post import Author, Letter, Vocabulary
from cxsite.model.problem import Outcome
from cxsite.model.site import Site
from cxsite.model.source import Source, SourceKind, Sources
from cxsite.parse.authors import author
from cxsite.parse.documents import PAGE, POST, Desk, Keep, Kind, Outcomes, ReadBytes, body_of, desk_for, with_body
from cxsite.parse.ledger import ledger
from cxsite.parse.letter_files import letter
from cxsite.parse.measured import measured
from cxsite.parse.pictures import svg
from cxsite.parse.pictures.pictures import format_by_name, picture
from cxsite.parse.vocabulary import vocabulary


def _letter(path: str, data: bytes, site: Site, keep: Keep) -> Outcome[Letter]:
    return with_body(letter(path, data, site), body_of, keep)


LETTER = Kind("letter", Letter, _letter)
AUTHOR = Kind("author", Author, lambda path, data, _site, _keep: author(path, data))
TAGS = Kind("tags", Vocabulary, lambda path, data, _site, _keep: vocabulary(path, data))
LEDGER = Kind("ledger", Ledger, lambda path, data, _site, _keep: ledger(path, data))
PICTURE = Kind("picture", Picture, lambda path, data, _site, _keep: Outcome(picture(path, data)))
_TEXTS: tuple[tuple[Kind, SourceKind], ...] = ((POST, "post"), (PAGE, "page"), (LETTER, "letter"))
_SVG = Kind("svg", str, lambda path, data, _site, _keep: Outcome("", svg.problems(path, data)))


def corpus(
    sources: Sources,
    site: Site,
    read_bytes: ReadBytes,
    memory: Memory,
    crew: Crew = ALONE,
    *,
    before: Outcomes | None = None,
) -> Outcome[Corpus]:
    """Everything that could be parsed, sorted by path, with the problems of all documents; always with a value.

    A document without a value is listed in `unread`: links to it are not reported as broken. If many texts are new, a `crew` of
    several processes parses them. A caller that builds repeatedly passes `before`: the outcomes of its previous call by key,
    replaced here by those of this call, so that nothing unchanged is decoded again.
    """
    desk = replace(desk_for(site, read_bytes, memory), before=before)
    desk.parse_together(crew, [(kind, s) for kind, name in _TEXTS for s in sources.of(name)])
    scorecards, counts = measured(desk, sources)
    found = Corpus(
        site,
        posts=tuple(desk.values(POST, sources.of("post"))),
        pages=tuple(desk.values(PAGE, sources.of("page"))),
        authors=tuple(desk.values(AUTHOR, sources.of("author"))),
        letters=tuple(desk.values(LETTER, sources.of("letter"))),
        vocabulary=next(iter(desk.values(TAGS, sources.of("tags"))), Vocabulary()),
        scorecards=scorecards,
        counts=counts,
        assets=_digests(desk, sources.of("asset")),
        static=_digests(desk, sources.of("static")),
        pictures=_pictures(desk, sources.of("asset", "static")),
        ledger=next(iter(desk.values(LEDGER, sources.of("ledger"))), Ledger()),
        unread=frozenset(desk.unread),
    )
    if before is not None:
        before.clear()
        before.update(desk.used)
    each_once = dict.fromkeys(desk.problems)  # a problem with an engine is the same for every document
    return Outcome(found, tuple(each_once))


def _digests(desk: Desk, sources: Iterable[Source]) -> dict[str, str]:
    """Path → hash of the files that are copied as they are; an SVG is checked for active content."""
    found: dict[str, str] = {}
    for source in sources:
        if source.path.lower().endswith(".svg"):
            desk.problems.extend(desk.outcome(_SVG, source).problems)
        read = desk.digest_of(source)
        if isinstance(read, str):
            found[source.path] = read
        else:
            desk.problems.extend(read.problems)
            desk.unread.add(source.path)
    return found


def _pictures(desk: Desk, sources: Iterable[Source]) -> dict[str, Picture]:
    """Path → facts about the pictures among these files."""
    found = ((s.path, desk.outcome(PICTURE, s).value) for s in sources if format_by_name(s.path))
    return {path: facts for path, facts in found if facts}
