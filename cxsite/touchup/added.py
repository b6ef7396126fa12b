"""A new post that no other file refers to."""

from collections.abc import Iterable

from cxsite.model.addresses import file_of
from cxsite.model.labels import key
from cxsite.model.post import Post
from cxsite.relate.addresses import of_post
from cxsite.touchup import labels
from cxsite.touchup.answers import article
from cxsite.touchup.bench import Bench
from cxsite.touchup.edits import Edit, is_plain
from cxsite.touchup.unsure import MoreError

# Rules that look at several files: a new post may change what they report on others.
_WHOLE = frozenset({
    *labels.RULES, "address-clash", "alias-clash", "duplicate-id", "unportable-name", "translation-clash", "broken-link",
    "broken-anchor", "broken-image", "link-to-held", "unknown-letter-to", "feedback-without-post", "unused-scorecard",
})  # fmt: skip


def added(new: Post, bench: Bench) -> Edit:
    """The edit for a post written since the last build."""
    from cxsite.check.lonely_tags import ENOUGH  # this imports all the rules, and most edits need none

    notes, address = bench.notes, of_post(new, bench.notes.corpus.site)
    if _has_more(new, bench) or bench.report.posts_read < ENOUGH or bench.says(_WHOLE):
        raise MoreError
    if _is_known(new, address, bench) or new.language not in ("", notes.corpus.site.language):
        raise MoreError
    labels.agree({*map(key, new.tags)}, new.tags, notes)
    if new.category and not notes.index.has("category", key(new.category)):
        raise MoreError
    shelves = [("year", new.date.local[:4]), *(("author", who) for who in new.authors)]
    if not all(notes.index.has(*shelf) for shelf in shelves):
        raise MoreError
    return Edit(article(new, None, notes, address), None, told=True)


def _has_more(new: Post, bench: Bench) -> bool:
    """Whether the post has more than words, labels and authors, or is scheduled."""
    alone = (
        new.image, new.permalink, new.aliases, new.series, new.translation_key, new.errata, new.said_did, new.scorecards,
        new.draft, new.expires,
    )  # fmt: skip
    waits = new.date.instant > bench.now.timestamp()
    return any(alone) or not is_plain(new) or waits or new.path.endswith("/index.md")


def _is_known(new: Post, address: str, bench: Bench) -> bool:
    """Whether its id, path or address is already used by another text or file."""
    rows, own = bench.notes.index.rows, {each.casefold() for each in (new.id, new.path, new.slug, address)}
    if _is_among(own, [name for row in rows for name in (row.id, row.path)]):
        return True
    return not own.isdisjoint(bench.notes.taken) or _is_among([file_of(address).casefold()], bench.known)


def _is_among(own: Iterable[str], names: Iterable[str]) -> bool:
    """Whether one of these is among many names, ignoring case. It searches one joined text, which is ten times as fast."""
    listed = "\n".join(("", *names, "")).casefold()
    return any(f"\n{name}\n" in listed for name in own)
