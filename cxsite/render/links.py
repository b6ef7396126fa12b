"""From addresses to what a page contains: hrefs and absolute URLs."""

import re
from urllib.parse import quote, urlsplit

from cxsite.keys.recent import Recent
from cxsite.model import addresses
from cxsite.model.articles import Term
from cxsite.model.site import Site
from cxsite.render.views import LinkView

_PLAIN = re.compile(r"[A-Za-z0-9_.~ :/-]*").fullmatch
_SAFE = re.compile(r"(?i)(https?|mailto|tel):")


class Links:
    """Hrefs of one site, cached: with ten thousand posts the same few thousand are needed again and again."""

    def __init__(self, site: Site) -> None:
        self._site = site
        parts = urlsplit(site.address)
        self.origin = f"{parts.scheme}://{parts.netloc}"
        self._known = Recent[str, str]()
        self._terms: dict[str, LinkView] = {}

    def href(self, address: str) -> str:
        """The href for an address on the site ("/tags/x/"); an external URL stays as it is."""
        known = self._known.get(address)
        if known is None:
            made = address if addresses.is_outside(address) else addresses.href(self._site.base_path, address)
            known = self._known.keep(address, made)
        return known

    def absolute(self, address: str) -> str:
        """The absolute URL of an address on the site."""
        return self.complete(self.href(address))

    def complete(self, href: str) -> str:
        """The absolute URL of an href that has its base path already."""
        return href if addresses.is_outside(href) else self.origin + href

    def term(self, term: Term) -> LinkView:
        """A label as a link; cached, so that pages share it."""
        known = self._terms.get(term.address)
        if known is None:
            known = self._terms[term.address] = LinkView(term.label, self.href(term.address))
        return known


def encoded(text: str) -> str:
    """A text as part of an address, such as a subject. For most titles and all our addresses, three replacements suffice."""
    if not _PLAIN(text):
        return quote(text, safe="")
    return text.replace(" ", "%20").replace(":", "%3A").replace("/", "%2F")


def safe(url: str) -> bool:
    """Whether a URL from an author's data is allowed in an href: http, https, mailto, tel, or no scheme at all."""
    plain = re.sub(r"[\x00-\x20]", "", url)
    return bool(_SAFE.match(plain)) or not addresses.is_outside(plain) or plain.startswith("//")


def menu(entries: tuple[tuple[str, str], ...]) -> tuple[LinkView, ...]:
    """Entries of a menu, (title, href) pairs with their base path, without those whose address could run code."""
    return tuple(LinkView(title, href) for title, href in entries if safe(href))
