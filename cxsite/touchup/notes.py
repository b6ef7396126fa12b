"""What a build leaves for the next one: a row for each article, the library around them, and the rest of each in the memory.

The notes are sealed, and the gate keeps their seal: notes of another build than the last are not believed.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, fields, replace
from pathlib import Path
from typing import Any

from cxsite.keys import sealed
from cxsite.keys.memory import Memory
from cxsite.keys.plain import from_plain, to_plain
from cxsite.model.library import Article, Corpus, Library, Teaser
from cxsite.model.moment import Moment
from cxsite.model.output import Plan
from cxsite.model.post import Post
from cxsite.touchup.rows import Index, Row, row

NOTES = "notes.json"
_FIELDS = [field.name for field in fields(Article)]
_POST, _TEASER = (_FIELDS.index(name) for name in ("post", "teaser"))
_NO_POST = Post("", "", "", Moment(0, "", has_time=False))
_NOBODY: Any = to_plain(_NO_POST)


@dataclass(frozen=True, slots=True)
class Notes:
    """`corpus` has settings, files, authors and vocabulary; `around` is the library without articles and with empty shelves.

    `english` says that its results are in English, as `claims.lock` has them. `taken` are paths, addresses and ids of texts that
    readers do not see, without the case of their letters: nothing new may bear one of them.
    """

    corpus: Corpus
    around: Library
    index: Index
    english: bool
    taken: Collection[str] = ()


def note(state: Path, corpus: Corpus, library: Library, plan: Plan, memory: Memory, *, english: bool) -> str:
    """Leave what the next build needs to touch up texts. Gives the seal of the notes, "" where they cannot be written."""
    keys = {output.of: output.key for output in plan.outputs if output.key}
    names = [name_of(keys.get(a.post.path, "")) for a in library.articles]
    known = memory.keys()
    for name, article in zip(names, library.articles, strict=True):
        if name not in known:
            memory.remember(name, plain(article))
    memory.keep(names)
    at = {article.post.path: position for position, article in enumerate(library.articles)}
    rows = [row(a, name, (at[t.path] for t in a.related)) for a, name in zip(library.articles, names, strict=True)]
    shelves = tuple(replace(shelf, posts=()) for shelf in library.shelves)
    around = replace(library, articles=(), fills_of={}, claims=(), shelves=shelves)
    left = Corpus(
        corpus.site,
        authors=corpus.authors,
        vocabulary=corpus.vocabulary,
        assets=corpus.assets,
        pictures=corpus.pictures,
    )
    return (
        ""
        if "" in keys.values()
        else save(state, Notes(left, around, Index(rows), english, _taken(corpus, library, {row.path for row in rows})))
    )


def save(state: Path, notes: Notes) -> str:
    """Write notes; gives their seal, or "" where they cannot be written."""
    try:
        sealed.save(
            state / NOTES,
            [to_plain(notes.corpus), to_plain(notes.around), notes.index.rows, notes.english, sorted(notes.taken)],
        )
    except OSError:
        return ""
    return sealed.seal_of(state / NOTES)


def load(state: Path, seal: str) -> Notes | None:
    """The notes with that seal; None where they are not there."""
    found = sealed.load(state / NOTES) if seal and sealed.seal_of(state / NOTES) == seal else None
    if found is None:
        return None
    corpus, around, rows, english, taken = found
    return Notes(
        from_plain(Corpus, corpus), from_plain(Library, around), Index([*map(Row._make, rows)]), english, set(taken)
    )


def _taken(corpus: Corpus, library: Library, public: set[str]) -> set[str]:
    hidden = {document.path for document in corpus.documents} - public
    ids = {post.id for post in corpus.posts if post.path in hidden}
    addresses = {claim.address for claim in library.claims if claim.path in hidden or claim.kind == "alias"}
    return {each.casefold() for each in (*hidden, *ids, *addresses)}


def name_of(key: str) -> str:
    """What an article is remembered under, by the key of its page."""
    return f"article {key}"


def plain(article: Article) -> list[Any]:
    """An article without its post and without what it shows of others, which is as they are now."""
    made: list[Any] = to_plain(replace(article, post=_NO_POST, related=(), newer=None, older=None))
    made[_POST] = None
    return made


def article_of(data: Sequence[Any]) -> Article:
    """The same again."""
    return from_plain(Article, [*data[:_POST], _NOBODY, *data[_POST + 1 :]])


def teaser_of(data: Sequence[Any]) -> Teaser:
    """Only what lists say of it: a third of the work."""
    return from_plain(Teaser, data[_TEASER])
