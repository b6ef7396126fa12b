"""A feed as RSS 2.0 and as Atom, by feedgen: full text, no build time, and a stylesheet for people who open it in a browser.

The stylesheet is CSS: browsers are dropping XSLT, and the policy in `_headers` would block it.
"""

import re
from datetime import datetime
from html import escape
from typing import Any

from cxsite.render.feed_items import Channel, Item, plain

_GENERATOR = "cxsite"
_NO_DATE = re.compile(rb"\s*<lastBuildDate>[^<]*</lastBuildDate>")


def rss(channel: Channel, url: str) -> bytes:
    """The channel as RSS 2.0, served at `url`."""
    feed = _feed(channel)
    feed.load_extension("dc", atom=False)
    # RSS takes the last link as its own, so the feed's address comes before the page's.
    feed.link(href=url, rel="self", type="application/rss+xml")
    feed.link(href=channel.page, rel="alternate")
    # feedgen inserts the build time if no date is given
    feed.lastBuildDate(datetime.fromisoformat(channel.changed))
    for item in channel.items:
        entry = _entry(feed, item)
        entry.guid(item.id, permalink=False)
        entry.pubDate(datetime.fromisoformat(item.published))
        if item.authors:
            entry.dc.dc_creator([plain(who.name) for who in item.authors])
    data: bytes = feed.rss_str(pretty=True)
    return _styled(data if channel.items else _NO_DATE.sub(b"", data, count=1), channel)


def atom(channel: Channel, url: str) -> bytes:
    """The channel as Atom, served at `url`. An entry without authors has the publication as its author."""
    feed = _feed(channel)
    feed.link(href=url, rel="self", type="application/atom+xml")
    feed.link(href=channel.page, rel="alternate", type="text/html")
    feed.author({"name": plain(channel.publisher), "uri": channel.home})
    feed.updated(datetime.fromisoformat(channel.changed))
    if channel.icon:
        feed.icon(channel.icon)
    for item in channel.items:
        entry = _entry(feed, item)
        entry.id(item.id)
        entry.published(datetime.fromisoformat(item.published))
        entry.updated(datetime.fromisoformat(item.changed))
        if item.authors:
            entry.author([{"name": plain(who.name), "uri": who.url or None} for who in item.authors])
    return _styled(feed.atom_str(pretty=True), channel)


def _feed(channel: Channel) -> Any:  # noqa: ANN401 - feedgen has no types
    """What both formats say about the feed itself."""
    from feedgen.feed import FeedGenerator  # noqa: PLC0415 - costs 26 ms, and most builds write no feed

    feed = FeedGenerator()
    feed.id(channel.id)
    feed.title(plain(channel.title))
    feed.subtitle(plain(channel.description))
    feed.description(plain(channel.description))
    feed.language(channel.language)
    feed.generator(_GENERATOR)
    if channel.marked():
        feed.rights(plain(channel.notice))
    return feed


def _entry(feed: Any, item: Item) -> Any:  # noqa: ANN401 - feedgen has no types
    """What both formats say about an item."""
    entry = feed.add_entry(order="append")
    entry.title(plain(item.title))
    entry.link(href=item.url)
    entry.description(plain(item.description))
    entry.content(plain(item.html()), type="html")
    for tag in item.tags:
        entry.category(term=plain(tag))
    return entry


def _styled(data: bytes, channel: Channel) -> bytes:
    """The feed with its stylesheets declared after the XML declaration."""
    declaration, _, rest = data.partition(b"\n")
    styles = "".join(f'<?xml-stylesheet type="text/css" href="{escape(href)}"?>\n' for href in channel.styles)
    return b"%s\n%s%s" % (declaration, styles.encode(), rest)
