"""An edit of nothing but the words of texts, published without looking at the whole publication again.

Most saves are of this kind. What others see of the text (title, labels, headings, links, numbers, the time it takes to read) is
as it was; so relations and opinions are as they were, and so is every promise but those of its page and of the feeds it is in.
A whole build leaves what these few need: its articles in the memory, each under the key of its page, and the library around them
in a file of notes. What comes of it is proven before it is published: no input but the body may differ from the manifest's. In
every other case there is no report, and the whole flow runs.
"""

from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, fields, replace
from pathlib import Path
from typing import Any, NoReturn

from cxsite import gate, read, write
from cxsite.keys import sealed
from cxsite.keys.crew import Crew
from cxsite.keys.memory import Memory
from cxsite.keys.plain import from_plain, to_plain
from cxsite.model.addresses import file_of
from cxsite.model.library import Article, Corpus, Library, Shelf, Teaser
from cxsite.model.moment import Moment
from cxsite.model.output import Output, Plan
from cxsite.model.post import Page, Post
from cxsite.model.problem import Outcome, once
from cxsite.model.report import Report
from cxsite.parse.documents import again, recalled_post
from cxsite.relate.teasers import minutes
from cxsite.render.lists import FED
from cxsite.write.manifest import Entry, Manifest, load

NOTES = "notes.json"
_FEW = 20
Text = Post | Page
_FIELDS = [field.name for field in fields(Article)]
_POST, _TEASER, _RELATED = (_FIELDS.index(name) for name in ("post", "teaser", "related"))
_NO_POST = Post("", "", "", Moment(0, "", has_time=False))


class MoreError(Exception):
    """Something else than words has changed, or what is remembered does not do: the whole flow is needed."""


@dataclass(frozen=True, slots=True)
class Around:
    """What promises need beside the library: the scan of the sources, their digests by path, settings and pictures."""

    scan: gate.Scan
    digests: Mapping[str, str]
    corpus: Corpus


Promised = Callable[[Around, Library, frozenset[str]], Sequence[Output]]


def note(state: Path, corpus: Corpus, library: Library, plan: Plan, memory: Memory) -> str:
    """Leave what the next build needs to touch up texts. Gives the seal of the notes, "" where they cannot be written."""
    keys = {output.of: output.key for output in plan.outputs if output.key}
    named = [(_name(keys[a.post.path]), a) for a in library.articles if a.post.path in keys]
    known = memory.keys()
    for name, article in named:
        if name not in known:
            memory.remember(name, _row(article))
    memory.keep(name for name, _ in named)
    size = library.site.feeds.items
    shelves = tuple(replace(shelf, posts=_first(shelf, size)) for shelf in library.shelves)
    around = replace(library, articles=(), fills_of={}, claims=(), shelves=shelves)
    addresses = {a.post.path: a.teaser.address for a in library.articles}
    newest = [a.post.path for a in library.articles if a.teaser.held is None][:size]
    lettered = next(([a.post.path] for a in library.articles if a.letters), [])
    written = Corpus(corpus.site, assets=corpus.assets, pictures=corpus.pictures)
    try:
        sealed.save(state / NOTES, [to_plain(written), to_plain(around), addresses, [*newest, *lettered]])
    except OSError:
        return ""
    return sealed.seal_of(state / NOTES)


def publish(
    asked: gate.Asked, promised: Promised, memory: Memory, step: write.Step | None, crew: Crew
) -> Report | None:
    """Publish an edit of nothing but words; None where it is another.

    `promised` makes the promises of some texts, and of the feeds that hold them, from a library with no more than these show.
    """
    scan, state = gate.scan(asked.root), gate.state_of(asked.root, asked.output)
    edited = gate.edited(asked, scan)
    if edited is None or not _is_small(edited):
        return None
    desk = read.Desk(asked.root)
    try:
        bench = _bench(asked, scan, edited, desk, memory)
        plan = bench.plan(promised(Around(scan, bench.digests, bench.corpus), bench.library(), frozenset(bench.texts)))
        done = write.plan(plan, Path(asked.output), state, step, crew, known=bench.known)
    except MoreError:
        return None
    if done.value is None:
        return None
    memory.save()
    with suppress(OSError):  # then the next build looks again
        gate.settle(asked, scan, bench.digests, edited.moments, edited.report, notes=edited.notes)
    last = from_plain(Report, edited.report)
    told = once(last.problems + done.problems)
    return replace(last, problems=told, written=done.value.written, unchanged=done.value.unchanged)


def _is_small(edited: gate.Edited) -> bool:
    """Whether a few files were edited, of which nothing was told."""
    told = {problem.span.path for problem in from_plain(Report, edited.report).problems if problem.span}
    return 0 < len(edited.changed) <= _FEW and told.isdisjoint(edited.changed)


def _bench(asked: gate.Asked, scan: gate.Scan, edited: gate.Edited, desk: read.Desk, memory: Memory) -> "_Bench":
    """All that is needed, from the notes of the last build; MoreError where it is not there, or more than words was edited."""
    state = gate.state_of(asked.root, asked.output)
    known, notes = load(state), sealed.load(state / NOTES)
    if known is None or notes is None or sealed.seal_of(state / NOTES) != edited.notes:
        raise MoreError
    corpus, around, addresses, newest = from_plain(Corpus, notes[0]), from_plain(Library, notes[1]), notes[2], notes[3]
    files = [f for f in scan.found.files if f.path in edited.changed or f.path == "site.yaml"]
    sources = read.folder(asked.root, asked.output, None, scan.found._replace(files=files)).value
    texts: dict[str, Text] = {}
    for source in sources.files if sources else ():
        if before := edited.changed.get(source.path):
            if source.kind not in ("post", "page"):
                raise MoreError
            texts[source.path] = _same_but_words(*again(source, before, corpus.site, desk.bytes_of, memory))
    if around.site.search and not texts.keys().isdisjoint([*addresses, *(p.page.path for p in around.pages)]):
        raise MoreError  # the index holds all words
    return _Bench(corpus, around, addresses, newest, texts, {**edited.sources, **desk.digests}, known, memory)


def _same_but_words(old: Outcome[Text] | None, new: Outcome[Text]) -> Text:
    """The new value of a text that has changed in its words alone, and of which nothing is to be said."""
    if old is None or old.value is None or new.value is None or old.problems or new.problems:
        raise MoreError
    before, after = old.value.outline, new.value.outline
    excerpt = before.excerpt if new.value.description else after.excerpt  # it stands where there is no description
    outline = replace(after, digest=before.digest, words=before.words, excerpt=excerpt)
    noted = [[(s.about, s.words, s.backed, s.figure) for s in each.said] for each in (before, after)]
    same = replace(new.value, outline=outline) == old.value and old.value.marks == new.value.marks
    read = minutes(before.words) == minutes(after.words) and not (before.waivers or after.waivers)
    if not (same and read and noted[0] == noted[1]):
        raise MoreError
    return new.value


@dataclass(frozen=True, slots=True)
class _Bench:
    """The notes, the edited texts by path, the digests of all sources by now, and what was published (`known`)."""

    corpus: Corpus
    around: Library
    addresses: Mapping[str, str]
    newest: Sequence[str]
    texts: Mapping[str, Text]
    digests: Mapping[str, str]
    known: Manifest
    memory: Memory

    def library(self) -> Library:
        """The library with the edited pages and the articles that are needed, newest first."""
        paths = self.texts.keys()
        listed = ([teaser.path for teaser in shelf.posts] for shelf in self.around.shelves)
        beside = [path for shelf in listed if not paths.isdisjoint(shelf) for path in shelf]
        wanted = dict.fromkeys([*(path for path in paths if path in self.addresses), *self.newest, *beside])
        articles = sorted(map(self._article, wanted), key=lambda a: (-a.post.date.instant, a.post.path))
        pages = [(p, self.texts.get(p.page.path)) for p in self.around.pages]
        edited = tuple([replace(p, page=new) if isinstance(new, Page) else p for p, new in pages])
        return replace(self.around, articles=tuple(articles), pages=edited)

    def plan(self, made: Sequence[Output]) -> Plan:
        """All promises: those that were `made`, proven, and the others as they were.

        The articles of those that were made are kept under their new keys.
        """
        for output in made:
            entry = self.known.get(output.address)
            if entry is None or {**dict(output.all_inputs), "body": ""} != {**entry.inputs, "body": ""}:
                raise MoreError
            if output.key:
                self.memory.remember(_name(output.key), self._row(output.of))
        outputs = {address: _as_it_was(address, entry) for address, entry in self.known.items()}
        outputs |= {output.address: output for output in made}
        return Plan(tuple(outputs.values()))

    def _article(self, path: str) -> Article:
        """The article of a post, with its relatives."""
        post = self.texts.get(path) or recalled_post(path, self.digests[path], self.corpus.site, self.memory)
        if not isinstance(post, Post):
            raise MoreError
        row = self._row(path)
        row[_RELATED] = [self._row(other)[_TEASER] for other in row[_RELATED]]
        row[_POST] = to_plain(_NO_POST)
        return replace(from_plain(Article, row), post=post)

    def _row(self, path: str) -> list[Any]:
        entry = self.known.get(file_of(self.addresses[path])) if path in self.addresses else None
        row: list[Any] | None = self.memory.recall(_name(entry.key)) if entry and entry.key else None
        if row is None:
            raise MoreError
        return row


def _name(key: str) -> str:
    return f"article {key}"


def _row(article: Article) -> list[Any]:
    """An article without its post, and with the paths of its relatives."""
    row: list[Any] = to_plain(replace(article, post=_NO_POST, related=()))
    row[_POST], row[_RELATED] = None, [teaser.path for teaser in article.related]
    return row


def _first(shelf: Shelf, size: int) -> tuple[Teaser, ...]:
    """The posts of a shelf that are in its feed."""
    return tuple([teaser for teaser in shelf.posts if teaser.held is None][:size]) if shelf.kind in FED else ()


def _as_it_was(address: str, entry: Entry) -> Output:
    return Output(address, "page", tuple(entry.inputs.items()), _unknown, "", entry.key)


def _unknown() -> NoReturn:
    """A file that should stand has gone or was edited."""
    raise MoreError
