"""A long random walk of edits, with kills, spoilt outputs and spoilt memory in between: always equal to a clean build."""

import random
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from cxsite.build import Options, publish
from tests.freshness.bench import answered, bytes_of, clean, magazine

WORDS = ("queue", "refund", "letter", "call", "desk", "reply")
KILLED = """
import os, sys
from datetime import datetime
from pathlib import Path
from cxsite.build import Options, publish
left = int(sys.argv[3])
def killing(name, real):
    def step(*args, **options):
        global left
        left -= 1
        if left < 0:
            os._exit(9)
        return real(*args, **options)
    setattr(os, name, step)
for name in ("replace", "rename", "unlink", "rmdir", "mkdir"):
    killing(name, getattr(os, name))
root = Path(sys.argv[1])
publish(Options(root, root / "public", datetime.fromisoformat(sys.argv[2])))
os._exit(0)
"""


class Walk:
    """A publication somebody works on, at random; the same seed takes the same steps."""

    def __init__(self, options: Options, seed: int) -> None:
        self.options, self.chance = options, random.Random(seed)
        self.saved = bytes_of(options.root / "content")
        self.steps: tuple[Callable[[], None], ...] = (
            self.write, self.write, self.write, self.title, self.tags, self.draft, self.rename, self.delete, self.schedule,
            self.time, self.template, self.style, self.settings, self.counts, self.spoil_output, self.spoil_memory, self.revert,
        )  # fmt: skip

    def posts(self) -> list[Path]:
        return sorted((self.options.root / "content/posts").glob("*.md"))

    def post(self) -> Path:
        return self.chance.choice(self.posts())

    def change(self, path: Path, old: str, new: str) -> None:
        path.write_text(path.read_text().replace(old, new, 1))

    def write(self) -> None:
        """A new post, or other words of the same length in an old one."""
        number = self.chance.randrange(8)
        path = self.options.root / f"content/posts/walk-{number}.md"
        tags = ", ".join(self.chance.sample(WORDS, 2))
        body = " ".join(self.chance.choices(WORDS, k=20))
        path.write_text(f"---\ntitle: Walk {number}\ndate: 2026-0{number + 1}-11\ntags: [{tags}]\n---\n{body}\n")

    def title(self) -> None:
        self.change(self.post(), "title: ", f"title: {self.chance.choice(WORDS).title()} ")

    def tags(self) -> None:
        self.change(self.post(), "tags: [", f"tags: [{self.chance.choice(WORDS)}-{self.chance.randrange(3)}, ")

    def draft(self) -> None:
        path = self.post()
        old, new = ("draft: true\n", "") if "draft: true" in path.read_text() else ("title:", "draft: true\ntitle:")
        self.change(path, old, new)

    def rename(self) -> None:
        if walks := [path for path in self.posts() if path.name.startswith("walk")]:
            path = self.chance.choice(walks)
            path.rename(path.with_name(f"walk-{self.chance.randrange(8, 99)}.md"))

    def delete(self) -> None:
        if walks := [path for path in self.posts() if path.name.startswith("walk")]:
            self.chance.choice(walks).unlink()

    def schedule(self) -> None:
        self.change(self.post(), "date: 2026-", f"date: {self.chance.choice(('2026', '2027'))}-")

    def time(self) -> None:
        self.options = replace(self.options, now=self.options.now + timedelta(days=self.chance.randrange(-40, 60)))

    def template(self) -> None:
        block = f'{{% block head %}}<meta name="walk" content="{self.chance.choice(WORDS)}">{{% endblock %}}'
        name = self.chance.choice(("page", "post"))
        (self.options.root / f"templates/{name}.html").write_text(f'{{% extends "default/{name}.html" %}}{block}')

    def style(self) -> None:
        (self.options.root / "themes/own/static/own.css").write_text(f"b {{ width: {self.chance.randrange(9)}px }}")

    def settings(self) -> None:
        self.change(self.options.root / "site.yaml", "title: The ", f"title: The {self.chance.choice(WORDS)} ")

    def counts(self) -> None:
        path = self.options.root / "content/scorecards/support.yaml"
        self.change(path, "promoters: ", f"promoters: {self.chance.randrange(1, 9)}")

    def spoil_output(self) -> None:
        if files := sorted(path for path in self.options.output.rglob("*") if path.is_file()):
            path = self.chance.choice(files)
            path.unlink() if self.chance.random() < 0.5 else path.write_text("spoilt")

    def spoil_memory(self) -> None:
        kept = [
            p for p in sorted((self.options.root / ".cxsite").rglob("*")) if p.is_file() and p.name != "addresses.txt"
        ]
        if kept:
            path = self.chance.choice(kept)
            data = bytearray(path.read_bytes())
            for _ in range(min(len(data), 3)):
                data[self.chance.randrange(len(data))] ^= 0xFF
            path.write_bytes(data)

    def revert(self) -> None:
        for path in self.posts():
            path.unlink()
        for name, data in self.saved.items():
            (self.options.root / "content" / name).write_bytes(data)

    def kill(self) -> None:
        """Let a build begin and die at a random step of publishing."""
        now, steps = self.options.now.isoformat(), str(self.chance.randrange(60))
        command = [sys.executable, "-c", KILLED, str(self.options.root), now, steps]
        assert subprocess.run(command, check=False, capture_output=True).returncode in {0, 9}


@pytest.mark.parametrize("seed", range(2))
def test_a_random_walk_always_ends_where_a_clean_build_does(tmp_path: Path, seed: int) -> None:
    walk = Walk(magazine(tmp_path / "site"), seed)
    for number in range(12):
        names = [step.__name__ for step in walk.chance.sample(walk.steps, walk.chance.randrange(1, 4))]
        for name in names:
            getattr(walk, name)()
        if number % 5 == 4:
            walk.kill()
        if answered(walk.options):
            assert bytes_of(walk.options.output) == clean(walk.options), (number, names)
        report = publish(walk.options)
        assert report.published, (number, names, report.problems)
        assert bytes_of(walk.options.output) == clean(walk.options), (number, names)
        assert publish(walk.options).written == (), (number, names)
        assert [p.name for p in walk.options.root.iterdir() if p.name.startswith(".")] == [".cxsite"]
