"""A preview of the magazine that `cxsite init` creates, without a server: its checks, glimpses and pages."""

from datetime import UTC, datetime

import pytest

from cxsite import build
from cxsite.cli import run
from cxsite.keys.crew import ALONE
from cxsite.model.standing import Show
from cxsite.preview.looks import Looks
from cxsite.preview.press import Press
from cxsite.preview.publication import Publication
from cxsite.preview.room import Room

NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)
POST = "content/posts/the-first-reply.md"


def laid_out(root):
    """The folder with the magazine as `init` makes it at `NOW`: its dates are relative to the day on which it is made."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SOURCE_DATE_EPOCH", str(int(NOW.timestamp())))
        assert run(["init", str(root)]) == 0
    return root


class Preview:
    def __init__(self, root, crew=ALONE):
        self.root, self.now = root, NOW
        options = build.Options(root, root / "public", NOW, Show(True, True, True), crew=crew)
        p = self.publication = Publication(options, lambda: self.now)
        room = Room(p.scan, p.plan, p.tell, p.fault, p.begin, own=p.own, edit=p.edit, glimpse=p.glimpse)
        self.press, self.looks = Press(room, "here"), Looks(room)

    def begin(self):
        self.press.take(self.looks.begin())
        self.look()

    def look(self):
        self.press.begin()
        if attempt := self.looks.look():
            self.press.take(attempt)

    def edit(self, old, new):
        file = self.root / POST
        file.write_text(file.read_text().replace(old, new))

    def page(self, path="/posts/the-first-reply/"):
        return self.press.page(path).data.decode()
