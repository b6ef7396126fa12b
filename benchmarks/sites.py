"""A generator's site in a folder, and the edits that are measured. Each generator writes the same corpus in its own way."""

import json
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from benchmarks.corpus import Dialect, Post, renewed


@dataclass(frozen=True)
class Generator:
    """How to use one generator.

    `settings` are files of the site besides its posts (path → text). `template` is the one around every page, a key of
    `settings`, in which `marker` may be replaced.
    `place` is a post's file, `page` its page below `output`. `build` is the command in the site's folder; `serve` the same
    for its server, with "{port}" filled in. `remembered` is its cache between builds, besides `output`.
    `front` writes front matter. `pictures` writes pictures into the folder, if the site has any.
    """

    name: str
    dialect: Dialect
    settings: dict[str, str]
    template: str
    place: Callable[[Post], str]
    page: Callable[[Post], str]
    build: tuple[str, ...]
    output: str
    front: Callable[[Post], str]
    serve: tuple[str, ...] = ()
    version: tuple[str, ...] = ()
    scorecard: str = ""
    remembered: tuple[str, ...] = ()
    environment: dict[str, str] = field(default_factory=dict)
    pictures: Callable[[list[Post], Path], None] | None = None
    marker: str = '<meta name="around" content="every page">'


def yaml_front(post: Post) -> str:
    """Front matter that most generators read."""
    tags = ", ".join(post.tags)
    return f"---\ntitle: {post.title}\ndate: {post.day}\ndescription: {json.dumps(post.description)}\ntags: [{tags}]\n---\n"


def lay_out(generator: Generator, posts: list[Post], folder: Path) -> None:
    """Write the whole site into `folder`."""
    for path, text in generator.settings.items():
        _write(folder / path, text)
    for post in posts:
        put(generator, post, folder)
    if generator.pictures:
        generator.pictures(posts, folder)


def put(generator: Generator, post: Post, folder: Path) -> None:
    """Write one post."""
    _write(folder / generator.place(post), generator.front(post) + generator.dialect.written(post.body))


@dataclass(frozen=True)
class Edit:
    """One kind of edit. `apply(generator, posts, folder, round)` makes it; it must differ from round to round.

    `also` says whether a generator has what is edited.
    """

    name: str
    apply: Callable[[Generator, list[Post], Path, int], None]
    also: Callable[[Generator], bool] = lambda _generator: True


def _body(generator: Generator, posts: list[Post], folder: Path, round: int) -> None:
    post = posts[len(posts) // 2]
    put(generator, renewed(post, body=f"{post.body}\nAdded in round {round}.\n"), folder)


def _title(generator: Generator, posts: list[Post], folder: Path, round: int) -> None:
    post = posts[len(posts) // 2]
    put(generator, renewed(post, title=f"{post.title} {round}"), folder)


def _tag(generator: Generator, posts: list[Post], folder: Path, round: int) -> None:
    post = posts[len(posts) // 2]
    other = posts[round].tags if posts[round].tags != post.tags else posts[round + 1].tags
    put(generator, renewed(post, tags=other), folder)


def _newest(generator: Generator, posts: list[Post], folder: Path, round: int) -> None:
    first = posts[0]
    put(generator, renewed(first, slug=f"newest-{round}", day=date(2026, 7, 1 + round)), folder)


def _template(generator: Generator, _posts: list[Post], folder: Path, round: int) -> None:
    text = generator.settings[generator.template]
    assert generator.marker in text
    _write(folder / generator.template, text.replace(generator.marker, f'<meta name="around" content="round {round}">'))


def _scorecard(generator: Generator, _posts: list[Post], folder: Path, round: int) -> None:
    text = generator.settings[generator.scorecard]
    assert "promoters: 71" in text
    _write(folder / generator.scorecard, text.replace("promoters: 71", f"promoters: {72 + round}"))


EDITS = (
    Edit("nothing changed", lambda *_: None),
    Edit("one edited body", _body),
    Edit("one edited title", _title),
    Edit("one edited tag", _tag),
    Edit("one edited scorecard", _scorecard, lambda generator: bool(generator.scorecard)),
    Edit("a new newest post", _newest),
    Edit("base template edited", _template),
)


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
