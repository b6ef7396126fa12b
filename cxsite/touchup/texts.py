"""Edited text files → edits: the previous and the current version of each are compared."""

from collections.abc import Iterable, Mapping
from dataclasses import replace

from cxsite.model.articles import Article, FreePage
from cxsite.model.body import Outline
from cxsite.model.post import Post
from cxsite.model.problem import Outcome
from cxsite.model.source import Source
from cxsite.parse.documents import again
from cxsite.relate.teasers import minutes
from cxsite.touchup.added import added
from cxsite.touchup.bench import Bench
from cxsite.touchup.edits import Edit, Text
from cxsite.touchup.notes import Notes
from cxsite.touchup.retold import retold
from cxsite.touchup.stock import Stock, named
from cxsite.touchup.unsure import MoreError

Pages = Mapping[str, FreePage]


def texts(bench: Bench, sources: Iterable[Source]) -> tuple[list[Edit], Pages]:
    """The edits of published posts, and the edited free pages by path. Drafts are in neither. MoreError if a text other than a
    published post has problems.
    """
    edits: list[Edit] = []
    pages: dict[str, FreePage] = {}
    stock = Stock(bench.notes, bench.notes.index, {}, bench.edited.sources, bench.memory)
    free = {each.page.path: each for each in bench.notes.around.pages}
    for source in sources:
        before, after = _parsed(bench, source)
        old, new = before.value, _value(after)
        at = bench.notes.index.at.get(source.path)
        if at is not None and isinstance(old, Post) and isinstance(new, Post):
            edit = _edit(bench, replace(stock.alone(at), post=named(old, bench.notes.corpus)), old, new)
            edits.append(replace(edit, met=after.problems, met_before=before.problems))
        elif before.problems or after.problems or bench.says_of({source.path}):
            raise MoreError
        elif old is None:
            edits.append(_added(bench, new))
        elif not _is_only_words(old, new):
            raise MoreError
        elif not isinstance(new, Post) and source.path in free:
            pages[source.path] = replace(free[source.path], page=new)
    return edits, pages


def _parsed(bench: Bench, source: Source) -> tuple[Outcome[Text], Outcome[Text]]:
    """The previous version of a text (no value if it is new) and the current one. MoreError if the previous one is lost."""
    was = bench.edited.changed[source.path]
    before, after = again(source, was, bench.notes.corpus.site, bench.desk.bytes_of, bench.memory)
    if was and (before is None or before.value is None):
        raise MoreError
    return before or Outcome(None), after


def _value(found: Outcome[Text]) -> Text:
    """The value of a parse. MoreError if there is none."""
    if found.value is None:
        raise MoreError
    return found.value


def _is_only_words(old: Text, new: Text) -> bool:
    """Whether only the words of a text changed, and nothing that other pages show, except feeds and search."""
    before, after = old.outline, new.outline
    excerpt = before.excerpt if new.description else after.excerpt  # shown if there is no description
    outline = replace(after, digest=before.digest, words=before.words, excerpt=excerpt)
    same = replace(new, outline=outline) == old and old.marks == new.marks
    read = minutes(before.words) == minutes(after.words)
    return same and read and not (before.waivers or after.waivers) and _noted(before) == _noted(after)


def _noted(outline: Outline) -> list[tuple[object, ...]]:
    return [(said.about, said.words, said.backed, said.figure) for said in outline.said]


def _edit(bench: Bench, article: Article, old: Post, new: Post) -> Edit:
    if _is_only_words(old, new):
        return Edit(replace(article, post=named(new, bench.notes.corpus)), article, told=False)
    return retold(article, _agreed(bench.notes, new, old), bench)


def _added(bench: Bench, new: Text) -> Edit:
    if not isinstance(new, Post):
        raise MoreError
    return added(_agreed(bench.notes, new), bench)


def _agreed(notes: Notes, new: Post, old: Post | None = None) -> Post:
    """The post with its tags as the vocabulary spells them. MoreError if other spellings came or went: rules report those."""
    texts = [post for post in (old, new) if post]
    if (old is None or old.tags != new.tags) and any(named(post, notes.corpus).tags != post.tags for post in texts):
        raise MoreError
    return named(new, notes.corpus)
