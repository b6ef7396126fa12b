"""Which feeds there are: the newest posts in full for the publication, each tag and each author, as RSS, Atom and JSON.

They contain no build time, ids survive every change of title or address, and every address is absolute.
"""

from collections.abc import Callable, Mapping
from functools import cache, partial

from cxsite.keys import digest
from cxsite.keys.digest import Digests
from cxsite.model.addresses import file_of
from cxsite.model.library import Shelf
from cxsite.model.output import Output
from cxsite.model.problem import Outcome
from cxsite.render import feed_style
from cxsite.render.feed_items import Channel, Items, channel
from cxsite.render.feed_json import json_feed
from cxsite.render.feed_xml import atom, rss
from cxsite.render.lists import FED, feed_words
from cxsite.render.press import Press
from cxsite.render.reached import Reached
from cxsite.render.site import FORMS

# What writes each format (see `site.FORMS`) from a channel and the feed's own URL.
WRITERS: Mapping[str, Callable[[Channel, str], bytes]] = {"feed.xml": rss, "atom.xml": atom, "feed.json": json_feed}
# Where other generators put their feed: feed readers keep requesting these after a migration.
ALIASES = ("/index.xml", "/rss.xml")


def outputs(press: Press) -> list[Output]:
    """The publication's feeds, those of each tag and author, and the main feed again under its other names."""
    items = Items(press)
    styled = feed_style.outputs(press.words, press.library.site.language) if press.feed_styles else []
    shelves = (shelf for kind in FED for shelf in press.library.shelf(kind))
    return [*styled, *_main(items, press), *(each for shelf in shelves for each in _of_shelf(shelf, items, press))]


def touched(reached: Reached, press: Press) -> list[Output]:
    """The promises of the feeds that an edit affects."""
    items = Items(press)
    shelves = [s for kind in FED for s in press.library.shelf(kind) if s.term.address in reached.feeds]
    main = _main(items, press) if "/" in reached.feeds else []
    return [*main, *(each for shelf in shelves for each in _of_shelf(shelf, items, press))]


def _main(items: Items, press: Press) -> list[Output]:
    site = press.library.site
    return promises(
        channel((site.title, site.tagline), "/", "/", items.all(), press), "/", press, items.digests, ALIASES
    )


def promises(
    channel: Channel, folder: str, press: Press, digests: Digests, aliases: tuple[str, ...] = ()
) -> list[Output]:
    """A channel in all formats, in the folder at that address; also as RSS at `aliases`. `digests` are those of its items."""
    inputs = (
        ("body", digest.of(tuple([each.body for each in channel.items]))),
        ("engine", press.engine),
        ("references", digest.of(tuple([each.references for each in channel.items]))),
        ("view", digests.of(channel)),
        ("words", press.spoken),
    )
    makers = [partial(_form, channel, name) for name in FORMS]
    # Bytes are cached only if they are needed again, at other addresses: those of all feeds would be too many.
    first = cache(makers[0]) if aliases else makers[0]
    made = [_output(f"{folder}{name}", inputs, make) for name, make in zip(FORMS, (first, *makers[1:]), strict=True)]
    return made + [_output(alias, inputs, first) for alias in aliases]


def _of_shelf(shelf: Shelf, items: Items, press: Press) -> list[Output]:
    address, words = shelf.term.address, (f"{press.library.site.title}: {shelf.term.label}", feed_words(shelf, press))
    return promises(channel(words, address, address, items.newest(shelf.posts), press), address, press, items.digests)


def _form(channel: Channel, name: str) -> Outcome[bytes]:
    return Outcome(WRITERS[name](channel, f"{channel.folder}{name}"))


def _output(address: str, inputs: tuple[tuple[str, str], ...], make: Callable[[], Outcome[bytes]]) -> Output:
    return Output(file_of(address), "feed", inputs, make)
