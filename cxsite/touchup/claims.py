"""The numbers of edited posts in `claims.lock`: their entries, computed from these posts alone."""

from collections.abc import Sequence
from dataclasses import replace
from functools import partial

from cxsite.model.articles import Correction
from cxsite.model.corpus import Corpus
from cxsite.model.ledger import Ledger, one_space
from cxsite.touchup.bench import Bench, in_english
from cxsite.touchup.edits import Edit
from cxsite.touchup.unsure import MoreError


def kept(edits: Sequence[Edit], bench: Bench, corpus: Corpus) -> tuple[Ledger, list[Edit]]:
    """The ledger after these edits, and the edits with their corrections. `corpus` has the scorecards if any were edited.

    MoreError if the ledger would change although it is locked, or if an expired post has the same id.
    """
    notes, before = bench.notes, bench.notes.around.ledger
    told = [edit for edit in edits if edit.is_noted and edit.has_numbers]
    if not told:
        return before, list(edits)
    if any(edit.after.post.id.casefold() in notes.taken for edit in told):
        raise MoreError  # an expired post has the same id, and its own entries under it
    from cxsite.relate.fills import quoting  # few edited texts have numbers
    from cxsite.relate.ledger import by_row, corrections, ledger
    from cxsite.relate.retelling import retold

    results, english = notes.around.results, in_english(bench, corpus)
    rows, words = by_row(results), results.words
    written = replace(notes.corpus, posts=tuple([edit.after.post for edit in told]), ledger=before)
    own = ledger(written, quoting(english), rows, bench.now)
    posts = {one_space(edit.after.post.id) for edit in told}
    entries = (*(entry for entry in before.entries if entry.post not in posts), *own.entries)
    after = replace(before, entries=tuple(sorted(entries, key=lambda entry: (entry.post, entry.ref))))
    if after != before and bench.asked.locked:
        raise MoreError
    again = partial(retold, english=english.words, words=words)
    found = corrections(written, own, quoting(results), rows, retold=again, words=words)
    paths = {edit.path for edit in told}
    return after, [_with(edit, found.get(edit.path, ())) if edit.path in paths else edit for edit in edits]


def _with(edit: Edit, corrections: tuple[Correction, ...]) -> Edit:
    return replace(edit, after=replace(edit.after, corrections=corrections))
