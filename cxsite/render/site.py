"""What surrounds every page: the publication's name, menus, stylesheets and notices."""

from dataclasses import replace

from cxsite.model.addresses import LETTERS, SEARCH
from cxsite.model.library import Library
from cxsite.model.site import Site
from cxsite.render.links import Links, menu
from cxsite.render.themes import Theme
from cxsite.render.views import FeedView, LinkView, SiteView

ASSETS = "/assets/"
# The formats of every feed: file name and media type. The first is the one that pages link to.
FORMS = {"feed.xml": "application/rss+xml", "atom.xml": "application/atom+xml", "feed.json": "application/feed+json"}
FEED = "/feed.xml"
_SWITCH = "switch.js"
_TYPEFACE = "typeface/roman.woff2"
_SEARCH_SCRIPT = "search/search.js"
_RIGHT_TO_LEFT = frozenset({"ar", "arc", "ckb", "dv", "fa", "he", "ks", "ps", "sd", "ug", "ur", "yi"})


def site_view(library: Library, theme: Theme, links: Links, *, fingerprints: bool, lettered: bool) -> SiteView:
    """The same for all pages, with no current menu entry and with the notice of the marks.

    `lettered` says whether there is a page of letters. With `fingerprints`, stylesheet hrefs contain the first digits of their
    hash, so that browsers may cache them for long.
    """
    site = library.site
    return SiteView(
        title=site.title,
        tagline=site.tagline,
        language=site.language,
        direction=direction(site.language),
        home=links.href("/"),
        navigation=menu(library.navigation),
        follow=menu(library.follow),
        styles=tuple(_style(name, theme, links, fingerprints=fingerprints) for name in theme.styles),
        icon=links.href(library.icon) if library.icon else "",
        logo=links.href(library.logo) if library.logo else "",
        feed=links.href(FEED),
        tags=links.href("/tags/") if library.shelf("tag") else "",
        archive=links.href("/archive/"),
        search=links.href(SEARCH) if site.search else "",
        authors=links.href("/authors/") if library.shelf("author") else "",
        series=links.href("/series/") if library.shelf("series") else "",
        scorecards=links.href("/scorecards/") if library.results.scorecards else "",
        letters=links.href(LETTERS) if lettered else "",
        switch=_style(_SWITCH, theme, links, fingerprints=fingerprints) if _SWITCH in theme.files else "",
        typeface=_typeface(site, theme, links),
        trademark=site.trademark,
    )


def _typeface(site: Site, theme: Theme, links: Links) -> str:
    """The href of the theme's own font, "" if it is turned off, or lacks letters of the language."""
    wanted = site.typeface == "theme" and direction(site.language) == "ltr" and _TYPEFACE in theme.files
    return links.href(ASSETS + _TYPEFACE) if wanted else ""


def around(view: SiteView, href: str) -> SiteView:
    """The view for the page at `href`: its own menu entry is marked as current."""
    if href not in [entry.href for entry in view.navigation]:
        return view
    entries = tuple(LinkView(e.title, e.href, current=e.href == href) for e in view.navigation)
    return replace(view, navigation=entries)


def direction(language: str) -> str:
    """ "rtl" for languages written from right to left, otherwise "ltr"."""
    return "rtl" if language.partition("-")[0].lower() in _RIGHT_TO_LEFT else "ltr"


def alternates(title: str, folder: str, links: Links) -> tuple[FeedView, ...]:
    """The feed in the folder at that address, in all its formats, for the head of a page."""
    return tuple([FeedView(title, links.href(folder + name), kind) for name, kind in FORMS.items()])


def search_script(theme: Theme, links: Links, *, fingerprints: bool) -> str:
    """The href of the script on the search page, "" if a theme has none."""
    return _style(_SEARCH_SCRIPT, theme, links, fingerprints=fingerprints) if _SEARCH_SCRIPT in theme.files else ""


def fingerprinted(href: str, digest: str, *, fingerprints: bool) -> str:
    """The href of a file with the first digits of its hash, so that browsers may cache it for long; otherwise without."""
    return f"{href}?v={digest[:8]}" if fingerprints else href


def _style(name: str, theme: Theme, links: Links, *, fingerprints: bool) -> str:
    return fingerprinted(links.href(ASSETS + name), theme.files[name].digest, fingerprints=fingerprints)
