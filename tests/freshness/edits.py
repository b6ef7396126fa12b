"""Edits of the small magazine, each a function of its folder, and the files that each is expected to write."""

from collections.abc import Callable
from pathlib import Path

POST = "posts/{}/index.html"
ALPHA, BETA, GAMMA, DELTA = (POST.format(name) for name in ("alpha", "beta", "gamma", "delta"))
FORMS = ("feed.xml", "atom.xml", "feed.json")
FEEDS = {*FORMS, "index.xml", "rss.xml"}


def sub(path: str, old: str, new: str) -> Callable[[Path], None]:
    def edit(root: Path) -> None:
        text = (root / path).read_text(encoding="utf-8")
        assert old in text
        (root / path).write_text(text.replace(old, new), encoding="utf-8")

    return edit


def put(path: str, text: str) -> Callable[[Path], None]:
    def edit(root: Path) -> None:
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(text, encoding="utf-8")

    return edit


def gone(path: str) -> Callable[[Path], None]:
    return lambda root: (root / path).unlink()


def moved(path: str, to: str) -> Callable[[Path], None]:
    return lambda root: (root / path).rename(root / to) and None
