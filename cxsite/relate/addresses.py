"""The address of each document and file on the site. Addresses come from paths and front matter, never from titles."""

import posixpath
import re
import unicodedata
from collections.abc import Iterable, Mapping

from cxsite.model.addresses import slug
from cxsite.model.corpus import Corpus
from cxsite.model.post import Page, Post
from cxsite.model.site import Site

CONTENT = "content/"
STATIC = "static/"
_PAGES = "content/pages"
_ROOTS = frozenset({"content", "content/posts", "content/pages", "content/drafts"})


def of_post(post: Post, site: Site) -> str:
    """The post's own `permalink`, else the site's pattern, with placeholders filled in; the date is as the author wrote it."""
    written = (post.permalink or site.permalink).replace("{slug}", post.slug)
    if "{" in written:
        year, month, day = post.date.local[:10].split("-")
        parts = {"{year}": year, "{month}": month, "{day}": day, "{category}": slug(post.category)}
        for gap, words in parts.items():
            written = written.replace(gap, words)
    return normal(written)


def of_page(page: Page) -> str:
    """The page's own `permalink`, else its place below content/pages: "content/pages/legal/privacy.md" → "/legal/privacy/"."""
    if page.permalink:
        return normal(page.permalink)
    folder, name = posixpath.split(page.path)
    if posixpath.splitext(name)[0] == "index" and folder not in _ROOTS:
        folder = posixpath.dirname(folder)
    above = [slug(part) for part in folder.removeprefix(_PAGES).split("/")]
    return normal("/".join([*above, page.slug, ""]))


def normal(written: str) -> str:
    """An address in NFC with one leading slash and no double ones: the form that is compared and that becomes a file."""
    one = f"/{written}" if written[:1] != "/" else written
    one = re.sub(r"/{2,}", "/", one) if "//" in one else one
    return one if one.isascii() else unicodedata.normalize("NFC", one)


def of_documents(corpus: Corpus) -> dict[str, str]:
    """Path → address of every post and page, public or not."""
    posts = {post.path: of_post(post, corpus.site) for post in corpus.posts}
    return posts | {page.path: of_page(page) for page in corpus.pages}


def of_assets(corpus: Corpus, documents: Mapping[str, str], public: frozenset[str]) -> dict[str, str]:
    """Path → address of every file next to the documents.

    A file in the folder of a public `index.md` is below that document's address; any other is at its path below content/.
    """
    bundles = {posixpath.dirname(path): path for path in bundle_heads(documents) if path in public}
    return {path: _of_asset(path, bundles, documents) for path in corpus.assets}


def bundle_heads(paths: Iterable[str]) -> list[str]:
    """Those of `paths` that own their folder: `…/name/index.md`, but not the index of a top-level folder."""
    return [p for p in paths if p.endswith("/index.md") and posixpath.dirname(p) not in _ROOTS]


def bundle_of(path: str, folders: Mapping[str, str]) -> str:
    """The nearest parent folder of `path` that is a key of `folders`, else ""."""
    folder = posixpath.dirname(path)
    while folder and folder not in folders:
        folder = posixpath.dirname(folder)
    return folder


def _of_asset(path: str, bundles: Mapping[str, str], documents: Mapping[str, str]) -> str:
    folder = bundle_of(path, bundles)
    if not folder:
        return normal(path.removeprefix(CONTENT))
    at = documents[bundles[folder]]
    return normal(posixpath.dirname(at) + "/" + path[len(folder) + 1 :])


def of_static(path: str) -> str:
    """`static/fonts/a.woff2` → `/fonts/a.woff2`: files of static/ are copied as they are."""
    return normal(path.removeprefix(STATIC))
