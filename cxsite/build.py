"""The whole build, top to bottom: the only module that knows the order of the steps.

    look       files on disk → everything known about the publication, with all problems
    promise    → the plan: what the site will consist of, not yet rendered
    publish    → the output folder, unless a problem prevents it

`list` and `score` stop after `look`; `check` and the preview stop after `promise`, and make outputs without publishing them.
"""

from collections.abc import Mapping
from contextlib import suppress
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from cxsite import gate, read, touchup, write
from cxsite.keys.crew import ALONE, Crew
from cxsite.keys.digest import of_bytes
from cxsite.keys.kept import Kept
from cxsite.keys.memory import Memory
from cxsite.keys.plain import to_plain
from cxsite.keys.versions import engine
from cxsite.model.body import Body
from cxsite.model.corpus import Corpus
from cxsite.model.frozen import dataclass
from cxsite.model.library import Library
from cxsite.model.output import Plan
from cxsite.model.problem import Outcome, Problem, Waived, errors, once, warning
from cxsite.model.report import Report
from cxsite.model.result import Results
from cxsite.model.site import Site
from cxsite.model.source import Sources
from cxsite.model.standing import Show
from cxsite.parse.documents import Outcomes
from cxsite.parse.markdown.bodies import unpacked
from cxsite.parse.markdown.labels import KEYS as LABELS
from cxsite.parse.pictures.metadata import without_metadata
from cxsite.relate.spared import spare
from cxsite.relate.standing import around, moments
from cxsite.render.gallery import Pictures
from cxsite.render.plan import made, plan
from cxsite.render.reprint import Anew
from cxsite.theming import both, within, worn


@dataclass(frozen=True, slots=True)
class Options:
    """Options of a build. `base_url` overrides the settings' address unless it is ""; with `strict`, warnings count as errors.

    `home` is the user's home folder, which is never an output folder. `locked` leaves `claims.lock` unchanged, and stops the
    build if it is out of date. `crew` says how many processes may run at once. `scan` is the gate's scan, if it just made one.
    """

    root: Path
    output: Path
    now: datetime
    show: Show = Show()
    base_url: str = ""
    strict: bool = False
    home: Path | None = None
    locked: bool = False
    crew: Crew = ALONE
    scan: gate.Scan | None = None

    @property
    def asked(self) -> gate.Asked:
        """The options in the gate's form."""
        flags = (self.show.drafts, self.show.future, self.show.expired, self.base_url, self.strict, self.locked)
        return gate.Asked(str(self.root), str(self.output), self.now.timestamp(), *flags)

    @property
    def keeps_ledger(self) -> bool:
        """Whether the build writes `claims.lock`: not if it shows anything that readers do not see."""
        return not self.locked and self.show == Show()


@dataclass(frozen=True, slots=True)
class Look:
    """Everything known about the publication. `scan` was taken before reading; `digests` are of the bytes that were used.

    `results` are in English, as the terminal prints them; those of `library` are in the publication's language.
    """

    scan: gate.Scan
    sources: Sources
    digests: Mapping[str, str]
    corpus: Corpus
    library: Library
    results: Results
    waived: tuple[Waived, ...] = ()


class ForgottenBodyError(Exception):
    """Memory has a document but not its body: the cache is damaged."""


def memory_of(root: Path) -> Memory:
    """The cache of the publication in `root`, shared by all its output folders and the preview."""
    return Memory(gate.notes_of(str(root)), engine())


def look(options: Options, memory: Memory, known: Mapping[str, tuple[str, str]] | None = None) -> Outcome[Look]:
    """Read, parse, relate and check. No value if there is no publication, or if its settings cannot be read at all.

    `known` has the stat and digest of sources seen before (`gate.known`): unchanged ones need not be read.
    """
    return judged(options, related(options, memory, known))


def related(
    options: Options, memory: Memory, known: Mapping[str, tuple[str, str]] | None = None, before: Outcomes | None = None
) -> Outcome[Look]:
    """`look` without the checks: only problems of shape are reported. `before` as in `parse.corpus`."""
    # imported here because an edit that takes the short path needs none of it
    from cxsite.parse.corpus import corpus
    from cxsite.relate.library import library
    from cxsite.relate.results import results

    scan = options.scan or gate.scan(str(options.root))
    sources = read.folder(str(options.root), str(options.output), known, scan.found)
    if sources.value is None:
        return Outcome(None, sources.problems)
    desk = read.Desk(str(options.root))
    settings = _settings(sources.value, desk, options.base_url)
    if settings.value is None:
        return Outcome(None, sources.problems + settings.problems)
    spoken, noted = both(options.root, settings.value, memory)
    words = spoken.value or noted
    site = replace(settings.value, labels=tuple(map(words.text, LABELS)))
    parsed = corpus(sources.value, site, desk.bytes_of, memory, options.crew, before=before)
    assert parsed.value is not None  # noqa: S101  # a corpus always has a value
    whole = replace(parsed.value, private=dict(scan.private))
    now = options.now.astimezone(ZoneInfo(site.time_zone))
    computed = results(whole.scorecards, now, words, whole.site.limits)
    plain = results(whole.scorecards, now, noted, whole.site.limits) if computed.words != noted else computed
    inside = within((d.language for d in whole.documents), options.root, whole.site, words, memory)
    shown = library(whole, computed, now, options.show, plain, spoken=inside)
    found = Look(scan, sources.value, desk.all_of(sources.value), whole, shown, plain)
    return Outcome(found, sources.problems + settings.problems + parsed.problems + spoken.problems)


def judged(options: Options, seen: Outcome[Look]) -> Outcome[Look]:
    """The related publication with the problems that the checks find, after the publication's own rule settings and waivers."""
    from cxsite import check

    look = seen.value
    if look is None:
        return seen
    opinions = check.corpus(look.corpus, look.library, look.results, options.now, locked=options.locked)
    agreed = check.settled(once(seen.problems + opinions), look.corpus, _rule_names)
    return Outcome(replace(look, waived=agreed.waived), agreed.problems)


def _rule_names() -> frozenset[str]:
    from cxsite.rules import names  # only a publication that names rules needs all the manual pages

    return names()


def promise(
    options: Options, seen: Look, memory: Memory, *, fingerprints: bool = True, reached: Anew | None = None
) -> Outcome[Plan]:
    """The plan: what the site will consist of, with nothing rendered yet. No value if the theme does not exist.

    With `fingerprints`, stylesheet names contain their digest. The preview turns this off so that it can swap a stylesheet in
    an open page; this also skips the smaller copies of images, which take time and gain it nothing, and the keys of pages, of
    which it renders few. `reached` as in `plan`.
    """
    theme = worn(options.root, seen.corpus.site, seen.library.results.words)
    if theme.value is None:
        return Outcome(None, theme.problems)
    promised = plan(
        seen.library,
        theme.value,
        bodies=lambda digest: _body(memory, digest),
        files=read.later(seen.sources),
        engine=engine(),
        digests=seen.corpus.assets,
        sources=seen.digests if fingerprints else None,
        pictures=Pictures(seen.corpus.pictures, without_metadata, _kept(options), copies=fingerprints),
        fingerprints=fingerprints,
        reached=reached,
    )
    return Outcome(promised, theme.problems)


def publish(options: Options, step: write.Step | None = None) -> Report:
    """The whole build: one at a time for each output folder, which is not touched unless everything can be rendered.

    `step` is called with the number of outputs rendered so far and the total.
    """
    if refusal := write.refused(options.root, options.output, options.home):
        return Report(published=False, problems=(refusal,))
    with write.locked(_state(options)) as busy, memory_of(options.root) as memory:
        if busy:
            return Report(published=False, problems=(busy,))
        try:
            return _touched_up(options, memory, step) or _published(options, memory, step)
        except ForgottenBodyError:
            memory.forget()
            return _published(options, memory, step)
        except read.GoneError as gone:
            return Report(published=False, problems=(gone.problem,))


def _touched_up(options: Options, memory: Memory, step: write.Step | None) -> Report | None:
    """The build after an edit of a few texts, by the short path; None if the edit needs a full build."""

    def promised(seen: touchup.Around, library: Library, reached: Anew) -> Plan | None:
        look = Look(seen.scan, Sources(str(options.root), ()), seen.digests, seen.corpus, library, library.results)
        return promise(options, look, memory, reached=reached).value

    report = touchup.publish(options.asked, promised, memory, step, options.crew, scan=options.scan)
    return report and replace(report, problems=once(report.problems + _damage(memory)))


def _published(options: Options, memory: Memory, step: write.Step | None) -> Report:
    looked = look(options, memory, gate.known(str(options.root), str(options.output)))
    if looked.value is None:
        return Report(published=False, problems=looked.problems)
    memory.save()  # before `spare`: unsaved rows are made from the values that it strips
    looked.value.scan.looks.clear()  # worked out again at the end, from the files found
    beside = touchup.beside(looked.value.corpus, looked.value.library, looked.value.results.words)
    spare(looked.value.corpus, looked.value.library)
    seen, looked = looked.value, Outcome(None, looked.problems)
    promised = promise(options, seen, memory) if not _stops(looked.problems, options) else Outcome(None)
    said = _said(seen, looked.problems + promised.problems)
    if promised.value is None or _stops(said.problems, options):
        return said
    done = write.plan(promised.value, options.output, _state(options), step, options.crew)
    if (written := done.value) is None:
        return replace(said, problems=once(said.problems + done.problems))
    keys, kept, promised = touchup.keys(promised.value), made(promised.value), Outcome(None)  # notes need memory
    settled = replace(said, published=True, outputs=written.outputs, unchanged=written.outputs)
    if not (unwritten := _keep_ledger(options, seen)):
        notes = touchup.note(_state(options), seen.corpus, seen.library, keys, memory, beside=beside)
        _settle(options, seen, settled, notes)
    memory.tidy({text.outline.digest for text in seen.corpus.texts})
    _kept(options).tidy(kept, options.now.timestamp())
    settled = replace(settled, written=written.written, unchanged=written.unchanged, removed=written.removed)
    return replace(settled, problems=once(said.problems + done.problems + unwritten + _damage(memory)))


def _state(options: Options) -> Path:
    return gate.state_of(str(options.root), str(options.output))


def _settle(options: Options, seen: Look, report: Report, notes: str) -> None:
    """Record for the gate what this build saw and wrote. If that cannot be saved, the next build simply looks again."""
    instants, kept, scan, digests = moments(seen.corpus), seen.library.ledger, seen.scan, seen.digests
    if kept != seen.corpus.ledger and options.keeps_ledger:
        scan = gate.again(str(options.root), scan, kept.path)
        digests = {**digests, kept.path: of_bytes(kept.text.encode())}
    elif kept != seen.corpus.ledger:  # unwritten claims bear today's date
        from cxsite.relate.ledger import midnights

        instants = tuple(sorted((*instants, *midnights(options.now, seen.corpus.site.time_zone))))
    with suppress(OSError):
        gate.settle(options.asked, scan, digests, around(instants, options.now), to_plain(report), notes=notes)


def _keep_ledger(options: Options, seen: Look) -> tuple[Problem, ...]:
    """Write `claims.lock`, last of all, if it does not match what the articles show."""
    kept = seen.library.ledger
    if kept == seen.corpus.ledger or not options.keeps_ledger:
        return ()
    unwritten = write.ledger(options.root, kept.path, kept.text)
    return (unwritten,) if unwritten else ()


def _settings(sources: Sources, desk: read.Desk, base_url: str) -> Outcome[Site]:
    from cxsite.parse.site import site

    (source,) = sources.of("site")
    if (data := desk.bytes_of(source)).value is None:
        return Outcome(None, data.problems)
    found = site(source.path, data.value)
    if found.value is None or not base_url:
        return found
    return replace(found, value=replace(found.value, address=base_url.rstrip("/")))


def _kept(options: Options) -> Kept:
    return Kept(gate.notes_of(str(options.root)) / "made")


def _body(memory: Memory, digest: str) -> Body:
    data = memory.body(digest)
    if data is None:
        raise ForgottenBodyError(digest)
    return unpacked(data)


def _stops(problems: tuple[Problem, ...], options: Options) -> bool:
    return bool(errors(problems)) or (options.strict and any(p.severity == "warning" for p in problems))


def _said(seen: Look, problems: tuple[Problem, ...]) -> Report:
    """What can be reported about a build before anything is written."""
    return Report(
        published=False,
        problems=once(problems),
        posts_read=len(seen.sources.of("post")),
        posts_published=len(seen.library.articles),
        held=seen.library.held,
    )


def _damage(memory: Memory) -> tuple[Problem, ...]:
    message = "part of the build cache in .cxsite was damaged and has been rebuilt"
    remedy = "nothing is lost; if it happens again, the disk may be failing"
    return (warning("memory-damaged", None, message, remedy),) if memory.damaged else ()
