"""The publication as a whole: from what was written to what is public and how it is related. This never fails.

Each step needs the ones before it: first what is public, then all addresses, then shelves, then links (which may point to
shelves), then the files that are published with the texts, and the articles last.
"""

from collections.abc import Mapping, Set
from datetime import datetime
from functools import partial
from types import MappingProxyType
from typing import Literal

from cxsite.model.addresses import CORRECTIONS, LETTERS, METHODS, RESULTS, data_of
from cxsite.model.articles import FreePage, Teaser, Term
from cxsite.model.corpus import Corpus
from cxsite.model.fills import Fill, Linked
from cxsite.model.frozen import dataclass
from cxsite.model.ledger import Ledger
from cxsite.model.library import Library, Shelf
from cxsite.model.post import Post
from cxsite.model.result import Results
from cxsite.model.site import Site
from cxsite.model.standing import Held, Show
from cxsite.model.words import Words
from cxsite.relate import assets, claims, criteria, ledger, retelling, shelves, standing, targets, vocabulary
from cxsite.relate.addresses import of_assets, of_documents
from cxsite.relate.articles import Told, articles, lead, newest_first
from cxsite.relate.fills import Voice, fills, keyed, quoting
from cxsite.relate.letters import printed
from cxsite.relate.links import Links, find, links, place
from cxsite.relate.results import results as computed
from cxsite.relate.teasers import Names, teaser
from cxsite.relate.terms import bylines, labels_of, merge

Spoken = Mapping[str, Words]
_NONE: Spoken = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class _Known:
    """What is public and where: `posts` newest first, why others are held back, addresses by path, and a resolver of files."""

    posts: tuple[Post, ...]
    held: Mapping[str, Held]
    documents: Mapping[str, str]
    assets: Mapping[str, str]
    files: Links

    @property
    def public(self) -> frozenset[str]:
        return frozenset(path for path in self.documents if path not in self.held)


def library(
    corpus: Corpus, results: Results, now: datetime, show: Show, noted: Results | None = None, *, spoken: Spoken = _NONE
) -> Library:
    """Everything public in `corpus` at the moment `now`, and what `show` adds to it, related and ready to render.

    `noted` are the results in English, as the ledger has them, if `results` are in another language. `spoken` are the words for
    texts in other languages, by language.
    """
    corpus = vocabulary.agreed(corpus)
    known = _known(corpus, now, show)
    names = _names(corpus, known.posts)
    teasers = {post.path: _teaser(post, known, names, now) for post in known.posts}
    shelved = _shelves(corpus, known, names, teasers)
    quote, rows = quoting(results), ledger.by_row(results)
    english = quoting(noted) if noted else quote
    kept = criteria.kept(ledger.ledger(corpus, english, rows, now), corpus, now)
    results = criteria.told(results, kept)
    words = results.words
    retold = partial(retelling.retold, english=noted.words if noted else words, words=words)
    corrected = ledger.corrections(corpus, kept, quote, rows, retold=retold, words=words)
    lists = _lists(results, corrected.keys() & known.public, _answered(corpus, known))
    everything = targets.targets(
        corpus, known.documents, known.assets, known.held, shelves=shelved, results=results, lists=lists
    )
    found = links(everything, corpus.site.base_path)
    others = {language: _voice(corpus, words, now, kept) for language, words in spoken.items()}
    answers, in_keys = fills(corpus, found, Voice(results, quote), others), keyed(corpus, found)
    published = _published(corpus, known, shelved, found)
    letters = printed(corpus, names.author, answers)
    return Library(
        site=corpus.site,
        articles=articles(Told(corpus, known.posts, teasers, known.held, names.series, answers, corrected, letters)),
        pages=_pages(corpus, known, answers, now),
        shelves=shelved,
        results=results,
        lead=lead(known.posts),
        assets=published,
        static=corpus.static,
        held=tuple(known.held.values()),
        claims=claims.claims(corpus, known.documents, published, shelved, results),
        fills_of=answers,
        keyed=in_keys,
        navigation=_menu(corpus.site, "navigation", in_keys),
        follow=_menu(corpus.site, "follow", in_keys),
        icon=place(found, corpus.site.marks.path, corpus.site.icon),
        logo=place(found, corpus.site.marks.path, corpus.site.logo),
        ledger=kept,
        spoken=spoken,
    )


def _voice(corpus: Corpus, words: Words, now: datetime, kept: Ledger) -> Voice:
    """The results in other words."""
    told = criteria.told(computed(corpus.scorecards, now, words, corpus.site.limits), kept)
    return Voice(told, quoting(told))


def _answered(corpus: Corpus, known: _Known) -> Set[str]:
    """The slugs of public articles that have a letter which may be published."""
    return {letter.to for letter in corpus.letters if letter.publish != "no"} & {post.slug for post in known.posts}


def _lists(results: Results, corrected: Set[str], answered: Set[str]) -> tuple[targets.Target, ...]:
    """Pages that exist only once they have content: until then a link to them is held back."""
    waiting = (
        targets.Target(
            "list", "", CORRECTIONS, None if corrected else Held(CORRECTIONS, "Corrections", "no correction yet")
        ),
        targets.Target("list", "", LETTERS, None if answered else Held(LETTERS, "Letters", "no letter yet")),
    )
    feeds = (f"{RESULTS}{name}" for name in ("feed.xml", "atom.xml", "feed.json"))
    made = (METHODS, *feeds, *(address for card in results.scorecards for address in data_of(card.address)))
    found = made if results.scorecards else ()
    return (*waiting, *(targets.Target("list", "", address) for address in found))


def _known(corpus: Corpus, now: datetime, show: Show) -> _Known:
    asked = ((d.path, standing.held(d, now, show)) for d in corpus.documents)
    held = {path: reason for path, reason in asked if reason}
    documents = of_documents(corpus)
    files = of_assets(corpus, documents, frozenset(documents) - held.keys())
    posts = sorted((post for post in corpus.posts if post.path not in held), key=newest_first)
    found = links(targets.of_files(corpus, files), corpus.site.base_path)
    return _Known(tuple(posts), held, documents, files, found)


def _names(corpus: Corpus, posts: tuple[Post, ...]) -> Names:
    def merged(kind: str) -> dict[str, Term]:
        return merge(kind, (label for post in posts for label in labels_of(post, kind)))

    labels = (merged("tag"), merged("category"), merged("series"))
    return Names(corpus.site.language, *labels, bylines(corpus.authors))


def _teaser(post: Post, known: _Known, names: Names, now: datetime) -> Teaser:
    picture = place(known.files, post.path, post.image.src) if post.image else ""
    return teaser(post, known.documents[post.path], names, picture, standing.reason(post, now))


def _shelves(corpus: Corpus, known: _Known, names: Names, teasers: Mapping[str, Teaser]) -> tuple[Shelf, ...]:
    listed = [(post, teasers[post.path]) for post in known.posts]
    pictures = {a.path: place(known.files, a.path, a.picture) for a in corpus.authors}
    return (
        *shelves.by_term("tag", listed, names.tag, vocabulary.about(corpus.vocabulary)),
        *shelves.by_term("category", listed, names.category),
        *shelves.by_author(listed, corpus.authors, pictures),
        *shelves.by_term("series", listed, names.series),
        *shelves.by_year(listed),
    )


def _published(corpus: Corpus, known: _Known, shelved: tuple[Shelf, ...], found: Links) -> dict[str, str]:
    """The published files: those of public documents, of authors with a page, and of the settings."""
    authors = [(s.author.path, s.author.picture) for s in shelved if s.author]
    links_out = [entry.link for entry in (*corpus.site.navigation, *corpus.site.follow)]
    settings = [(corpus.site.marks.path, written) for written in (corpus.site.icon, corpus.site.logo, *links_out)]
    others = (find(found, path, written) for path, written in (*authors, *settings) if written)
    return assets.published(known.assets, corpus.documents, known.public, (t.path for t in others if t), found)


def _pages(
    corpus: Corpus, known: _Known, answers: Mapping[str, tuple[Fill, ...]], now: datetime
) -> tuple[FreePage, ...]:
    return tuple(
        FreePage(page, known.documents[page.path], answers[page.path], standing.reason(page, now))
        for page in corpus.pages
        if page.path not in known.held
    )


def _menu(
    site: Site, name: Literal["navigation", "follow"], keyed: Mapping[tuple[str, str], Fill]
) -> tuple[tuple[str, str], ...]:
    """(title, href) of the entries that link to something public, in order; `keyed` has the fills by file and key."""
    entries = site.navigation if name == "navigation" else site.follow
    answers = ((entry.title, keyed.get((site.marks.path, f"{name}/{n}/link"))) for n, entry in enumerate(entries))
    return tuple((title, answer.href) for title, answer in answers if isinstance(answer, Linked))
