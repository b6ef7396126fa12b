"""How far an edit reaches: whose related articles change, which pages show the post, which lists and feeds contain it."""

from bisect import bisect
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

from cxsite.model.frozen import dataclass
from cxsite.model.library import Library
from cxsite.model.result import Results
from cxsite.relate.relatives import related_anew
from cxsite.render.cards import with_plain_spaces
from cxsite.render.lists import FED
from cxsite.render.reached import Reached
from cxsite.render.search import number_of
from cxsite.render.teasers import full_pages
from cxsite.touchup.edits import Edit
from cxsite.touchup.index import Index
from cxsite.touchup.labels import FEWEST
from cxsite.touchup.notes import Notes
from cxsite.touchup.quotes import quotes
from cxsite.touchup.rows import Row, row, shelf_key
from cxsite.touchup.stock import Stock
from cxsite.touchup.unsure import MoreError

_KINDS = ("tag", "category", "author", "year")


@dataclass(frozen=True, slots=True)
class Spread:
    """The rows before and after an edit, and the paths of the articles whose related articles have changed."""

    before: Index
    after: Index
    renewed: Collection[str] = ()

    @property
    def corrected(self) -> tuple[bool, bool]:
        """Whether there was a page of corrections before, and whether there is one now."""
        return bool(self.before.sight.corrected), bool(self.after.sight.corrected)


def spread(before: Index, edits: Sequence[Edit], notes: Notes) -> Spread:
    """Update the rows with edited posts, and find related articles again where they may change. MoreError if too few posts have
    a changed tag now.
    """
    told, language = [edit for edit in edits if edit.told], notes.corpus.site.language
    if not told:
        return Spread(before, _corrected(before, edits))
    placed = Index(_placed(_corrected(before, edits), told, notes.around.results))
    if any(len(placed.members("tag", tag)) < FEWEST for edit in told for tag in edit.tags):
        raise MoreError
    was = {placed.at[edit.path]: before.rows[before.at[edit.path]] if edit.before else None for edit in told}
    found = related_anew(placed.rows, language, was)
    renewed = {at: others for at, others in found.items() if others != tuple(placed.rows[at].related)}
    return Spread(before, placed.with_relatives(renewed), [placed.rows[at].path for at in renewed])


def reached(spread: Spread, edits: Sequence[Edit], pages: Collection[str], stock: Stock, library: Library) -> Reached:
    """All outputs that the edit may change. `pages` are the paths of edited free pages."""
    told = [edit for edit in edits if edit.told]
    labels = {(shelf.kind, shelf_key(shelf)): shelf.term.address for shelf in library.shelves}
    drawn = [edit for edit in edits if edit.is_noted] if library.site.cards else []
    if any(_has_namesake(edit, spread.before) for edit in drawn):
        raise MoreError  # two posts may share a card
    counted = any(map(_moves, told))
    return Reached(
        picked=stock.picked(),
        posts=sorted({*spread.renewed, *(path for edit in edits for path in _shown_on(edit, spread.after))}),
        pages=frozenset(pages),
        shelves=frozenset(labels[label] for edit in told for label in _labels(edit) if label in labels),
        feeds=frozenset(_feeds(spread, edits, labels, library.site.feeds.items)),
        stream=sorted({number for edit in told for number in _stream(edit, spread.after, library.site.pagination)}),
        drawn=[edit.path for edit in drawn],
        former=[edit.before for edit in drawn if edit.before],
        listed=bool(told),
        corrected=any(article.corrections for edit in edits if edit.is_noted for article in edit.articles),
        counted=counted,
        mapped=stock.mapped() if counted or spread.corrected == (False, True) else None,
        indexed=frozenset(number for edit in edits for number in _indexes(edit, spread.after)),
    )


def _corrected(before: Index, edits: Iterable[Edit]) -> Index:
    """The rows, updated for each post with new numbers: whether it has corrections."""
    changed = [edit for edit in edits if edit.counted and edit.before]
    if not changed:
        return before
    rows = list(before.rows)
    for edit in changed:
        at = before.at[edit.path]
        rows[at] = rows[at]._replace(corrected=bool(edit.after.corrections))
    return Index(rows)


def _placed(before: Index, told: Iterable[Edit], results: Results) -> list[Row]:
    """All rows, newest first, with those of edited posts updated; related articles are not."""
    rows = list(before.rows)
    new: list[Row] = []
    for edit in told:
        at = before.at.get(edit.path)
        quoted = quotes(edit.after.post, results)
        if at is None:
            new.append(row(edit.after, "", (), quoted))
        else:
            rows[at] = row(edit.after, rows[at].name, rows[at].related, quoted)
    for each in new:
        rows = _with(each, rows)
    return rows


def _with(new: Row, rows: list[Row]) -> list[Row]:
    """The rows with a new one inserted. Rows above it are then one place further from the oldest."""
    at = bisect(rows, _newest_first(new), key=_newest_first)
    if at:  # it is not the newest
        rows = [_moved(each, at - len(rows)) for each in rows]
    return [*rows[:at], new, *rows[at:]]


def _newest_first(own: Row) -> tuple[int, str]:
    return -own.date[0], own.path


def _moved(own: Row, below: int) -> Row:
    """The row once a new one is inserted right above the position `below`: related rows above it are one place further away."""
    if not own.related or min(own.related) >= below:
        return own
    return own._replace(related=tuple([other - (other < below) for other in own.related]))


def _shown_on(edit: Edit, after: Index) -> Iterator[str]:
    """The posts whose pages show the edited one: itself, the next newer and older, and those that list it as related."""
    yield edit.path
    if not edit.told:
        return
    at = after.at[edit.path]
    yield from (each.path for each in after.rows[max(0, at - 1) : at + 2])
    yield from (each.path for each in after.rows if at - len(after.rows) in each.related)


def _labels(edit: Edit) -> set[tuple[str, str]]:
    """Kind and key of every shelf that has the post, or had it before."""
    rows = [row(article, "", (), ()) for article in edit.articles]
    return {(kind, label) for each in rows for kind in _KINDS for label in each.labels(kind)}


def _feeds(spread: Spread, edits: Iterable[Edit], addresses: Mapping[tuple[str, str], str], size: int) -> Iterator[str]:
    """The addresses of the feeds that contain an edited post, or did before."""
    for edit in edits:
        for index in (spread.before, spread.after) if edit.told else (spread.after,):
            at = index.at.get(edit.path)
            if at is None:
                continue
            if at < size:
                yield "/"
            shelves = ((kind, label) for kind in FED for label in index.rows[at].labels(kind))
            shown = (shelf for shelf in shelves if index.is_early(at, *shelf, size))
            yield from (addresses[shelf] for shelf in shown if shelf in addresses)  # not if the author has no file


def _stream(edit: Edit, after: Index, size: int) -> Iterator[int]:
    """The numbers of the stream's pages that show the post. A new post may fill a page, which then gets a link to the next."""
    at, full = after.at[edit.path], full_pages(len(after.rows), size)
    if edit.before:
        yield (len(after.rows) - 1 - at) // size + 1
        return
    if at >= len(after.rows) - full * size:
        raise MoreError  # all pages of the stream above it change
    yield from (full - 1, full)


def _indexes(edit: Edit, after: Index) -> Iterable[int]:
    """The numbers of the search indexes that contain the post. A new post shifts posts into the indexes above its own."""
    posts = len(after.rows)
    own = number_of(after.at[edit.path], posts)
    return (own,) if edit.before else range(own, number_of(0, posts) + 1)


def _moves(edit: Edit) -> bool:
    """Whether the number of posts of a label changes, or a date in the sitemap."""
    if edit.before is None:
        return True
    return edit.before.post.updated != edit.after.post.updated or bool(edit.tags)


def _has_namesake(edit: Edit, before: Index) -> bool:
    if edit.before is None:
        return False
    old = edit.before.post
    title = with_plain_spaces(old.title)
    return any(with_plain_spaces(each.title) == title and each.path != old.path for each in before.rows)
