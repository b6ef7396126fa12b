"""The short way from top to bottom: what was edited, whether this way does, how far it reaches, and out with it."""

from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from cxsite import gate, read, write
from cxsite.keys.crew import Crew
from cxsite.keys.digest import of_bytes
from cxsite.keys.memory import Memory
from cxsite.keys.plain import from_plain, to_plain
from cxsite.model.frozen import dataclass
from cxsite.model.library import Article, Corpus, Library
from cxsite.model.output import Bundle, Plan
from cxsite.model.post import Page, Post
from cxsite.model.problem import Problem, once
from cxsite.model.report import Report
from cxsite.model.source import Source
from cxsite.parse.documents import again
from cxsite.render.reached import Reached
from cxsite.touchup import notes as left
from cxsite.touchup.claims import kept
from cxsite.touchup.edits import Edit, Text, added, judge, only_words, retold, settled
from cxsite.touchup.notes import Notes
from cxsite.touchup.rows import Index, MoreError
from cxsite.touchup.spread import Spread, reached, spread
from cxsite.touchup.stock import Stock, named
from cxsite.write.manifest import Entry, Manifest, load

_FEW = 20


@dataclass(frozen=True, slots=True)
class Around:
    """What promises need beside the library: the scan of the sources, their digests by path, settings and pictures."""

    scan: gate.Scan
    digests: Mapping[str, str]
    corpus: Corpus


Promised = Callable[[Around, Library, Reached], Plan | None]


@dataclass(frozen=True, slots=True)
class _Bench:
    """What one edit is worked on with: how it was asked, what was found edited, the notes, what is published, the memory."""

    asked: gate.Asked
    scan: gate.Scan
    edited: gate.Edited
    desk: read.Desk
    notes: Notes
    known: Manifest
    memory: Memory

    @property
    def state(self) -> Path:
        return gate.state_of(self.asked.root, self.asked.output)

    @property
    def now(self) -> datetime:
        return datetime.fromtimestamp(self.asked.now, UTC)

    @property
    def report(self) -> Report:
        return from_plain(Report, self.edited.report)

    @property
    def digests(self) -> dict[str, str]:
        return {**self.edited.sources, **self.desk.digests}


def publish(
    asked: gate.Asked,
    promised: Promised,
    memory: Memory,
    step: write.Step | None,
    crew: Crew,
    *,
    scan: gate.Scan | None = None,
) -> Report | None:
    """Publish an edit of a few texts; None where it is another, or may be.

    `scan` are the sources, where somebody has just looked at them.
    `promised` makes the promises that are reached, from a library whose articles are made when asked for.
    """
    scan = scan or gate.scan(asked.root)
    edited = gate.edited(asked, scan)
    if edited is None or not _is_small(asked, edited):
        return None
    bench = _bench(asked, scan, edited, memory)
    try:
        return _published(bench, promised, step, crew) if bench else None
    except MoreError:
        return None


def _is_small(asked: gate.Asked, edited: gate.Edited) -> bool:
    """Whether a few texts were edited, of which nothing was told, and nothing is shown that readers do not see."""
    told = {problem.span.path for problem in from_plain(Report, edited.report).problems if problem.span}
    more = asked.drafts or asked.future or asked.expired
    few = 0 < len(edited.changed) <= _FEW and all(path.endswith(".md") for path in edited.changed)
    return few and told.isdisjoint(edited.changed) and not more


def _bench(asked: gate.Asked, scan: gate.Scan, edited: gate.Edited, memory: Memory) -> _Bench | None:
    """All that is needed, from the notes of the last build."""
    state = gate.state_of(asked.root, asked.output)
    known, notes = load(state), left.load(state, edited.notes)
    if known is None or notes is None or notes.day != left.day(datetime.fromtimestamp(asked.now, UTC)):
        return None
    return _Bench(asked, scan, edited, read.Desk(asked.root), notes, known, memory)


def _published(bench: _Bench, promised: Promised, step: write.Step | None, crew: Crew) -> Report | None:
    edits, pages = _edits(bench)
    spent = spread(bench.notes.index, edits, bench.notes.corpus.site.language)
    own = {edit.after.post.path: edit.after for edit in edits}
    stock = Stock(bench.notes, spent.after, own, bench.digests, bench.memory)
    library = stock.library(pages)
    around = Around(bench.scan, bench.digests, bench.notes.corpus)
    made = promised(around, library, reached(spent, edits, pages, stock, library))
    if made is None:
        raise MoreError
    told = [edit for edit in edits if edit.told]
    if not told:
        _prove(made, bench.known)
    ledger = kept(edits, bench.notes, bench.now)
    if ledger != bench.notes.around.ledger and bench.asked.locked:
        raise MoreError
    index = _noted(spent, told, made, bench.memory) if told else bench.notes.index
    notes = (
        replace(bench.notes, index=index, around=replace(bench.notes.around, ledger=ledger)) if told else bench.notes
    )
    outputs = {output.address: output for output in made.outputs}
    plan = replace(made, outputs=tuple(outputs[address] for address in sorted(outputs)))
    rest = _rest(plan, bench.known)
    done = write.plan(plan, Path(bench.asked.output), bench.state, step, crew, known=bench.known, rest=rest)
    if done.value is None:
        return None
    bench.memory.save()
    report = _report(bench, edits, done.value.outputs)
    unwritten = _settle(bench, edits, report, notes)
    problems = once(report.problems + done.problems + unwritten)
    written, unchanged, removed = done.value.written, done.value.unchanged, done.value.removed
    return replace(report, problems=problems, written=written, unchanged=unchanged, removed=removed)


def _edits(bench: _Bench) -> tuple[list[Edit], dict[str, Page]]:
    """The edits of posts that readers see, and the edited free pages by path. Drafts are neither."""
    edits: list[Edit] = []
    pages: dict[str, Page] = {}
    before = Stock(bench.notes, bench.notes.index, {}, {}, bench.memory)
    for source in _sources(bench):
        old, new = _parsed(bench, source)
        at = bench.notes.index.at.get(source.path)
        if old is None:
            edits.append(_added(bench, new))
        elif at is not None and isinstance(old, Post) and isinstance(new, Post):
            edits.append(_edit(bench, replace(before.alone(at), post=named(old, bench.notes.corpus)), old, new))
        elif not only_words(old, new):
            raise MoreError
        elif isinstance(new, Page):
            pages[source.path] = new
    judge([edit for edit in edits if edit.told], bench.notes, bench.now)
    return edits, pages


def _sources(bench: _Bench) -> list[Source]:
    """The edited files, which must all be posts or pages."""
    scan, changed = bench.scan.found, bench.edited.changed
    files = [f for f in scan.files if f.path in changed or f.path == "site.yaml"]
    found = read.folder(bench.asked.root, bench.asked.output, None, scan._replace(files=files))
    sources = [source for source in (found.value.files if found.value else ()) if source.path in changed]
    if found.problems or len(sources) != len(changed) or any(source.kind not in ("post", "page") for source in sources):
        raise MoreError
    return sources


def _parsed(bench: _Bench, source: Source) -> tuple[Text | None, Text]:
    """A text as it was (None where it is new) and as it is, with nothing to say of either."""
    was = bench.edited.changed[source.path]
    before, after = again(source, was, bench.notes.corpus.site, bench.desk.bytes_of, bench.memory)
    if was and before is None:
        raise MoreError
    return settled(before) if before else None, settled(after)


def _edit(bench: _Bench, article: Article, old: Post, new: Post) -> Edit:
    if only_words(old, new):
        return Edit(replace(article, post=named(new, bench.notes.corpus)), article, told=False)
    return retold(article, _agreed(bench.notes, new, old), bench.notes, bench.report)


def _added(bench: _Bench, new: Text) -> Edit:
    if not isinstance(new, Post):
        raise MoreError
    return added(_agreed(bench.notes, new), bench.notes, bench.now, bench.known, bench.report)


def _agreed(notes: Notes, new: Post, old: Post | None = None) -> Post:
    """The post with its tags as the publication writes them. MoreError where others came or went: rules may speak of those."""
    written = (old, new) if old and old.tags != new.tags else () if old else (new,)
    if any(named(post, notes.corpus).tags != post.tags for post in written):
        raise MoreError
    return named(new, notes.corpus)


def _prove(made: Plan, known: Manifest) -> None:
    """Where nothing but words was edited, no input but the body may differ from the manifest's."""
    for output in made.outputs:
        entry = known.get(output.address)
        if entry is None or {**dict(output.all_inputs), "body": ""} != {**entry.inputs, "body": ""}:
            raise MoreError


def _noted(spent: Spread, told: Sequence[Edit], made: Plan, memory: Memory) -> Index:
    """The rows for the next edit. What is remembered of edited articles is remembered anew, under the keys of their pages."""
    keys = {output.of: output.own_key for output in made.outputs if output.key}
    rows = list(spent.after.rows)
    for edit in told:
        path = edit.after.post.path
        if path not in keys:
            raise MoreError
        name = left.name_of(keys[path])
        memory.remember(name, left.plain(edit.after))
        at = spent.after.at[path]
        rows[at] = rows[at]._replace(name=name)
    return Index(rows)


def _rest(made: Plan, known: Manifest) -> list[str]:
    """What is promised as it was: all but what was made now, and what is no more."""
    others = {*made.dropped, *(output.address for output in made.outputs)}
    return [
        address
        for address, entry in known.items()
        if address not in others and not any(_is_of(bundle, address, entry) for bundle in made.bundles)
    ]


def _is_of(bundle: Bundle, address: str, entry: Entry) -> bool:
    return address.startswith(bundle.address) and entry.inputs.keys() == dict(bundle.inputs).keys()


def _settle(bench: _Bench, edits: Sequence[Edit], report: Report, notes: Notes) -> tuple[Problem, ...]:
    """Write `claims.lock` where it says something else now, and tell the gate. Where that fails the next build looks again."""
    ledger, scan, digests = notes.around.ledger, bench.scan, bench.digests
    if ledger != bench.notes.around.ledger:
        if unwritten := write.ledger(Path(bench.asked.root), ledger.path, ledger.text):
            return (unwritten,)
        scan = gate.again(bench.asked.root, scan, ledger.path)
        digests = {**digests, ledger.path: of_bytes(ledger.text.encode())}
    seal = bench.edited.notes if notes is bench.notes else left.save(bench.state, notes)
    since, until = bench.edited.moments
    new = [edit.after.post.date.instant for edit in edits if edit.before is None]
    latest = max([*new, *([since] if since is not None else [])], default=None)
    with suppress(OSError):
        gate.settle(bench.asked, scan, digests, (latest, until), to_plain(report), notes=seal)
    return ()


def _report(bench: _Bench, edits: Sequence[Edit], outputs: int) -> Report:
    """What the last build told, with the posts and outputs of now, of which none was written."""
    last, more = bench.report, sum(edit.before is None for edit in edits)
    read, published = last.posts_read + more, last.posts_published + more
    return replace(last, outputs=outputs, unchanged=outputs, posts_read=read, posts_published=published)
