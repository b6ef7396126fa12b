"""The numbers of edited posts in `claims.lock`: entries of their own, worked out from these posts alone."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from cxsite.model.body import Link
from cxsite.model.ledger import Ledger, one_space
from cxsite.touchup.edits import Edit
from cxsite.touchup.notes import Notes
from cxsite.touchup.rows import MoreError


def kept(edits: Sequence[Edit], notes: Notes, now: datetime) -> Ledger:
    """The ledger after these edits. MoreError where a number was corrected, or the ledger's English is not at hand."""
    before = notes.around.ledger
    told = [edit for edit in edits if edit.told and _has_numbers(edit)]
    if not told:
        return before
    if any(edit.after.post.id.casefold() in notes.taken for edit in told):
        raise MoreError  # an expired post has the same id, and numbers of its own under it
    from cxsite.relate.fills import quoting  # few edits are of texts with numbers
    from cxsite.relate.ledger import by_row, ledger

    if not notes.english:
        raise MoreError
    results = notes.around.results
    corpus = replace(notes.corpus, posts=tuple([edit.after.post for edit in told]), ledger=before)
    own = ledger(corpus, quoting(results), by_row(results), now).entries
    if any(len(entry.said) > 1 for entry in own):
        raise MoreError
    posts = {one_space(edit.after.post.id) for edit in told}
    entries = (*(entry for entry in before.entries if entry.post not in posts), *own)
    return replace(before, entries=tuple(sorted(entries, key=lambda entry: (entry.post, entry.ref))))


def _has_numbers(edit: Edit) -> bool:
    posts = [article.post for article in (edit.before, edit.after) if article]
    return any(not isinstance(use, Link) for post in posts for use in post.outline.uses)
