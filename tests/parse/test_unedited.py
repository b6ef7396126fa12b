"""A body is parsed again only if it may have changed."""

import pytest

from cxsite.keys.digest import of_bytes
from cxsite.keys.memory import Memory
from cxsite.model.problem import Outcome
from cxsite.model.site import Site
from cxsite.model.source import Source
from cxsite.parse import documents
from cxsite.parse.markdown import steps
from cxsite.parse.posts import post

SITE = Site("T", "https://example.org", "UTC")
PATH, HEAD, BODY = (
    "content/posts/late.md",
    "title: Late\ndate: 2026-10-01",
    "Why [late](other.md)?\n\n## So\n\nIt was.\n",
)


def written(head, body):
    return f"---\n{head}\n---\n{body}".encode()


def edited(head, body, memory=None, before=BODY):
    """A post with `HEAD` and the body `before` is cached, then edited; its current outline, and how often it was read."""
    memory, was = memory or Memory.nowhere(), written(HEAD, before)
    first = documents.desk_for(SITE, lambda _: Outcome(was), memory)
    first.outcome(documents.POST, Source(PATH, "post"))
    read = []
    with pytest.MonkeyPatch.context() as patch:
        real = steps.body
        patch.setattr(steps, "body", lambda *text, **how: read.append(1) or real(*text, **how))
        now = Source(PATH, "post")
        _, found = documents.again(now, of_bytes(was), SITE, lambda _: Outcome(written(head, body)), memory)
    return found, len(read)


@pytest.mark.parametrize(
    "head", ["title: Later\ndate: 2026-10-01", "title: Late\ndate: 2026-10-02", "date: 2026-10-01\ntitle: L"]
)
def test_an_edited_title_reads_nothing_again(head):
    found, read = edited(head, BODY)
    assert read == 0
    assert found == Outcome(*edited_anew(head, BODY))


@pytest.mark.parametrize(
    ("head", "body"),
    [
        (HEAD, BODY + "More.\n"),
        (f"{HEAD}\ntags: [a]", BODY),  # all of it is a line lower
        ("title: Late\ndate: 2026-10-01\nlang: de", BODY),
    ],
)
def test_what_may_be_another_is_read(head, body):
    found, read = edited(head, body)
    assert read == 1
    assert found == Outcome(*edited_anew(head, body))
    assert found.value.outline.uses[0].span.line == head.count("\n") + 4


def edited_anew(head, body):
    """The same for a file that is not cached."""
    found = post(PATH, written(head, body), SITE)
    return found.value[0], found.problems


def test_a_body_that_was_lost_is_read():
    memory = Memory.nowhere()
    memory.body = lambda _: None
    assert edited("title: Later\ndate: 2026-10-01", BODY, memory)[1] == 1


def test_a_body_of_which_something_was_told_is_read():
    body = '```python hl_lines="9"\nx\n```\n'  # it has one line
    found, read = edited("title: Later\ndate: 2026-10-01", body, before=body)
    assert (read, [problem.rule for problem in found.problems]) == (1, ["code-lines"])
