"""A long random editing session: whatever is done to the files, the preview ends up showing what a clean build makes.

Some ten edits by default; `CXSITE_SOAK=1000 pytest tests/preview/test_soak.py` runs longer. The seed is in the test's name.
"""

import os
import random
import re
import shutil
from datetime import UTC, datetime, timedelta

import pytest

from cxsite import build
from cxsite.keys.memory import Memory
from cxsite.model.problem import errors
from cxsite.model.standing import Show
from cxsite.preview.looks import Looks
from cxsite.preview.press import Press
from cxsite.preview.publication import Publication
from cxsite.preview.room import Room
from tests.preview.magazine import laid_out

EDITS = int(os.environ.get("CXSITE_SOAK", "12"))
NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)
ALL = Show(True, True, True)
LINK = re.compile(r"\]\([^)]*\.md[^)]*\)")


class Session:
    def __init__(self, root, seed):
        self.root, self.chance, self.number, self.now = root, random.Random(seed), 0, NOW
        self.publication = Publication(self.options(), lambda: self.now)
        p = self.publication
        room = Room(p.scan, p.plan, p.tell, p.fault, p.begin, lambda _: None, p.close, p.own, p.edit, p.glimpse)
        self.press, self.looks = Press(room, "soak"), Looks(room)
        self.touched = ""

    def options(self):
        return build.Options(self.root, self.root / "public", self.now, ALL)

    def posts(self):
        return sorted((self.root / "content").glob("posts/**/*.md"))

    def post(self):
        return self.chance.choice(self.posts())

    def sign(self):
        self.number += 1
        return f"sign {self.number}"

    def save(self, file, text):
        """In one of the ways in which editors save."""
        self.touched = file.relative_to(self.root).as_posix()
        way = self.chance.randrange(4)
        if way == 0:
            file.write_text(text)
        elif way == 1:
            beside = file.with_name(f".{file.name}.swp")
            beside.write_text(text)
            beside.replace(file)
        elif way == 2:
            shutil.copy(file, file.with_name(file.name + "~"))
            file.unlink()
            file.write_text(text)
        else:
            with file.open("w") as half:
                half.write(text[: len(text) // 2])
                half.flush()
                self.press.glance([self.touched])
                half.write(text[len(text) // 2 :])

    def body(self):
        file = self.post()
        self.save(file, file.read_text() + f"\n{self.sign()}\n")

    def title(self):
        file = self.post()
        lines = [
            f"title: {self.sign()}" if line.startswith("title:") else line for line in file.read_text().split("\n")
        ]
        self.save(file, "\n".join(lines))

    def tags(self):
        file = self.post()
        tag = self.chance.choice(["waiting", "trust", "refunds", f"label {self.number}"])
        lines = [f"tags: [{tag}]" if line.startswith("tags:") else line for line in file.read_text().split("\n")]
        self.save(file, "\n".join(lines))

    def link(self):
        file, other = self.post(), self.post()
        self.save(file, file.read_text() + f"\nSee [{self.sign()}](/{other.relative_to(self.root)}).\n")

    def create(self):
        name = f"new-{self.number}"
        day = NOW.date() - timedelta(days=self.chance.randrange(-5, 100))
        self.touched = f"content/posts/{name}.md"
        (self.root / self.touched).write_text(
            f"---\ntitle: {self.sign()}\ndate: {day}\ntags: [trust]\n---\nText, and [more]({self.post().name}).\n"
        )

    def delete(self):
        if len(self.posts()) > 4:
            self.post().unlink()

    def rename(self):
        file = self.post()
        self.sign()
        file.rename(file.with_name(f"renamed-{self.number}.md"))

    def folder(self):
        (self.root / f"content/posts/f{self.number}").mkdir(exist_ok=True)
        self.post().rename(self.root / f"content/posts/f{self.number}/{self.sign().replace(' ', '-')}.md")

    def wreck(self):
        file = self.post()
        self.save(file, file.read_text().replace("title:", "titel:", 1))

    def mend(self):
        for file in self.posts():
            text = file.read_text()
            whole = LINK.sub("](/archive/)", text.replace("titel:", "title:", 1))
            if whole != text:
                self.save(file, whole)

    def numbers(self):
        file = self.root / "content/scorecards/support.yaml"
        self.save(file, file.read_text().replace("promoters: 1", f"promoters: {self.chance.randrange(1, 4)}", 1))

    def settings(self):
        file = self.root / "site.yaml"
        lines = [
            f"tagline: {self.sign()}" if line.startswith("tagline:") else line for line in file.read_text().split("\n")
        ]
        self.save(file, "\n".join(lines))

    def template(self):
        file = self.root / "templates/post.html"
        file.parent.mkdir(exist_ok=True)
        if file.exists():
            file.unlink()
        else:
            file.write_text('{% extends "default/post.html" %}')

    def static(self):
        file = self.root / "static/note.txt"
        file.parent.mkdir(exist_ok=True)
        file.write_text(self.sign())

    def clock(self):
        """A machine that slept, or a clock that was set back."""
        self.now += timedelta(hours=self.chance.randrange(-30, 40))

    def touch(self):
        os.utime(self.post())

    def look(self):
        """What the server does: sometimes a glance first, always a full look; if something was saved meanwhile, another."""
        if self.touched and self.chance.random() < 0.7:
            self.press.glance([self.touched])
        self.press.begin()
        attempt, meanwhile = self.looks.look(), self.chance.random() < 0.3
        if meanwhile:
            self.body()
            self.press.glance([self.touched])
        if attempt:
            self.press.take(attempt)
        if meanwhile:
            self.look()

    def shown(self):
        return {address: self.press._keep(address).data for address in self.press.edition.outputs}


KINDS = ["body", "body", "title", "tags", "link", "create", "delete", "rename", "folder", "wreck", "mend", "numbers", "settings", "template",
         "static", "clock", "touch"]  # fmt: skip


def clean(session):
    """Everything rebuilt from the current files; None if there are errors."""
    memory = Memory.nowhere()
    looked = build.look(session.options(), memory)
    if looked.value is None or errors(looked.problems):
        return None
    plan = build.promise(session.options(), looked.value, memory, fingerprints=False).value
    return {output.address: output.make().value for output in plan.outputs}


@pytest.mark.parametrize("seed", [1, 2])
def test_the_preview_always_comes_to_show_what_a_clean_build_makes(seed, tmp_path):
    session = Session(laid_out(tmp_path / "magazine"), seed)
    session.press.take(session.looks.begin())
    session.look()
    done, compared = [], 0
    for _ in range(EDITS):
        for _ in range(session.chance.choice([1, 1, 1, 2, 3])):
            done.append(session.chance.choice(KINDS))
            getattr(session, done[-1])()
        session.look()
        expected = clean(session)
        if expected is None:
            assert any(told.severity == "error" for told in session.press.edition.told), done
            session.mend()
            continue
        compared += 1
        found = session.shown()
        assert found.keys() == expected.keys(), done
        differing = [address for address in expected if found[address] != expected[address]]
        assert not differing, (differing, done)
    assert compared > EDITS // 5
    session.publication.close()
