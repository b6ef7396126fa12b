import json
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from cxsite.keys.memory import Memory
from cxsite.model.body import Body, Slot
from cxsite.model.place import Span
from cxsite.model.problem import Outcome, error
from cxsite.model.site import Site
from cxsite.model.source import Source, Sources
from cxsite.parse.corpus import corpus
from cxsite.parse.markdown.bodies import packed, unpacked

SITE = Site("T", "https://example.org", "Europe/London")
FILES = {
    "content/authors/priya.yaml": ("author", b"name: Priya\n"),
    "content/pages/about.md": ("page", b"---\ntitle: About\n---\nUs.\n"),
    "content/posts/a.md": ("post", b"---\ntitle: A\ndate: 2026-10-01\ntags: x, y\n---\nOne [b](b.md).\n"),
    "content/posts/bar.png": ("asset", b"png"),
    "content/posts/b.md": ("post", b"---\ntitle: [\n---\nTwo.\n"),
    "content/scorecards/s.yaml": (
        "scorecard",
        b"title: S\nperiods: years\nmeasures: {n: {kind: number, title: N, better: lower, values: {2026: 1.50}}}\n",
    ),
    "static/robots.txt": ("static", b"x"),
}


def sources(files=FILES, digests=None):
    return Sources(
        "", tuple(Source(path, kind, digest=(digests or {}).get(path, "")) for path, (kind, _) in files.items())
    )


class Reader:
    """Reads from the table and records what was read."""

    def __init__(self, files=FILES):
        self.files, self.read = files, []

    def __call__(self, source):
        self.read.append(source.path)
        data = self.files[source.path][1]
        gone = error("unreadable", Span(source.path), "this file cannot be read")
        return Outcome(None, (gone,)) if data is None else Outcome(data)


def test_a_small_publication():
    memory = Memory.nowhere()
    outcome = corpus(sources(), SITE, Reader(), memory)
    found = outcome.value
    assert [post.title for post in found.posts] == ["A"]
    assert ([page.slug for page in found.pages], [author.id for author in found.authors]) == (["about"], ["priya"])
    assert found.scorecards[0].measures[0].values[0].counts.typed == "1.50"
    assert (list(found.assets), list(found.static)) == (["content/posts/bar.png"], ["static/robots.txt"])
    assert found.unread == frozenset({"content/posts/b.md"})
    assert [p.rule for p in outcome.problems] == ["list-as-text", "yaml-syntax"]
    assert "One" in "".join(
        p for p in unpacked(memory.body(found.posts[0].outline.digest)).pieces if isinstance(p, str)
    )


def test_what_is_remembered_is_the_same_with_its_problems_and_places():
    memory = Memory.nowhere()
    fresh = corpus(sources(), SITE, Reader(), memory)
    again = corpus(sources(), SITE, Reader(), memory)
    assert again == fresh
    assert again.value.posts[0].marks == fresh.value.posts[0].marks
    assert again.value.posts[0].marks.at


def test_a_known_digest_spares_the_reading():
    digests = {path: f"digest of {path}" for path in FILES}
    memory, first, second = Memory.nowhere(), Reader(), Reader()
    corpus(sources(digests=digests), SITE, first, memory)
    corpus(sources(digests=digests), SITE, second, memory)
    assert second.read == ["content/posts/b.md"]  # it had no value, so it is tried again


def test_a_setting_that_a_parse_depends_on_parses_again():
    memory = Memory.nowhere()
    one = corpus(sources(), SITE, Reader(), memory).value.posts[0]
    other = corpus(sources(), replace(SITE, time_zone="UTC"), Reader(), memory).value.posts[0]
    assert (one.date.local, other.date.local) == ("2026-10-01T00:00:00+01:00", "2026-10-01T00:00:00+00:00")


def test_a_file_that_cannot_be_read_is_told_and_left_out():
    files = FILES | {"content/posts/a.md": ("post", None), "static/robots.txt": ("static", None)}
    outcome = corpus(sources(files), SITE, Reader(files), Memory.nowhere())
    assert outcome.value.unread == {"content/posts/a.md", "content/posts/b.md", "static/robots.txt"}
    assert [p.rule for p in outcome.problems].count("unreadable") == 2


def test_an_svg_is_looked_through():
    files = {"content/posts/a.svg": ("asset", b'<svg xmlns="http://www.w3.org/2000/svg" onload="x()"/>')}
    outcome = corpus(sources(files), SITE, Reader(files), Memory.nowhere())
    assert outcome.problems
    assert list(outcome.value.assets) == ["content/posts/a.svg"]


_PIECES = st.lists(st.text() | st.builds(Slot, st.integers(0, 99), st.sampled_from(["text", "link", "open", "close"])))


@given(_PIECES, st.integers(0, 9))
def test_a_body_comes_back_as_it_was(pieces, teaser):
    try:
        "".join(p for p in pieces if isinstance(p, str)).encode()
    except UnicodeEncodeError:
        return
    body = Body(tuple(pieces), teaser)
    assert unpacked(packed(body)) == body
    assert json.loads(packed(body).partition(b"\n")[0])[0] == teaser
