"""`llms.txt`: what the publication is and where to find what, in Markdown, for programs that read on behalf of people.

The format is that of https://llmstxt.org: a title, a line about it, and sections of links with descriptions.
"""

import re
from collections.abc import Iterable
from itertools import islice

from cxsite.keys import digest
from cxsite.model.articles import FreePage, Teaser
from cxsite.model.library import Shelf
from cxsite.model.output import Output
from cxsite.model.problem import Outcome
from cxsite.render.press import Press

FILE = "llms.txt"
_SIGNS = re.compile(r"([\\\[\]<>`*_])")
Entry = tuple[str, str, str]
Section = tuple[str, tuple[Entry, ...]]
_OPTIONAL = "Optional"  # a heading defined by the format, in every language: what may be left out


def outputs(press: Press) -> list[Output]:
    """The file."""
    site, listed = press.library.site, sections(press)
    inputs = (("engine", press.engine), ("view", digest.of((site.title, site.tagline, listed))))
    return [Output(FILE, "list", inputs, lambda: Outcome(text(site.title, site.tagline, listed).encode()))]


def sections(press: Press) -> tuple[Section, ...]:
    """(heading, entries), each entry with title, absolute URL and description; empty sections are left out."""
    library, absolute, say = press.library, press.links.absolute, press.say

    def shelf(kind: str) -> Iterable[Entry]:
        return (_shelf(shelf, press) for shelf in library.shelf(kind))

    found: tuple[tuple[str, Iterable[Entry]], ...] = (
        (say("pages"), map(_page, (page for page in library.pages if not page.held))),
        (say("results"), ((card.title, card.address, card.about) for card in library.results.scorecards)),
        (say("series"), shelf("series")),
        (say("topics"), shelf("tag")),
        (say("authors"), shelf("author")),
        (say("newest_articles"), map(_article, _newest(press))),
        (_OPTIONAL, _always(press)),
    )
    made = (
        (heading, tuple((title, absolute(address), about) for title, address, about in entries))
        for heading, entries in found
    )
    return tuple(section for section in made if section[1])


def text(title: str, tagline: str, listed: tuple[Section, ...]) -> str:
    """The file's text. Nothing an author wrote can become a heading or link by itself."""
    head = [f"# {_words(title)}", *([f"> {_words(tagline)}"] if tagline else [])]
    parts = ("\n".join((f"## {heading}\n", *map(_line, entries))) for heading, entries in listed)
    return "\n\n".join((*head, *parts)) + "\n"


def _always(press: Press) -> tuple[Entry, ...]:
    return (
        (press.say("all_articles"), "/archive/", press.say("by_year_and_month")),
        (press.say("feed_title"), "/feed.json", press.say("about_feed")),
        (press.say("sitemap"), "/sitemap.xml", press.say("about_sitemap")),
    )


def _shelf(shelf: Shelf, press: Press) -> Entry:
    about = shelf.author.biography if shelf.author else ""
    return shelf.term.label, shelf.term.address, about or press.say("article_count", len(shelf.posts))


def _page(free: FreePage) -> Entry:
    return free.page.title, free.address, free.page.description or free.page.outline.excerpt


def _newest(press: Press) -> Iterable[Teaser]:
    """As many public posts as a feed holds."""
    return islice((teaser for teaser in press.picked.teasers if teaser.held is None), press.library.site.feeds.items)


def _article(teaser: Teaser) -> Entry:
    return teaser.title, teaser.address, teaser.description


def _line(entry: Entry) -> str:
    title, url, description = entry
    return f"- [{_words(title)}]({url})" + (f": {_words(description)}" if description else "")


def _words(text: str) -> str:
    """Plain words on one line, with Markdown's special characters made harmless."""
    return _SIGNS.sub(r"\\\1", " ".join(text.split()))
