"""Whether a text gives the same page with both engines."""

import pytest

from cxsite.model.site import Site
from cxsite.parse.markdown.comparing import differs

SITE = Site("T", "https://example.org", "UTC")


@pytest.mark.parametrize(
    ("text", "answer"),
    [
        ("Words, *so*.\n\n| a |\n|---|\n| b |\n", False),
        ("A note.[^1]\n\n[^1]: Here.\n", False),
        ("![a](b.png)  \n& more\n", False),
        ("- a\n  - b\n", True),
        ("Text\n- a\n", True),
        ("```\na  b\n```\n", False),
        ("{{ support.recommend @2026-Q3 }}\n", False),
        ("~~gone~~\n", True),
    ],
)
def test_only_what_readers_see_counts(text: str, answer: bool) -> None:
    pytest.importorskip("pyromark")
    data = f"---\ntitle: T\ndate: 2026-01-01\n---\n{text}".encode()
    assert differs("content/posts/a.md", data, SITE, "commonmark") is answer
    assert not differs("content/posts/a.md", data, SITE, "markdown")
