"""The other languages of an article: for search engines in the head and the sitemap, for readers beside its date."""

from cxsite.model.articles import Article
from cxsite.render.links import Links
from cxsite.render.text_views import TranslationView
from cxsite.render.views import AlternateView


def alternates(article: Article, links: Links, language: str) -> tuple[tuple[str, str], ...]:
    """(language, URL) of the article in every language, including its own, as hreflang requires.

    The last is "x-default", for readers of any other language: the one in the publication's own `language`, otherwise the
    first.
    """
    found = [(each.language, links.absolute(each.address)) for each in article.translations]
    own = [url for code, url in found if code.lower() == language.lower()]
    return (*found, *[("x-default", url) for url in (*own, *(url for _, url in found))][:1])


def views(article: Article, links: Links, language: str) -> tuple[AlternateView, ...]:
    """The same for the head of the page."""
    return tuple([AlternateView(code, href) for code, href in alternates(article, links, language)])


def others(article: Article, links: Links) -> tuple[TranslationView, ...]:
    """The languages that the article's own page links to."""
    own = article.teaser.address
    return tuple(
        [TranslationView(t.title, links.href(t.address), t.language) for t in article.translations if t.address != own]
    )
