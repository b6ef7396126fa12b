"""How a feed looks when opened in a browser: the theme's stylesheet, and a line in the publication's language.

The line is in a separate stylesheet, generated here: the files of a theme are the same in every language.
"""

from cxsite.keys import digest
from cxsite.model.addresses import file_of
from cxsite.model.output import Output
from cxsite.model.problem import Outcome
from cxsite.model.words import Words
from cxsite.render.links import Links
from cxsite.render.site import ASSETS, direction, fingerprinted
from cxsite.render.themes import Theme

_STYLE = "feeds/feed.css"
_WORDS = "feeds/words.css"


def hrefs(theme: Theme, links: Links, words: Words, language: str, *, fingerprints: bool) -> tuple[str, ...]:
    """The hrefs of both stylesheets; none if a theme has no stylesheet for feeds."""
    if _STYLE not in theme.files:
        return ()
    own = digest.of_bytes(_css(words, language))
    digests = ((_STYLE, theme.files[_STYLE].digest), (_WORDS, own))
    return tuple(fingerprinted(links.href(ASSETS + name), each, fingerprints=fingerprints) for name, each in digests)


def outputs(words: Words, language: str) -> list[Output]:
    """The stylesheet with the line."""
    css = _css(words, language)
    return [Output(file_of(ASSETS + _WORDS), "asset", (("bytes", digest.of_bytes(css)),), lambda: Outcome(css))]


def _css(words: Words, language: str) -> bytes:
    said = words.say("feed_note").replace("\\", "\\\\").replace('"', '\\"')
    return f':root {{ direction: {direction(language)}; }}\n\n:root::before {{ content: "{said}"; }}\n'.encode()
