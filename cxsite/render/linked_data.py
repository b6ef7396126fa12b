"""What a page is about, for search engines: schema.org as JSON-LD, made from what the page shows and nothing else.

It is computed when a page is made, from values that are already its inputs: a build with nothing to do never pays for it.
"""

import json
import re
from collections.abc import Callable, Iterator

from cxsite.model.words import Words
from cxsite.render.list_views import ListView
from cxsite.render.results_views import View
from cxsite.render.text_views import PageView, PostView
from cxsite.render.views import AuthorView, BylineView, Head, LinkView, SiteView

Complete = Callable[[str], str]
Thing = dict[str, object]
_JSON = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"))
# Characters that could end the script element, or a line in an old parser.
_UNSAFE = "<>&\u2028\u2029"
_UNSAFE_SIGN = re.compile(f"[{_UNSAFE}]")


def linked_data(head: Head, view: View, site: SiteView, complete: Complete, words: Words) -> str:
    """A page's JSON-LD as a script element, "" for a page that search engines should not index.

    `complete` turns an href into an absolute URL, `words` name the steps of the breadcrumb.
    """
    if not head.index:
        return ""
    things = [
        thing for thing in (_about(head, view, site, complete), _trail(head, view, site, complete, words)) if thing
    ]
    text = _JSON.encode({"@context": "https://schema.org", "@graph": things})
    if any(sign in text for sign in _UNSAFE):
        text = _UNSAFE_SIGN.sub(_escaped, text)
    return f'<script type="application/ld+json">{text}</script>' if things else ""


def _escaped(sign: re.Match[str]) -> str:
    return f"\\u{ord(sign[0]):04x}"


def _about(head: Head, view: View, site: SiteView, complete: Complete) -> Thing:
    match view:
        case PostView():
            return _article(head, view, site, complete)
        case PageView():
            return _known(
                {"@type": "WebPage", "name": view.title, "url": head.canonical, "description": head.description}
            )
        case ListView(author=AuthorView() as who):
            about = {**_author(who, complete), "agentInteractionStatistic": _written(view.count)}
            return {"@type": "ProfilePage", "url": head.canonical, "mainEntity": about}
        case _:
            return _website(head, site, complete) if head.kind == "home" else {}


def _article(head: Head, view: PostView, site: SiteView, complete: Complete) -> Thing:
    publisher = _publisher(site, complete)
    return _known(
        {
            "@type": "BlogPosting",
            "headline": view.title,
            "description": head.description,
            "url": head.canonical,
            "mainEntityOfPage": head.canonical,
            "datePublished": view.date.iso,
            "dateModified": (view.updated or view.date).iso,
            "inLanguage": head.language or site.language,
            "image": head.image,
            "author": [_person(who, complete) for who in view.bylines] or [publisher],
            "publisher": publisher,
            "articleSection": view.category.title if view.category else "",
            "keywords": [tag.title for tag in view.tags],
            "timeRequired": f"PT{view.minutes}M",
        }
    )


def _website(head: Head, site: SiteView, complete: Complete) -> Thing:
    return _known(
        {
            "@type": "WebSite",
            "name": site.title,
            "description": site.tagline,
            "url": head.canonical,
            "inLanguage": site.language,
            "publisher": _publisher(site, complete),
        }
    )


def _publisher(site: SiteView, complete: Complete) -> Thing:
    elsewhere = [link.href for link in site.follow if link.href.startswith("http")]
    logo = complete(site.logo) if site.logo else ""
    return _known(
        {"@type": "Organization", "name": site.title, "url": complete(site.home), "logo": logo, "sameAs": elsewhere}
    )


def _person(who: BylineView, complete: Complete) -> Thing:
    return _known(
        {
            "@type": "Person",
            "name": who.name,
            "url": complete(who.href) if who.href else "",
            "jobTitle": who.role,
            "worksFor": _organisation(who.organisation),
        }
    )


def _author(who: AuthorView, complete: Complete) -> Thing:
    return _known(
        {
            "@type": "Person",
            "name": who.name,
            "url": complete(who.href),
            "jobTitle": who.role,
            "worksFor": _organisation(who.organisation),
            "description": who.biography,
            "image": complete(who.picture) if who.picture else "",
            "sameAs": [link.href for link in who.links if link.href.startswith("http")],
        }
    )


def _written(articles: int) -> Thing:
    """How many articles somebody has published here."""
    of = "https://schema.org/WriteAction"
    return {"@type": "InteractionCounter", "interactionType": of, "userInteractionCount": articles}


def _organisation(name: str) -> Thing:
    return {"@type": "Organization", "name": name} if name else {}


def _trail(head: Head, view: View, site: SiteView, complete: Complete, words: Words) -> Thing:
    """The breadcrumb, as the page shows it: the last entry is the page itself."""
    if head.kind == "home":
        return {}
    steps = [LinkView(site.title, site.home), *_above(head, view, site, words), LinkView(head.title, "")]
    listed = [
        _known(
            {"@type": "ListItem", "position": n, "name": step.title, "item": complete(step.href) if step.href else ""}
        )
        for n, step in enumerate(steps, 1)
    ]
    return {"@type": "BreadcrumbList", "itemListElement": listed}


def _above(head: Head, view: View, site: SiteView, words: Words) -> Iterator[LinkView]:
    """What is between the home page and this one."""
    match view:
        case PostView():
            yield view.category or LinkView(words.say("articles"), site.archive)
        case ListView(kind="tag"):
            yield LinkView(words.say("topics"), site.tags)
        case ListView(kind="author"):
            yield LinkView(words.say("authors"), site.authors)
        case ListView(kind="series"):
            yield LinkView(words.say("series"), site.series)
        case ListView(kind="category"):
            yield LinkView(words.say("articles"), site.archive)
        case _:
            if head.kind == "scorecard":
                yield LinkView(words.say("results"), site.scorecards)


def _known(told: Thing) -> Thing:
    """A thing without its unknown properties."""
    return {name: value for name, value in told.items() if value}
