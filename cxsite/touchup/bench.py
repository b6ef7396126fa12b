"""The context of an edit: the options of the build, what was edited, and what the last build left."""

import re
from collections.abc import Collection, Mapping
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from cxsite import gate, read
from cxsite.keys.memory import Memory
from cxsite.keys.plain import from_plain
from cxsite.model.corpus import Corpus
from cxsite.model.frozen import dataclass
from cxsite.model.report import Report
from cxsite.model.result import Results
from cxsite.model.source import Source
from cxsite.touchup import notes as left
from cxsite.touchup.notes import Notes
from cxsite.touchup.unsure import MoreError
from cxsite.write.manifest import Manifest, load

_FEW = 20
_TEMPLATE = re.compile(r"(?:templates|themes/[^/]+/templates)/.")
CARDS = "content/scorecards/"


@dataclass(frozen=True, slots=True)
class Around:
    """What a plan needs besides the library: the scan of the sources, their digests by path, settings and pictures."""

    scan: gate.Scan
    digests: Mapping[str, str]
    corpus: Corpus


@dataclass(frozen=True, slots=True)
class Bench:
    """`report` is that of the last build, `known` the manifest of what it published; `notes` have the current results."""

    asked: gate.Asked
    scan: gate.Scan
    edited: gate.Edited
    desk: read.Desk
    report: Report
    notes: Notes
    known: Manifest
    memory: Memory

    @property
    def state(self) -> Path:
        """The folder of the notes."""
        return gate.state_of(self.asked.root, self.asked.output)

    @property
    def now(self) -> datetime:
        """The time of the build."""
        return datetime.fromtimestamp(self.asked.now, UTC)

    @property
    def digests(self) -> dict[str, str]:
        """Path → current digest of every source."""
        return {**self.edited.sources, **self.desk.digests}

    @property
    def around(self) -> Around:
        """What a plan needs."""
        return Around(self.scan, self.digests, self.notes.corpus)

    @property
    def is_of_templates(self) -> bool:
        """Whether only templates were edited."""
        return _are_templates(self.edited.changed)

    def says(self, rules: Collection[str]) -> bool:
        """Whether the last build reported a problem by any of these rules, or may have suppressed one."""
        return not {*self.notes.silent, *(problem.rule for problem in self.report.problems)}.isdisjoint(rules)

    def says_of(self, paths: Collection[str]) -> bool:
        """Whether the last build reported a problem in any of these files."""
        return any(problem.span and problem.span.path in paths for problem in self.report.problems)


def opened(asked: gate.Asked, scan: gate.Scan, memory: Memory) -> Bench | None:
    """The bench for an edit of a few texts, or of templates; None for any other edit, or if the notes cannot be used.

    There is no short path for a build that shows more than readers see (`asked.drafts` and the like).
    """
    edited = gate.edited(asked, scan)
    if edited is None or asked.drafts or asked.future or asked.expired:
        return None
    if not (_are_texts(edited.changed) or _are_templates(edited.changed)):
        return None
    state, report = gate.state_of(asked.root, asked.output), from_plain(Report, edited.report)
    known, notes = load(state), left.load(state, edited.notes)
    if known is None or notes is None:
        return None
    bench = Bench(asked, scan, edited, read.Desk(asked.root), report, notes, known, memory)
    return None if bench.is_of_templates and bench.says_of(edited.changed) else bench


def _are_texts(changed: Mapping[str, str]) -> bool:
    return 0 < len(changed) <= _FEW and all(path.endswith(".md") or path.startswith(CARDS) for path in changed)


def _are_templates(changed: Mapping[str, str]) -> bool:
    """Whether all are templates that existed before: a new one may shadow another."""
    return bool(changed) and all(before and _TEMPLATE.match(path) for path, before in changed.items())


def sources(bench: Bench) -> list[Source]:
    """The edited files, which must be posts, pages and scorecards."""
    changed = bench.edited.changed
    found = [source for source in found_in(bench, changed) if source.path in changed]
    if len(found) != len(changed) or any(source.kind not in ("post", "page", "scorecard") for source in found):
        raise MoreError
    return found


def found_in(bench: Bench, paths: Collection[str]) -> tuple[Source, ...]:
    """These files as sources. An edited one has no digest: it is parsed from its current bytes, whatever they were before."""
    files = [file for file in bench.scan.found.files if file.path in paths or file.path == "site.yaml"]
    found = read.folder(bench.asked.root, bench.asked.output, None, bench.scan.found._replace(files=files))
    if found.problems or not found.value:
        raise MoreError
    same, changed = bench.edited.sources, bench.edited.changed
    return tuple([s if s.path in changed else replace(s, digest=same[s.path]) for s in found.value.files])


def in_english(bench: Bench, corpus: Corpus) -> Results:
    """The results in English, for problems and `claims.lock`. `corpus` has the scorecards if one was edited."""
    results = bench.notes.around.results
    if bench.notes.noted == results.words:
        return results
    from cxsite.touchup.scores import plain  # few publications are in another language

    return plain(bench, corpus)
