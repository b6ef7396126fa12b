"""A built copy of the sample, and its pages to look at."""

import fcntl
import os
import re
import shutil
from functools import cached_property
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

from lxml import html

from tests.browser.site import built

SOURCES = Path(__file__).parent.parent.parent
PARTS = ("content", "static", "strings", "templates", "themes", "site.yaml", "claims.lock")
HOST = "https://thecounter.example"


def published(tmp_path_factory, base: str = "") -> "Published":
    """The sample, built for `base` ("" or "/blog") on its host: once, by whichever worker asks first. Must not be changed.

    Its `claims.lock` is only read, as on a build machine: it has to be up to date.
    """
    own = tmp_path_factory.getbasetemp()
    folder = (own.parent if "PYTEST_XDIST_WORKER" in os.environ else own) / f"sample{base.replace('/', '-')}"
    with folder.with_suffix(".lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not (folder / "public").is_dir():
            _lay_out(folder)
            built(folder, "--locked", "--base-url", HOST + base)
    return Published(folder / "public", base)


def _lay_out(folder: Path) -> None:
    folder.mkdir(exist_ok=True)
    for part in PARTS:
        source = SOURCES / part
        if source.is_dir():
            shutil.copytree(source, folder / part, ignore=shutil.ignore_patterns(".*"), dirs_exist_ok=True)
        elif source.exists():
            shutil.copy(source, folder / part)


class Published:
    """`folder` contains the site, `base` is its path on the host."""

    def __init__(self, folder: Path, base: str) -> None:
        self.folder, self.base = folder, base

    @cached_property
    def pages(self):
        """Href → the page's tree, of every HTML file."""
        found = sorted(self.folder.rglob("*.html"))
        return {self.href(path): html.fromstring(path.read_text(encoding="utf-8")) for path in found}

    def href(self, path: Path) -> str:
        return f"{self.base}/{path.relative_to(self.folder).as_posix().removesuffix('index.html')}"

    def file(self, href: str) -> Path | None:
        """The file that a host would serve for an href, None if there is none."""
        path = unquote(urlsplit(href).path)
        if not path.startswith(f"{self.base}/"):
            return None
        found = self.folder / (path.removeprefix(f"{self.base}/") + ("index.html" if path.endswith("/") else ""))
        return found if found.is_file() else None

    def fault(self, link: str, page: str) -> str:
        """What is wrong with a link on `page`, "" if nothing is, or if it is external."""
        url = urljoin(HOST + page, link)
        if not url.startswith(f"{HOST}/"):
            return ""
        file, anchor = self.file(url), unquote(urlsplit(url).fragment)
        if file is None:
            return f"{page}: {link} leads nowhere"
        if anchor and anchor not in self.anchors[self.href(file)]:
            return f"{page}: there is no {anchor} at {link}"
        return ""

    @cached_property
    def anchors(self):
        """Href of a page → the ids on it."""
        return {href: set(tree.xpath("//@id")) for href, tree in self.pages.items()}

    def one_of_each_kind(self) -> dict[str, str]:
        """Kind → href of one page: the kinds are the classes of <body>, lists by what they list."""
        kinds: dict[str, str] = {}
        for href, tree in self.pages.items():
            body = tree.find("body")
            mark = (body.get("class") if body is not None else "") or "redirect"
            place = re.match(r"/(tags|authors|categories|series)/", href.removeprefix(self.base))
            kinds.setdefault(f"{mark} {place[1]}" if place else mark, href)
        return kinds
