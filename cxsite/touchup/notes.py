"""What a build leaves for the next one: a row for each article, the library around them, and the rest of each in the memory.

The notes are sealed, and the gate stores their seal: only notes of the last build are trusted.
"""

import json
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import fields, replace
from pathlib import Path
from typing import Any

from cxsite.keys import sealed
from cxsite.keys.memory import Memory
from cxsite.keys.plain import from_plain, to_plain
from cxsite.model.articles import Article, Teaser
from cxsite.model.corpus import Corpus
from cxsite.model.frozen import dataclass
from cxsite.model.labels import key
from cxsite.model.library import Library
from cxsite.model.moment import Moment
from cxsite.model.output import Plan
from cxsite.model.post import Post
from cxsite.model.words import Words
from cxsite.relate.vocabulary import canonical
from cxsite.touchup.index import Index, Sight
from cxsite.touchup.lines import Lines, written
from cxsite.touchup.quotes import quotes
from cxsite.touchup.rows import Row, row

NOTES = "notes.txt"
_SOME = 2000
_FIELDS = [field.name for field in fields(Article)]
_POST, _TEASER = (_FIELDS.index(name) for name in ("post", "teaser"))
_NO_POST = Post("", "", "", Moment(0, "", has_time=False))
_NOBODY: Any = to_plain(_NO_POST)
#: Rules about several texts that no page depends on: if they are off, they have no effect.
_OPINIONS = frozenset({"tag-variants", "near-duplicate-tags", "lonely-tags", "unused-scorecard"})


@dataclass(frozen=True, slots=True)
class Notes:
    """`corpus` has settings, files, authors and vocabulary; `around` is the library without articles and with empty shelves.

    `noted` are the words in which `claims.lock` has its results: English. `taken` are paths, addresses and ids of texts that
    readers do not see, and slugs that letters name, all case-folded: nothing new may use one of them. `silent` are rules that
    may have found a problem that was suppressed. `renamed` are keys of tags that some post spells differently from the
    vocabulary. `quoted` are the parts of scorecards that texts without a row depend on.
    """

    corpus: Corpus
    around: Library
    index: Index
    noted: Words
    taken: Collection[str] = ()
    silent: Collection[str] = ()
    renamed: Collection[str] = ()
    quoted: Collection[str] = ()


@dataclass(frozen=True, slots=True)
class Beside:
    """What else notes need: the words in which `claims.lock` has the results, and path → the parts of them it depends on."""

    noted: Words
    quotes: Mapping[str, Sequence[str]]


def beside(corpus: Corpus, library: Library, noted: Words) -> Beside:
    """The same, computed before any part of the texts is freed."""
    found = ((text.path, quotes(text, library.results)) for text in corpus.texts)
    return Beside(noted, {path: names for path, names in found if names})


def keys(plan: Plan) -> dict[str, str]:
    """The first halves of the keys of all pages that have one, by the path of the text."""
    return {output.of: output.own_key for output in plan.outputs if output.key}


def note(
    state: Path, corpus: Corpus, library: Library, keys: Mapping[str, str], memory: Memory, *, beside: Beside
) -> str:
    """Save what the next build needs for the short path. Returns the seal of the notes; "" if they cannot be written, or if an
    article's page has no key to store it under.

    `corpus` is as parsed, `library` as published, `keys` are those of its pages. What is freed before pages are made is not
    needed here.
    """
    if any(article.post.path not in keys for article in library.articles):
        return ""
    names = [name_of(article.post.path, keys[article.post.path]) for article in library.articles]
    _remember(library.articles, names, memory)
    rows = _rows(library.articles, names, beside)
    left = Notes(
        _without_texts(corpus),
        replace(
            library, articles=(), fills_of={}, claims=(), shelves=tuple(replace(s, posts=()) for s in library.shelves)
        ),
        Index(rows),
        beside.noted,
        _taken(corpus, library, {row.path for row in rows}),
        {*_silent(corpus)},
        {*_renamed(corpus)},
        {*_quoted(beside, library)},
    )
    return save(state, left)


def _remember(articles: Sequence[Article], names: Sequence[str], memory: Memory) -> None:
    """Mark all of them as in use in the memory, and store those that are not in it yet."""
    known = memory.keys()
    for number, (name, article) in enumerate(zip(names, articles, strict=True), 1):
        if name not in known:
            memory.remember(name, plain(article))
        if number % _SOME == 0:
            memory.save()
    memory.keep(names)


def _rows(articles: Sequence[Article], names: Sequence[str], beside: Beside) -> list[Row]:
    at = {article.post.path: position - len(names) for position, article in enumerate(articles)}
    return [
        row(a, name, (at[t.path] for t in a.related), beside.quotes.get(a.post.path, ()))
        for a, name in zip(articles, names, strict=True)
    ]


def _without_texts(corpus: Corpus) -> Corpus:
    return Corpus(
        corpus.site,
        authors=corpus.authors,
        vocabulary=corpus.vocabulary,
        assets=corpus.assets,
        pictures=corpus.pictures,
    )


def save(state: Path, notes: Notes, before: Notes | None = None) -> str:
    """Write the notes and return their seal, or "" if they cannot be written. Rows that were in `before` keep their lines."""
    rest = [
        to_plain(notes.corpus),
        to_plain(notes.around),
        notes.index.sight,
        to_plain(notes.noted),
        *map(sorted, (notes.taken, notes.silent, notes.renamed, notes.quoted)),
    ]
    try:
        sealed.save_text(
            state / NOTES, json.dumps(rest), written(notes.index.rows, before.index.rows if before else ())
        )
    except OSError:
        return ""
    return sealed.seal_of(state / NOTES)


def load(state: Path, seal: str) -> Notes | None:
    """The notes with that seal; None if there are none."""
    texts = sealed.texts(state / NOTES) if seal and sealed.seal_of(state / NOTES) == seal else None
    if texts is None:
        return None
    corpus, around, sight, noted, taken, silent, renamed, quoted = json.loads(texts[0])
    index = Index(Lines(texts[1]), Sight(*sight))
    values = from_plain(Corpus, corpus), from_plain(Library, around), index, from_plain(Words, noted)
    return Notes(*values, set(taken), set(silent), set(renamed), set(quoted))


def _taken(corpus: Corpus, library: Library, public: set[str]) -> set[str]:
    hidden = {document.path for document in corpus.documents} - public
    ids = {post.id for post in corpus.posts if post.path in hidden}
    addresses = {claim.address for claim in library.claims if claim.path in hidden or claim.kind == "alias"}
    return {each.casefold() for each in (*hidden, *ids, *addresses, *(letter.to for letter in corpus.letters))}


def _silent(corpus: Corpus) -> Iterator[str]:
    """Rules that are off, or that some text waives: what they find is not reported, so it may be fixed without a trace."""
    yield from (rule for rule, wanted in corpus.site.editorial.rules if wanted == "off" and rule not in _OPINIONS)
    for text in corpus.documents:
        if text.allow or text.outline.waivers:
            yield from (rule for rule, _ in text.allow)
            yield from (waiver.rule for waiver in text.outline.waivers)


def _renamed(corpus: Corpus) -> Iterator[str]:
    """The tags that some post spells differently from the vocabulary: rules count the spelling in the post."""
    if names := canonical(corpus.vocabulary):
        for post in corpus.posts:
            yield from (key(names[key(tag)]) for tag in post.tags if names.get(key(tag), tag) != tag)


def _quoted(beside: Beside, library: Library) -> Iterator[str]:
    """What texts without a row depend on: those that are held back, and the replies to letters."""
    shown = {article.post.path for article in library.articles} | {free.page.path for free in library.pages}
    for path, names in beside.quotes.items():
        if path not in shown:
            yield from names


def name_of(path: str, key: str) -> str:
    """The name under which the article at a path is stored; `key` is the first half of the key of its page."""
    return f"article {path} {key}"


def plain(article: Article) -> list[Any]:
    """The plain form of an article without its post and without what it shows of other articles, which is added when loaded."""
    made: list[Any] = to_plain(replace(article, post=_NO_POST, related=(), newer=None, older=None))
    made[_POST] = None
    return made


def article_of(data: Sequence[Any], post: Sequence[Any] = _NOBODY) -> Article:
    """The article from that plain form, with this `post` (plain too)."""
    return from_plain(Article, [*data[:_POST], post, *data[_POST + 1 :]])


def teaser_of(data: Sequence[Any]) -> Teaser:
    """Only its teaser, as lists show it: a third of the work."""
    return from_plain(Teaser, data[_TEASER])
