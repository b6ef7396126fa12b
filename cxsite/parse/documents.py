"""Documents parsed by a pure function of path, bytes and settings, and cached under these.

Value and problems are cached together, so that a warning outlives the parse that found it. A cached file is not even read if
its hash is known. A parse without a value is not cached: the reason may lie outside the file (an engine that is not installed).
Bodies are stored separately, under the hash in the outline, and never held here.

Of the kinds of documents only posts and pages are here, which is all that a short edit touches; the others are in `corpus`.
"""

import dataclasses
from collections.abc import Callable, Iterable, Iterator
from dataclasses import field, replace
from functools import partial
from itertools import islice
from typing import Any, TypeVar

from cxsite.keys import digest
from cxsite.keys.crew import Crew
from cxsite.keys.memory import Found, Memory
from cxsite.keys.plain import from_plain, to_plain
from cxsite.model.body import Body
from cxsite.model.frozen import dataclass
from cxsite.model.post import Letter, Page, Post
from cxsite.model.problem import Outcome, Problem
from cxsite.model.site import Site
from cxsite.model.source import Source
from cxsite.parse.markdown.bodies import packed
from cxsite.parse.markdown.unedited import Read, anew, as_before

T = TypeVar("T")
ReadBytes = Callable[[Source], Outcome[bytes]]
Outcomes = dict[str, Outcome[Any]]
Keep = Callable[[str, bytes], None]
_AT_ONCE, _FIRST = 500, 8


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of document: its name in the cache, its type, and its parser. The parser also stores bodies."""

    name: str
    type: type[Any]
    parse: Callable[[str, bytes, Site, Keep], Outcome[Any]]


def with_body(parsed: Outcome[tuple[T, Body]], digest_of: Callable[[T], str], keep: Keep) -> Outcome[T]:
    """The value alone; its body is stored under the hash that the value contains."""
    if parsed.value is None:
        return Outcome(None, parsed.problems)
    value, body = parsed.value
    keep(digest_of(value), packed(body))
    return Outcome(value, parsed.problems)


def body_of(value: Post | Page | Letter) -> str:
    """The hash under which a text's body is stored."""
    return value.outline.digest


def _post(path: str, data: bytes, site: Site, keep: Keep, read: Read = anew) -> Outcome[Post]:
    from cxsite.parse.posts import post  # and all of front-matter parsing, which is often not needed

    return with_body(post(path, data, site, read), body_of, keep)


def _page(path: str, data: bytes, site: Site, keep: Keep, read: Read = anew) -> Outcome[Page]:
    from cxsite.parse.pages import page

    return with_body(page(path, data, site, read), body_of, keep)


POST, PAGE = Kind("post", Post, _post), Kind("page", Page, _page)


@dataclasses.dataclass(slots=True)
class Desk:
    """Where the documents of one build are read; collects their problems and what could not be read.

    `before` are the outcomes of the previous build by cache key, in a process that builds repeatedly; `used` are those of this
    build.
    """

    site: Site
    read_bytes: ReadBytes
    memory: Memory
    settings: str
    problems: list[Problem] = field(default_factory=list)
    unread: set[str] = field(default_factory=set)
    known: dict[str, Outcome[Any]] = field(default_factory=dict)
    before: Outcomes | None = None
    used: Outcomes = field(default_factory=dict)

    def values(self, kind: Kind, sources: Iterable[Source]) -> Iterable[Any]:
        """The documents of one kind that have a value."""
        for source in self._read_ahead(kind, sources):
            outcome = self.outcome(kind, source)
            self.problems.extend(outcome.problems)
            if outcome.value is None:
                self.unread.add(source.path)
            else:
                yield outcome.value

    def parse_together(self, crew: Crew, texts: list[tuple[Kind, Source]]) -> None:
        """Let several processes parse what is not cached, if there is enough of it, and cache the results."""
        if self.before or not crew.suits(len(texts)) or not self.memory.lasting:
            return  # with all outcomes of the previous build at hand, only edited texts remain
        known = self.memory.keys()
        new = [(kind, s) for kind, s in texts if not s.digest or self.key(kind, s, s.digest) not in known]
        if crew.suits(len(new)):
            few = min(len(new) // 4, _FIRST)
            self._keep(new[:few])  # modules loaded and caches filled here are inherited by all forks
            apart = replace(self, problems=[], unread=set(), known={}, before=None, used={})
            parts = crew.share(new[few:], _size, apart.parsed_apart, self._parsed_here, travels=True)
            for found in parts:
                self.memory.take(found)

    def _keep(self, texts: list[tuple[Kind, Source]]) -> None:
        for kind, source in texts:
            self.known[source.path] = self.outcome(kind, source)

    def _parsed_here(self, texts: list[tuple[Kind, Source]]) -> Found:
        """In this process: parse, and also keep the outcomes, which saves decoding them."""
        self._keep(texts)
        self.memory.save()
        return {}, {}

    def parsed_apart(self, texts: list[tuple[Kind, Source]]) -> Found:
        """In a separate process: parse, and return what is to be cached."""
        memory = self.memory.apart()
        desk = replace(self, memory=memory)
        for kind, source in texts:
            desk.outcome(kind, source)
        memory.save()
        return memory.found()

    def _read_ahead(self, kind: Kind, sources: Iterable[Source]) -> Iterator[Source]:
        """The same sources; their cache entries are fetched some hundreds at a time."""
        waiting = iter(sources)
        while some := tuple(islice(waiting, _AT_ONCE)):
            keys = [self.key(kind, s, s.digest) for s in some if s.digest]
            self.memory.read_ahead([key for key in keys if not self.before or key not in self.before])
            yield from some

    def outcome(self, kind: Kind, source: Source) -> Outcome[Any]:
        """The outcome for one file: from the cache, or else parsed and cached."""
        known = self.known.pop(source.path, None)
        if known is None and source.digest:
            known = self.recalled(kind, source, source.digest)
        if known:
            return known
        read = self.read_bytes(source)
        if read.value is None:
            return Outcome(None, read.problems)
        own = source.digest or digest.of_bytes(read.value)
        known = None if source.digest else self.recalled(kind, source, own)
        return known or self._parsed(kind, source, own, read.value)

    def _parsed(self, kind: Kind, source: Source, own: str, data: bytes) -> Outcome[Any]:
        outcome = kind.parse(source.path, data, self.site, self.memory.keep_body)
        if outcome.value is not None:
            self.memory.remember_later(self.key(kind, source, own), partial(_plain, outcome))
            self._note(self.key(kind, source, own), outcome)
        return outcome

    def recalled(self, kind: Kind, source: Source, own: str) -> Outcome[Any] | None:
        """The cached outcome of a file whose bytes have the hash `own`."""
        key = self.key(kind, source, own)
        known = self.before.get(key) if self.before else None
        if known is None and (found := self.memory.recall(key)) is not None:
            value, problems = found
            told = tuple([from_plain(Problem, problem) for problem in problems])
            known = Outcome(from_plain(kind.type, value), told)
        return self._note(key, known) if known else None

    def _note(self, key: str, outcome: Outcome[Any]) -> Outcome[Any]:
        if self.before is not None:
            self.used[key] = outcome
        return outcome

    def key(self, kind: Kind, source: Source, own: str) -> str:
        """The cache key of a file whose bytes have the hash `own`; keys sort by path, the order in which most are asked for."""
        return f"{kind.name} {source.path} {own} {self.settings}"

    def digest_of(self, source: Source) -> str | Outcome[bytes]:
        """The hash of a file's bytes; the failed read if they cannot be read."""
        if source.digest:
            return source.digest
        read = self.read_bytes(source)
        return read if read.value is None else digest.of_bytes(read.value)


def _size(text: tuple[Kind, Source]) -> int:
    return text[1].size


def _plain(outcome: Outcome[Any]) -> list[Any]:
    return [to_plain(outcome.value), [to_plain(problem) for problem in outcome.problems]]


def desk_for(site: Site, read_bytes: ReadBytes, memory: Memory) -> Desk:
    """A desk for these settings."""
    return Desk(site, read_bytes, memory, digest.of(settings(site)))


def again(
    source: Source, before: str, site: Site, read_bytes: ReadBytes, memory: Memory
) -> tuple[Outcome[Any] | None, Outcome[Any]]:
    """One post or page as it was when its bytes had the hash `before` (None if no longer cached), and as it is now."""
    desk, kind = desk_for(site, read_bytes, memory), POST if source.kind == "post" else PAGE
    was = desk.recalled(kind, source, before)
    if was and was.value and not was.problems:
        read = as_before(was.value.outline, memory.body)
        kind = replace(kind, parse=partial(_post if kind is POST else _page, read=read))
    return was, desk.outcome(kind, source)


def recalling(site: Site, memory: Memory) -> Callable[[str, str], list[Any] | None]:
    """A function from a post's path and the hash of its bytes to its plain form; None if it is not cached."""
    desk = desk_for(site, _unread, memory)

    def post(path: str, own: str) -> list[Any] | None:
        found = memory.recall(desk.key(POST, Source(path, "post"), own))
        return found[0] if found else None

    return post


def _unread(_: Source) -> Outcome[bytes]:
    return Outcome(None)


def settings(site: Site) -> tuple[object, ...]:
    """The settings on which a document's parse depends, and no others: changing the tagline re-parses nothing."""
    return (
        site.language,
        site.labels,
        site.time_zone,
        site.feeds.id,
        site.ignored_keys,
        site.markdown,
        site.editorial.jargon,
    )
