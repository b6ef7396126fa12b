"""What one look leaves for the next, and for the thread that shows pages: one frozen value, replaced atomically."""

from dataclasses import field
from datetime import datetime

from cxsite.build import Look
from cxsite.keys.memory import Memory
from cxsite.model.frozen import dataclass
from cxsite.model.library import Library
from cxsite.model.output import Plan
from cxsite.model.problem import Problem
from cxsite.relate.ledger import midnights
from cxsite.relate.standing import around, moments


@dataclass(frozen=True, slots=True)
class Seen:
    """Stat and digest of files (`known`), and the two moments (seconds since 1970) between which nothing changes by itself.

    For pages: `look` is the last one with a value, `problems` are those of the last one with or without; `plan` is set if there
    were no errors, and reads its bodies from `memory`.
    """

    known: dict[str, tuple[str, str]]
    between: tuple[int | None, int | None] = (None, None)
    look: Look | None = None
    problems: tuple[Problem, ...] = ()
    plan: Plan | None = None
    memory: Memory | None = field(default=None, compare=False)


def seen(look: Look, now: datetime, problems: tuple[Problem, ...]) -> Seen:
    """What a look saw. A file that changed just before it is read again next time: a later change could have the same time."""
    stats = {f.path: "" if f.is_young(look.scan.at_ns) else f.stat for f in look.scan.found.files}
    known = {path: (stat, look.digests.get(path, "")) for path, stat in stats.items()}
    instants = moments(look.corpus)
    if look.library.ledger != look.corpus.ledger:  # a preview does not save corrections, so they bear today's date
        instants = tuple(sorted((*instants, *midnights(now, look.corpus.site.time_zone))))
    return Seen(known, around(instants, now), look, problems)


def addresses(library: Library) -> dict[str, str]:
    """Source → address, for every document that has its own page."""
    found = {a.teaser.path: a.teaser.address for a in library.articles}
    found |= {p.page.path: p.address for p in library.pages}
    return found | {card.path: card.address for card in library.results.scorecards}


def changed(before: Seen, after: Seen) -> str:
    """The address of a document that was edited between two looks; "" if none with a page was."""
    if not before.look or not after.look:
        return ""
    edited = {p for p, (_, digest) in after.known.items() if before.known.get(p, ("", ""))[1] != digest}
    return (
        next((address for path, address in addresses(after.look.library).items() if path in edited), "")
        if edited
        else ""
    )
