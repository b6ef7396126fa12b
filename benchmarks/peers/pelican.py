"""Pelican: its defaults, which highlight code, with its cache turned on and four lean templates."""

from pathlib import Path

from benchmarks.corpus import Dialect, Post
from benchmarks.sites import Generator

PACKAGES = ("pelican[markdown]",)

_SETTINGS = """SITENAME = "The Bench"
SITEURL = "https://bench.example"
PATH = "content"
ARTICLE_PATHS = ["posts"]
OUTPUT_PATH = "public"
THEME = "theme"
TIMEZONE = "UTC"
DEFAULT_LANG = "en"
ARTICLE_URL = "posts/{slug}/"
ARTICLE_SAVE_AS = "posts/{slug}/index.html"
TAG_URL = "tags/{slug}/"
TAG_SAVE_AS = "tags/{slug}/index.html"
CATEGORY_SAVE_AS = AUTHOR_SAVE_AS = ""
DIRECT_TEMPLATES = ["index"]
PAGINATED_TEMPLATES = {"index": 10}
PAGINATION_PATTERNS = ((1, "{url}", "{save_as}"), (2, "page/{number}/", "page/{number}/index.html"))
FEED_ALL_RSS = "feed.xml"
FEED_ALL_ATOM = CATEGORY_FEED_ATOM = AUTHOR_FEED_ATOM = AUTHOR_FEED_RSS = TRANSLATION_FEED_ATOM = None
FEED_MAX_ITEMS = 20
CACHE_CONTENT = LOAD_CONTENT_CACHE = True
"""
_BASE = """<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>{% block title %}{{ SITENAME }}{% endblock %}</title>
{% block head %}{% endblock %}<link rel="alternate" type="application/rss+xml" href="/feed.xml">
<meta name="around" content="every page"></head>
<body><header><a href="/">{{ SITENAME }}</a></header><main>{% block main %}{% endblock %}</main>
<footer>{{ SITENAME }}</footer></body></html>
"""
_ARTICLE = """{% extends "base.html" %}
{% block title %}{{ article.title }} – {{ SITENAME }}{% endblock %}
{% block head %}<meta name="description" content="{{ article.summary|striptags }}">
<link rel="canonical" href="{{ SITEURL }}/{{ article.url }}">{% endblock %}
{% block main %}<article><h1>{{ article.title }}</h1>{{ article.summary }}
<time datetime="{{ article.date.date() }}">{{ article.locale_date }}</time>
{{ article.content }}
<p>{% for tag in article.tags %}<a href="/{{ tag.url }}">{{ tag }}</a> {% endfor %}</p></article>{% endblock %}
"""
_TEASER = '<h2><a href="/{{ article.url }}">{{ article.title }}</a></h2>{{ article.summary }}'
_HOME = (
    '{% extends "base.html" %}\n{% block main %}{% for article in articles_page.object_list %}'
    + _TEASER
    + '{% endfor %}<aside>{% for article in articles[:5] %}<a href="/{{ article.url }}">{{ article.title }}</a>{% endfor %}'
    + '</aside>{% if articles_page.has_next() %}<a href="/{{ articles_next_page.url }}">Older</a>{% endif %}{% endblock %}\n'
)
_TAG = (
    '{% extends "base.html" %}\n{% block main %}<h1>{{ tag }}</h1>{% for article in articles %}'
    + _TEASER
    + "{% endfor %}{% endblock %}\n"
)


def generator(home: Path) -> Generator:
    """The site, for the Pelican in `home`."""
    command = str(home / "bin" / "pelican")
    return Generator(
        name="pelican",
        dialect=Dialect(link=lambda slug, words: f"[{words}](/posts/{slug}/)"),
        settings={
            "pelicanconf.py": _SETTINGS,
            "theme/templates/base.html": _BASE,
            "theme/templates/article.html": _ARTICLE,
            "theme/templates/index.html": _HOME,
            "theme/templates/tag.html": _TAG,
            "theme/static/empty.css": "",
        },
        template="theme/templates/base.html",
        place=lambda post: f"content/posts/{post.slug}.md",
        page=lambda post: f"posts/{post.slug}/index.html",
        build=(command, "--quiet"),
        serve=(command, "--quiet", "--autoreload", "--listen", "--bind", "127.0.0.1", "--port", "{port}"),
        version=(command, "--version"),
        output="public",
        remembered=("cache",),
        front=_front,
    )


def _front(post: Post) -> str:
    lines = f"Title: {post.title}\nDate: {post.day}\nSlug: {post.slug}\nTags: {', '.join(post.tags)}\n"
    return f"{lines}Summary: {post.description}\n\n"
