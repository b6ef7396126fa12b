"""What was edited in a text, and whether the short way does for it.

Three kinds of edits go it: of nothing but words, in any text; of what a public post tells of itself (title, description, tags,
day of its last change, headings, numbers, links to texts) where nothing else hangs on it; and a new post that nobody knows yet.
Everything else does not: there is no shame in looking at all of it.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from datetime import datetime

from cxsite.model.addresses import file_of, is_outside
from cxsite.model.body import Link, Outline, Use
from cxsite.model.frozen import dataclass
from cxsite.model.labels import key
from cxsite.model.library import Article, Claim, Fill, Linked
from cxsite.model.post import Page, Post
from cxsite.model.problem import Outcome
from cxsite.model.report import Report
from cxsite.relate import feedback
from cxsite.relate.addresses import of_post
from cxsite.relate.links import Links, answer
from cxsite.relate.targets import Target, Targets
from cxsite.relate.teasers import Names, minutes, teaser
from cxsite.relate.terms import bylines
from cxsite.touchup.notes import Notes
from cxsite.touchup.rows import MoreError, Row

Text = Post | Page
FEWEST = 2  # so many posts of a tag are too few for one to come or go: it might be the last, or the last but one
_LABELS = ("tag-variants", "tag-clash", "near-duplicate-tags", "lonely-tags")
_WHOLE = frozenset({
    *_LABELS, "address-clash", "alias-clash", "duplicate-id", "unportable-name", "translation-clash", "broken-link",
    "broken-anchor", "broken-image", "link-to-held", "unknown-letter-to", "feedback-without-post", "unused-scorecard",
})  # fmt: skip


@dataclass(frozen=True, slots=True)
class Edit:
    """A post of the index before (None for a new one) and after, without relatives. `told` says that others show it changed."""

    after: Article
    before: Article | None
    told: bool


def only_words(old: Text, new: Text) -> bool:
    """Whether a text has changed in its words alone, as far as anything but its own page and its feeds shows them."""
    before, after = old.outline, new.outline
    excerpt = before.excerpt if new.description else after.excerpt  # it stands where there is no description
    outline = replace(after, digest=before.digest, words=before.words, excerpt=excerpt)
    same = replace(new, outline=outline) == old and old.marks == new.marks
    read = minutes(before.words) == minutes(after.words)
    return same and read and not (before.waivers or after.waivers) and _noted(before) == _noted(after)


def _noted(outline: Outline) -> list[tuple[object, ...]]:
    return [(said.about, said.words, said.backed, said.figure) for said in outline.said]


def retold(article: Article, new: Post, notes: Notes, last: Report) -> Edit:
    """An edit of what a public post tells of itself. `article` is as it was, without relatives."""
    old = article.post
    unlike = replace(
        new,
        title=old.title,
        description=old.description,
        tags=old.tags,
        keywords=old.keywords,
        updated=old.updated,
        outline=old.outline,
    )
    apart = article.series or article.letters or article.corrections or article.translations or new.aliases
    if unlike != old or apart or not _is_plain(new) or not set(old.outline.anchors) <= set(new.outline.anchors):
        raise MoreError
    _part(old, new, last)
    labels = {*map(key, old.tags)} ^ {*map(key, new.tags)}
    if _says(last, notes, ("broken-anchor", *(_LABELS if labels else ()))):
        raise MoreError
    _agree(labels, (*old.tags, *new.tags), notes)
    return Edit(
        _article(new, article, dict(zip(old.outline.uses, article.fills, strict=True)), notes), article, told=True
    )


def added(new: Post, notes: Notes, now: datetime, files: Mapping[str, object], last: Report) -> Edit:
    """A post that was written since. `files` are those that are published, by address."""
    from cxsite.check.lonely_tags import ENOUGH  # all the rules come with it, and most edits need none

    rows, address = notes.index.rows, of_post(new, notes.corpus.site)
    alone = (
        new.image, new.permalink, new.aliases, new.series, new.translation_key, new.errata, new.said_did, new.scorecards,
        new.draft, new.expires,
    )  # fmt: skip
    if any(alone) or not _is_plain(new) or new.date.instant > now.timestamp() or new.path.endswith("/index.md"):
        raise MoreError
    if last.posts_read < ENOUGH or _says(last, notes, _WHOLE):
        raise MoreError
    own = {each.casefold() for each in (new.id, new.path, new.slug, address)}
    known = any(not own.isdisjoint((row.id.casefold(), row.path.casefold())) for row in rows)
    known = known or not own.isdisjoint(notes.taken) or file_of(address).casefold() in {f.casefold() for f in files}
    if known or new.language not in ("", notes.corpus.site.language):
        raise MoreError
    labels = {*map(key, new.tags)}
    _agree(labels, new.tags, notes)
    if new.category and not notes.index.members("category", key(new.category)):
        raise MoreError
    shelves = [("year", new.date.local[:4]), *(("author", who) for who in new.authors)]
    if not all(notes.index.members(*shelf) for shelf in shelves):
        raise MoreError
    return Edit(_article(new, None, {}, notes, address), None, told=True)


def judge(edits: Sequence[Edit], notes: Notes, now: datetime) -> None:
    """Ask every rule about the new texts, each by itself. MoreError where one has something to say."""
    if not edits:
        return
    from cxsite import check  # an edit of nothing but words is judged by its parse alone

    posts = tuple([edit.after.post for edit in edits])
    corpus = replace(notes.corpus, posts=posts)
    claims = tuple([Claim(edit.after.teaser.address, edit.after.post.path) for edit in edits])
    fills = {edit.after.post.path: edit.after.fills for edit in edits}
    library = replace(notes.around, fills_of=fills, claims=claims)
    found = check.corpus(corpus, library, library.results, now)
    paths = {post.path for post in posts}
    if any(problem.span and problem.span.path in paths for problem in found):
        raise MoreError


def settled(found: Outcome[Text]) -> Text:
    """The value of a parse with nothing to say."""
    if found.value is None or found.problems:
        raise MoreError
    return found.value


def _says(last: Report, notes: Notes, rules: Collection[str]) -> bool:
    """Whether the last build told something by these rules, which look at several files at once, or kept it to itself."""
    return not {*notes.silent, *(problem.rule for problem in last.problems)}.isdisjoint(rules)


def _is_plain(post: Post) -> bool:
    """Whether no agreement on rules and no place in a series is in it."""
    return not (post.allow or post.outline.waivers or post.series or post.translation_key)


def _part(old: Post, new: Post, last: Report) -> None:
    """MoreError where the post no longer uses a picture, a file or a scorecard that may be there for its sake alone."""
    gone = {*old.outline.uses} - {*new.outline.uses}
    links = [use for use in gone if isinstance(use, Link)]
    if any(use.image or not (is_outside(use.written) or _path(use).endswith(".md")) for use in links):
        raise MoreError
    before, after = _cards(old), _cards(new)
    if before - after or (after - before and any(problem.rule == "unused-scorecard" for problem in last.problems)):
        raise MoreError


def _path(link: Link) -> str:
    return link.written.partition("#")[0].partition("?")[0]


def _cards(post: Post) -> set[str]:
    refs = [use.ref for use in post.outline.uses if not isinstance(use, Link)]
    return {ref.scorecard for ref in refs if ref}


def _agree(labels: set[str], written: Sequence[str], notes: Notes) -> None:
    """MoreError where a label of a tag might come to be, go, or be spelt in another way."""
    terms = {key(shelf.term.label): shelf.term.label for shelf in notes.around.shelf("tag")}
    for label in labels:
        spelt = {tag for tag in written if key(tag) == label}
        members = notes.index.members("tag", label)
        for at in members:
            spelt.update(tag for tag in notes.index.rows[at].tags if key(tag) == label)
        if spelt != {terms.get(label)} or len(members) <= FEWEST or label in notes.renamed:
            raise MoreError


def _article(post: Post, before: Article | None, known: Mapping[Use, Fill], notes: Notes, address: str = "") -> Article:
    """The article of a post by itself, with the answers that are `known` already and links to other posts."""
    at = before.teaser.address if before else address
    picture = before.teaser.image if before else ""
    fills = tuple([known.get(use) or _answered(use, post, notes) for use in post.outline.uses])
    shown = teaser(post, at, _names(notes), picture, None)
    links = feedback.links(post, at, notes.corpus.site)
    if before is None:
        return Article(post, shown, post.id, fills, feedback=links)
    return replace(before, post=post, teaser=shown, fills=fills, feedback=links)


def _answered(use: Use, post: Post, notes: Notes) -> Fill:
    """What is shown for a new number or link. A picture or an anchor takes a look at other files."""
    if not isinstance(use, Link):
        if post.language not in ("", notes.corpus.site.language):
            raise MoreError
        from cxsite.relate.fills import Voice, quoting, told  # few edits are of texts with new numbers

        return told(use, Voice(notes.around.results, quoting(notes.around.results)), dated=True)
    if use.image or "#" in use.written:
        raise MoreError
    return _linked(use, post.path, notes)


def _linked(use: Link, path: str, notes: Notes) -> Fill:
    """Where a new link leads, if it is to a post, to a page or away."""
    rows: Sequence[Row] = notes.index.rows
    posts = (Target("document", row.path, row.address) for row in rows)
    pages = (Target("document", free.page.path, free.address) for free in notes.around.pages)
    found = {target.path: target for target in (*posts, *pages)}
    by_address = {target.address: target for target in found.values()}
    fill = answer(Links(Targets(found, by_address), notes.corpus.site.base_path, {}), path, use.written)
    if not isinstance(fill, Linked):
        raise MoreError
    return fill


def _names(notes: Notes) -> Names:
    terms = {
        kind: {key(s.term.label): s.term for s in notes.around.shelf(kind)} for kind in ("tag", "category", "series")
    }
    return Names(terms["tag"], terms["category"], terms["series"], bylines(notes.corpus.authors))
