"""MkDocs with the theme Material and its blog: code highlighted as the theme recommends, no search.

The blog's categories are the tag pages: its tags share one page. Excerpts are marked, or each list would contain whole posts.
"""

from pathlib import Path

from benchmarks.corpus import Dialect, Post
from benchmarks.sites import Generator

PACKAGES = ("mkdocs-material", "mkdocs-rss-plugin")

_SETTINGS = """site_name: The Bench
site_url: https://bench.example/
theme: {name: material, custom_dir: overrides, font: false}
plugins:
  - blog:
      blog_dir: .
      post_url_format: posts/{slug}
      pagination_per_page: 10
      archive: false
      categories_url_format: tags/{slug}
      categories_pagination: false
  - rss: {match_path: posts/.*, date_from_meta: {as_creation: date}, length: 20, use_git: false, json_feed_enabled: false}
markdown_extensions: [footnotes, tables, pymdownx.highlight, pymdownx.superfences]
"""
_BASE = '{% extends "base.html" %}\n{% block extrahead %}<meta name="around" content="every page">{% endblock %}\n'
_VERSIONS = 'from importlib.metadata import version as v; print(f\'{v("mkdocs")} (Material {v("mkdocs-material")})\')'


def generator(home: Path) -> Generator:
    """The site, for the MkDocs in `home`."""
    command = str(home / "bin" / "mkdocs")
    return Generator(
        name="mkdocs",
        dialect=Dialect(link=lambda slug, words: f"[{words}]({slug}.md)"),
        settings={"mkdocs.yml": _SETTINGS, "overrides/main.html": _BASE, "docs/index.md": "# The Bench\n"},
        template="overrides/main.html",
        place=lambda post: f"docs/posts/{post.slug}.md",
        page=lambda post: f"posts/{post.slug}/index.html",
        build=(command, "build", "--quiet"),
        serve=(command, "serve", "--quiet", "--livereload", "--dev-addr", "127.0.0.1:{port}"),
        version=(str(home / "bin" / "python"), "-c", _VERSIONS),
        output="site",
        front=_front,
        environment={"NO_MKDOCS_2_WARNING": "1"},
    )


def _front(post: Post) -> str:
    lines = f"title: {post.title}\ndate: {post.day}\nslug: {post.slug}\ncategories: [{', '.join(post.tags)}]\n"
    return f"---\n{lines}---\n# {post.title}\n\n{post.description}\n\n<!-- more -->\n\n"
