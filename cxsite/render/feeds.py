"""The feeds: the newest posts in full as RSS, for the whole publication and for each tag.

No build time stands in them, ids outlive every change of title or address, and every address is complete.
"""

import re
import uuid
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import datetime
from functools import cache
from itertools import islice
from typing import Any

from cxsite.keys import digest
from cxsite.model.addresses import file_of
from cxsite.model.library import Article, Shelf
from cxsite.model.output import Output
from cxsite.model.problem import Outcome
from cxsite.render import marks
from cxsite.render.bodies import for_feed
from cxsite.render.lists import feed_address
from cxsite.render.pages import references
from cxsite.render.press import Press
from cxsite.render.site import FEED

_NOT_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_NO_DATE = re.compile(rb"<lastBuildDate>[^<]*</lastBuildDate>")


@dataclass(frozen=True, slots=True)
class Item:
    """A post in a feed. Moments are ISO 8601 with offset; `body` and `references` are digests; `html` makes the text."""

    id: str
    url: str
    title: str
    description: str
    published: str
    changed: str
    authors: tuple[str, ...]
    tags: tuple[str, ...]
    body: str = field(compare=False)
    references: str = field(compare=False)
    html: Callable[[], str] = field(compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Channel:
    """A feed: its own address, the page it belongs to, and its items, newest first."""

    title: str
    description: str
    language: str
    url: str
    page: str
    items: tuple[Item, ...]
    notice: str


def outputs(press: Press) -> list[Output]:
    """The publication's feed and one for each tag. A post's item is made once, however many feeds it is in."""
    site = press.library.site
    public = {a.post.path: a for a in press.library.articles if a.teaser.held is None}

    @cache
    def made(path: str) -> Item:
        return item(public[path], press)

    def newest(paths: Iterable[str]) -> tuple[Item, ...]:
        return tuple(made(path) for path in islice((path for path in paths if path in public), site.feeds.items))

    main = _channel((site.title, site.tagline), "/", FEED, newest(public), press)
    tags = (
        _of_tag(shelf, newest(teaser.path for teaser in shelf.posts), press) for shelf in press.library.shelf("tag")
    )
    return [_output(FEED, main, press), *tags]


def item(article: Article, press: Press) -> Item:
    """A post as an item; its text is made only when a feed it is in is due."""
    post, teaser, links, bodies = article.post, article.teaser, press.links, press.bodies
    url = links.absolute(teaser.address)
    outline, fills = post.outline, article.fills
    return Item(
        id=permanent(article.id),
        url=url,
        title=post.title,
        description=teaser.description or post.title,
        published=post.date.local,
        changed=max(post.date, post.updated or post.date).local,
        authors=tuple(byline.name for byline in teaser.bylines),
        tags=tuple(tag.label for tag in teaser.tags),
        body=outline.digest,
        references=references(fills, press.digests),
        html=lambda: for_feed(bodies(outline.digest), outline.uses, fills, links, url),
    )


def permanent(id: str) -> str:
    """An item's id as a URN where it is a UUID, else as the author gave it."""
    try:
        return uuid.UUID(id).urn
    except ValueError:
        return id


def rss(channel: Channel) -> bytes:
    """A feed's bytes."""
    from feedgen.feed import FeedGenerator  # noqa: PLC0415 - costs 26 ms, and most builds write no feed

    texts = [(each, _plain(each.html())) for each in channel.items]
    feed = FeedGenerator()
    feed.load_extension("dc", atom=False)
    feed.title(_plain(channel.title))
    feed.description(_plain(channel.description) or _plain(channel.title))
    feed.language(channel.language)
    feed.generator("cxsite")
    # RSS takes the last link for its own, so the feed's address comes before the page's.
    feed.link(href=channel.url, rel="self", type="application/rss+xml")
    feed.link(href=channel.page, rel="alternate")
    if any(marks.used(each.title, each.description, text) for each, text in texts):
        feed.copyright(_plain(channel.notice))
    for each, text in texts:
        _add(feed.add_entry(order="append"), each, text)
    # feedgen puts the time of the build where no date is given.
    if channel.items:
        feed.lastBuildDate(max(datetime.fromisoformat(each.changed) for each in channel.items))
    data: bytes = feed.rss_str(pretty=True)
    return data if channel.items else _NO_DATE.sub(b"", data, count=1)


def _add(entry: Any, item: Item, text: str) -> None:  # noqa: ANN401 - feedgen has no types
    """Fill one of feedgen's entries."""
    entry.title(_plain(item.title))
    entry.link(href=item.url)
    entry.guid(item.id, permalink=False)
    entry.description(_plain(item.description))
    entry.content(text, type="html")
    entry.pubDate(datetime.fromisoformat(item.published))
    if item.authors:
        entry.dc.dc_creator([_plain(name) for name in item.authors])
    for tag in item.tags:
        entry.category(term=_plain(tag))


def _plain(text: str) -> str:
    """Text without the few characters that XML cannot hold in any form."""
    return _NOT_XML.sub("", text)


def _of_tag(shelf: Shelf, items: tuple[Item, ...], press: Press) -> Output:
    label, address = shelf.term.label, feed_address(shelf)
    words = (f"{press.library.site.title}: {label}", f"Articles on {label}")
    return _output(address, _channel(words, shelf.term.address, address, items, press), press)


def _channel(words: tuple[str, str], page: str, address: str, items: tuple[Item, ...], press: Press) -> Channel:
    """A feed with these words (title and description) for the page at `page`."""
    absolute = press.links.absolute
    return Channel(
        *words, press.library.site.language, absolute(address), absolute(page), items, press.library.site.trademark
    )


def _output(address: str, channel: Channel, press: Press) -> Output:
    inputs = (
        ("body", digest.of(tuple(each.body for each in channel.items))),
        ("engine", press.engine),
        ("references", digest.of(tuple(each.references for each in channel.items))),
        ("view", press.digests.of(channel)),
    )
    return Output(file_of(address), "feed", inputs, lambda: Outcome(rss(channel)))
