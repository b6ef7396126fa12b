"""Eleventy: Nunjucks templates, posts that bypass the template engine, footnotes by a plugin; code is not highlighted."""

from pathlib import Path

from benchmarks.corpus import Dialect
from benchmarks.sites import Generator, yaml_front

# 3.1.8 requires a version of one of its own packages that the registry does not have
PACKAGES = ("@11ty/eleventy@3.1.7", "markdown-it-footnote")

_SETTINGS = """const footnotes = require("markdown-it-footnote");
module.exports = function (config) {
  config.amendLibrary("md", (library) => library.use(footnotes));
  config.addCollection("posts", (api) => {
    const posts = api.getFilteredByGlob("posts/*.md").reverse();
    posts.forEach((post, n) => { post.data.newer = posts[n - 1]; post.data.older = posts[n + 1]; });
    return posts;
  });
  config.addFilter("day", (date) => date.toISOString().slice(0, 10));
  config.addFilter("stamp", (date) => date.toUTCString());
  return { markdownTemplateEngine: false };
};
"""
_BASE = """<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>{{ title }} – The Bench</title>
<meta name="description" content="{{ description }}"><link rel="canonical" href="https://bench.example{{ page.url }}">
<link rel="alternate" type="application/rss+xml" href="/feed.xml"><meta name="around" content="every page"></head>
<body><header><a href="/">The Bench</a></header><main>{{ content | safe }}</main><footer>The Bench</footer></body></html>
"""
_POST = """---
layout: base.njk
---
<article><h1>{{ title }}</h1><p>{{ description }}</p><time datetime="{{ date | day }}">{{ date | day }}</time>
{{ content | safe }}
<p>{% for tag in tags %}<a href="/tags/{{ tag | slugify }}/">{{ tag }}</a> {% endfor %}</p>
{% if newer %}<a href="{{ newer.url }}">{{ newer.data.title }}</a>{% endif %}
{% if older %}<a href="{{ older.url }}">{{ older.data.title }}</a>{% endif %}</article>
"""
_TEASER = '<h2><a href="{{ post.url }}">{{ post.data.title }}</a></h2><p>{{ post.data.description }}</p>'
_HOME = (
    """---
layout: base.njk
title: Home
pagination: {data: collections.posts, size: 10, alias: shown}
permalink: "{% if pagination.pageNumber %}/page/{{ pagination.pageNumber + 1 }}/{% else %}/{% endif %}"
---
{% for post in shown %}"""
    + _TEASER
    + """{% endfor %}
<aside>{% for post in collections.posts.slice(0, 5) %}<a href="{{ post.url }}">{{ post.data.title }}</a>{% endfor %}</aside>
{% if pagination.href.next %}<a href="{{ pagination.href.next }}">Older</a>{% endif %}
"""
)
_TAG = (
    """---
layout: base.njk
pagination: {data: collections, size: 1, alias: tag, filter: [all, posts]}
permalink: "/tags/{{ tag | slugify }}/"
eleventyComputed: {title: "{{ tag }}"}
---
<h1>{{ tag }}</h1>
{% for post in collections[tag] | reverse %}"""
    + _TEASER
    + "{% endfor %}\n"
)
_FEED = """---
permalink: /feed.xml
---
<?xml version="1.0" encoding="utf-8"?>
<rss version="2.0"><channel><title>The Bench</title><link>https://bench.example/</link><description>Measured</description>
{% for post in collections.posts.slice(0, 20) %}<item><title>{{ post.data.title }}</title>
<link>https://bench.example{{ post.url }}</link><guid>https://bench.example{{ post.url }}</guid>
<pubDate>{{ post.date | stamp }}</pubDate><description>{{ post.data.description }}</description></item>
{% endfor %}</channel></rss>
"""


def generator(home: Path) -> Generator:
    """The site, for the Eleventy in `home`."""
    command = str(home / "node_modules" / ".bin" / "eleventy")
    return Generator(
        name="eleventy",
        dialect=Dialect(link=lambda slug, words: f"[{words}](/posts/{slug}/)"),
        settings={
            "eleventy.config.js": _SETTINGS,
            "_includes/base.njk": _BASE,
            "_includes/post.njk": _POST,
            "posts/posts.json": '{"layout": "post.njk"}\n',
            "index.njk": _HOME,
            "tags.njk": _TAG,
            "feed.njk": _FEED,
        },
        template="_includes/base.njk",
        place=lambda post: f"posts/{post.slug}.md",
        page=lambda post: f"posts/{post.slug}/index.html",
        build=(command, "--quiet"),
        serve=(command, "--serve", "--incremental", "--quiet", "--port={port}"),
        version=(command, "--version"),
        output="_site",
        front=yaml_front,
        environment={"NODE_PATH": str(home / "node_modules")},
    )
