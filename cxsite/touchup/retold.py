"""An edit of what a public post says about itself, if nothing else depends on it."""

from dataclasses import replace

from cxsite.model.addresses import is_outside
from cxsite.model.articles import Article
from cxsite.model.body import Link
from cxsite.model.labels import key
from cxsite.model.post import Post
from cxsite.touchup import labels
from cxsite.touchup.answers import article as answered
from cxsite.touchup.bench import Bench
from cxsite.touchup.edits import Edit, is_plain
from cxsite.touchup.unsure import MoreError


def retold(article: Article, new: Post, bench: Bench) -> Edit:
    """The edit. `article` is the previous one, without its related articles."""
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
    if unlike != old or apart or not is_plain(new) or not _keeps_places(old, new):
        raise MoreError
    _part(old, new, bench)
    changed = {*map(key, old.tags)} ^ {*map(key, new.tags)}
    if bench.says(("broken-anchor", *(labels.RULES if changed else ()))):
        raise MoreError
    labels.agree(changed, (*old.tags, *new.tags), bench.notes)
    return Edit(answered(new, article, bench.notes), article, told=True)


def _keeps_places(old: Post, new: Post) -> bool:
    return set(old.outline.anchors.splitlines()) <= set(new.outline.anchors.splitlines())


def _part(old: Post, new: Post, bench: Bench) -> None:
    """MoreError if the post no longer uses a picture, a file or a scorecard that may exist only for it."""
    gone = {*old.outline.uses} - {*new.outline.uses}
    links = [use for use in gone if isinstance(use, Link)]
    if any(use.image or not (is_outside(use.written) or _path(use).endswith(".md")) for use in links):
        raise MoreError
    before, after = _cards(old), _cards(new)
    told = any(problem.rule == "unused-scorecard" for problem in bench.report.problems)
    if before - after or (after - before and told):
        raise MoreError


def _path(link: Link) -> str:
    return link.written.partition("#")[0].partition("?")[0]


def _cards(post: Post) -> set[str]:
    refs = [use.ref for use in post.outline.uses if not isinstance(use, Link)]
    return {ref.scorecard for ref in refs if ref}
