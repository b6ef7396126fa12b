"""claims.lock is out of date, and this build may not update it.

The file records what each number in an article said when readers first saw it. A build on your own machine keeps it up to date;
commit it with the articles and scorecards it belongs to. A build with `--locked`, the default where CI=true, only reads it:
otherwise a correction would get the date of whichever machine built first, and would then be forgotten.

Wrong: git commit content/; git push

Right: cxsite build; git add content/ claims.lock; git commit; git push
"""

from collections.abc import Iterator

from cxsite.check.publication import Publication
from cxsite.model.ledger import MILESTONE, Entry, Ledger
from cxsite.model.place import Span
from cxsite.model.problem import Problem, error

_REMEDY = "run `cxsite build` on your own machine and commit claims.lock"
_TOLD = 10


def problems(publication: Publication) -> Iterator[Problem]:
    """Compare the ledger that was read with what it should be now; up to ten differences are reported one by one."""
    read, due = publication.corpus.ledger, publication.library.ledger
    if read == due or read.path in publication.corpus.unread:
        return
    paths = {post.id: post.path for post in publication.corpus.posts}
    differences = [*_to_write(read, due, paths), *_to_delete(read, due)]
    for message in differences[:_TOLD]:
        yield error("claims-out-of-date", Span(read.path), message, _REMEDY)
    if len(differences) > _TOLD:
        more = f"and {len(differences) - _TOLD} more numbers differ"
        yield error("claims-out-of-date", Span(read.path), more, _REMEDY)


def _to_write(read: Ledger, due: Ledger, paths: dict[str, str]) -> Iterator[str]:
    known = {(entry.post, entry.ref): entry for entry in read.entries}
    for entry in due.entries:
        before = known.get((entry.post, entry.ref))
        what = _criterion(entry) or f"{entry.ref} in {paths.get(entry.post, entry.post)}"
        if before is None:
            yield f"{what} is not in claims.lock"
        elif before != entry:
            yield f"{what} is now {_now(entry)}; claims.lock has {_now(before)}"


def _to_delete(read: Ledger, due: Ledger) -> Iterator[str]:
    shown = {(entry.post, entry.ref) for entry in due.entries}
    for entry in read.entries:
        if (entry.post, entry.ref) not in shown:
            what = _criterion(entry) or f"{entry.ref} of the post {entry.post}"
            yield f"claims.lock still has {what}, which is no longer on the site"


def _criterion(entry: Entry) -> str:
    return f"the criterion of {entry.ref}" if entry.post == MILESTONE else ""


def _now(entry: Entry) -> str:
    return entry.said[-1].text or "nothing (it is withheld)"
