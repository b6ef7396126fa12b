"""Nikola: its defaults, which highlight code, with lean templates and without optional features."""

from pathlib import Path

from benchmarks.corpus import Dialect, Post
from benchmarks.sites import Generator

PACKAGES = ("nikola[extras]",)  # the extras for watching and serving

_SETTINGS = """BLOG_AUTHOR = "The bench"
BLOG_TITLE = "The Bench"
SITE_URL = BASE_URL = "https://bench.example/"
BLOG_EMAIL = "desk@bench.example"
BLOG_DESCRIPTION = "Measured"
DEFAULT_LANG = "en"
TIMEZONE = "UTC"
THEME = "bench"
POSTS = (("posts/*.md", "posts", "post.tmpl"),)
PAGES = ()
COMPILERS = {"markdown": (".md",)}
INDEX_DISPLAY_POST_COUNT = 10
INDEX_PATH = ""
INDEX_TEASERS = True
TAG_PATH = "tags"
FEED_LENGTH = 20
FEED_TEASERS = True
GENERATE_ATOM = False
CREATE_MONTHLY_ARCHIVE = CREATE_SINGLE_ARCHIVE = False
COMMENT_SYSTEM = ""
SHOW_SOURCELINK = COPY_SOURCES = False
EXIF_WHITELIST = {}
DISABLED_PLUGINS = ["classify_archive", "classify_authors", "classify_categories", "create_bundles", "render_galleries"]
"""
_BASE = """<!doctype html>
<html lang="{{ lang }}"><head><meta charset="utf-8"><title>{{ title|e }} – {{ blog_title|e }}</title>
<meta name="description" content="{{ description|e }}"><link rel="canonical" href="{{ abs_link(permalink) }}">
<link rel="alternate" type="application/rss+xml" href="/rss.xml"><meta name="around" content="every page">
{% block extra_head %}{% endblock %}</head>
<body><header><a href="/">{{ blog_title|e }}</a></header><main>{% block content %}{% endblock %}</main>
<footer>{{ blog_title|e }}</footer></body></html>
"""
_POST = """{% extends "base.tmpl" %}
{% block content %}<article><h1>{{ post.title()|e }}</h1><p>{{ post.description()|e }}</p>
<time datetime="{{ post.formatted_date('webiso') }}">{{ post.formatted_date(date_format) }}</time>
{{ post.text() }}
<p>{% for tag in post.tags %}<a href="{{ _link('tag', tag) }}">{{ tag|e }}</a> {% endfor %}</p>
{% if post.next_post %}<a href="{{ post.next_post.permalink() }}">{{ post.next_post.title()|e }}</a>{% endif %}
{% if post.prev_post %}<a href="{{ post.prev_post.permalink() }}">{{ post.prev_post.title()|e }}</a>{% endif %}
</article>{% endblock %}
"""
_LIST = """{% extends "base.tmpl" %}
{% block content %}<h1>{{ title|e }}</h1>{% for post in posts %}
<h2><a href="{{ post.permalink() }}">{{ post.title()|e }}</a></h2><p>{{ post.description()|e }}</p>{% endfor %}
{% if nextlink %}<a href="{{ nextlink }}">Older</a>{% endif %}{% endblock %}
"""


def generator(home: Path) -> Generator:
    """The site, for the Nikola in `home`."""
    command = str(home / "bin" / "nikola")
    return Generator(
        name="nikola",
        dialect=Dialect(link=lambda slug, words: f"[{words}](/posts/{slug}/)"),
        settings={
            "conf.py": _SETTINGS,
            "themes/bench/bench.theme": "[Theme]\nengine = jinja\nparent = base-jinja\n",
            "themes/bench/templates/base.tmpl": _BASE,
            "themes/bench/templates/post.tmpl": _POST,
            "themes/bench/templates/index.tmpl": _LIST,
            "themes/bench/templates/tag.tmpl": _LIST,
        },
        template="themes/bench/templates/base.tmpl",
        place=lambda post: f"posts/{post.slug}.md",
        page=lambda post: f"posts/{post.slug}/index.html",
        build=(command, "build", "--quiet"),
        serve=(command, "auto", "--address", "127.0.0.1", "--port", "{port}"),
        version=(command, "version"),
        output="output",
        remembered=("cache", ".doit.db"),
        front=_front,
    )


def _front(post: Post) -> str:
    """Title, slug and date in the form that Nikola reads fastest: comments at the top."""
    fields = {
        "title": post.title,
        "slug": post.slug,
        "date": f"{post.day} 00:00:00 UTC",
        "tags": ", ".join(post.tags),
        "description": post.description,
    }
    return "".join(f".. {name}: {value}\n" for name, value in fields.items()) + "\n"
