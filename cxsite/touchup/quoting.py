"""The texts that depend on what has changed in a scorecard, with their current numbers."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from cxsite.model.articles import FreePage
from cxsite.model.body import Link, Use
from cxsite.model.fills import Fill
from cxsite.model.post import Post
from cxsite.relate.fills import told
from cxsite.touchup.bench import Bench
from cxsite.touchup.edits import Edit, Text
from cxsite.touchup.quotes import quotes
from cxsite.touchup.scores import Scores
from cxsite.touchup.stock import Stock
from cxsite.touchup.texts import Pages
from cxsite.touchup.unsure import MoreError


def quoting(bench: Bench, scores: Scores, edits: Sequence[Edit], pages: Pages) -> tuple[list[Edit], Pages]:
    """The edited posts and free pages, and all that quote what has changed. MoreError if one has waivers or problems."""
    posts = {edit.path: edit for edit in edits}
    counted = {edit.path: _counted(edit, scores) for edit in _posts(bench, scores, posts)}
    free = {each.page.path: _of_page(each, scores) for each in _pages(bench, scores, pages)}
    texts: list[Text] = [*(edit.after.post for edit in counted.values()), *(each.page for each in free.values())]
    if any(text.allow or text.outline.waivers for text in texts) or bench.says_of({text.path for text in texts}):
        raise MoreError
    return [*(posts | counted).values()], {**pages, **free}


def _posts(bench: Bench, scores: Scores, edited: Mapping[str, Edit]) -> Iterator[Edit]:
    stock = Stock(bench.notes, bench.notes.index, {}, bench.edited.sources, bench.memory)
    for at, row in enumerate(bench.notes.index.rows):
        if row.quotes and not scores.changed.isdisjoint(row.quotes):
            article = None if row.path in edited else stock.own(at)
            yield Edit(article, article, told=False) if article else edited[row.path]


def _pages(bench: Bench, scores: Scores, edited: Pages) -> Iterator[FreePage]:
    for free in bench.notes.around.pages:
        now = edited.get(free.page.path, free)
        if not scores.changed.isdisjoint(quotes(now.page, scores.results)):
            yield now


def _counted(edit: Edit, scores: Scores) -> Edit:
    after = edit.after
    return replace(edit, after=replace(after, fills=_answers(after.post, after.fills, scores)), counted=True)


def _of_page(free: FreePage, scores: Scores) -> FreePage:
    return replace(free, fills=_answers(free.page, free.fills, scores))


def _answers(text: Text, before: Sequence[Fill], scores: Scores) -> tuple[Fill, ...]:
    """What fills each use in a text; links keep their targets."""
    voice, dated = scores.voice(text.language), isinstance(text, Post)

    def answer(use: Use, fill: Fill) -> Fill:
        return fill if isinstance(use, Link) else told(use, voice, dated=dated)

    return tuple([answer(use, fill) for use, fill in zip(text.outline.uses, before, strict=True)])
