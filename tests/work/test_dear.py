"""What takes longest is made only where its own input changed: the search index, cards and smaller copies of pictures."""

import os
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest

from benchmarks.peers import cxsite
from benchmarks.sites import EDITS, Edit, lay_out
from cxsite.build import Options, publish
from cxsite.render import cards, imaging, search_index
from tests.work.test_counts import NOW, short, unlinked

pytest.importorskip("pyromark")
GENERATOR = cxsite.generator("commonmark", whole=True)
CORPUS = short(60)  # two have a picture
PICTURE = f"content/posts/{CORPUS[50].slug}.jpg"


def _again(folder: Path) -> None:
    (folder / PICTURE).write_bytes((folder / PICTURE).read_bytes())
    os.utime(folder / PICTURE, (1, 1))


def _another(folder: Path) -> None:
    (folder / PICTURE).write_bytes(
        (folder / GENERATOR.place(CORPUS[0])).with_suffix(".jpg").read_bytes()[:-2] + b"\0\xff\xd9"
    )


def _by_hand(edit: Callable[[Path], None]) -> Callable[..., None]:
    return lambda _generator, _corpus, folder, _round: edit(folder)


# Indexes, cards and copies that each edit makes, one edit after the other.
MADE = {
    "first build": (1, 58, 12),
    "nothing changed": (0, 0, 0),
    "one edited body": (1, 0, 0),
    "one edited title": (1, 1, 0),
    "one edited tag": (1, 0, 0),
    "one edited scorecard": (0, 0, 0),
    "a new newest post": (1, 1, 0),
    "base template edited": (0, 0, 0),
    "a picture saved again": (0, 0, 0),
    "another picture": (0, 0, 6),
    "a post gone": (1, 0, 0),
    "all output gone": (1, 0, 0),
}
OWN = (
    Edit("a picture saved again", _by_hand(_again)),
    Edit("another picture", _by_hand(_another)),
    Edit("a post gone", unlinked),
    Edit("all output gone", _by_hand(lambda folder: (folder / "public").rename(folder / "away"))),
)


def test_what_is_dear_is_made_only_where_its_input_changed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    made: Counter[str] = Counter()

    def counted(name: str, given: object) -> Callable[..., object]:
        return lambda *_args, **_options: made.update([name]) or given

    monkeypatch.setattr(search_index, "index", counted("indexes", {"pagefind-entry.json": b"{}"}))
    monkeypatch.setattr(cards, "drawn", counted("cards", b"a card"))
    monkeypatch.setattr(imaging, "scaled", counted("copies", b"a copy"))
    lay_out(GENERATOR, CORPUS, tmp_path)
    options, found = Options(tmp_path, tmp_path / "public", NOW), {}
    for edit in (Edit("first build", lambda *_: None), *EDITS, *OWN):
        made.clear()
        edit.apply(GENERATOR, CORPUS, tmp_path, 0)
        assert publish(options).published
        found[edit.name] = (made["indexes"], made["cards"], made["copies"])
    assert found == MADE
