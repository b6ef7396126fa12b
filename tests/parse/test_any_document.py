"""Whatever authors write under any key: no crash, and every problem has a position inside the file and a message."""

from hypothesis import given, settings
from hypothesis import strategies as st

from cxsite.model.site import Site
from cxsite.parse.authors import author
from cxsite.parse.measures.measures import RECORDS
from cxsite.parse.measures.scorecards import SCORECARD, scorecard
from cxsite.parse.pages import page
from cxsite.parse.posts import POST, post
from cxsite.parse.site import SITE, site

_SITE = Site("T", "https://example.org", "Europe/London")
_NAMES = sorted(
    {name for record in (SITE, POST, SCORECARD, *RECORDS.values()) for name in record.by_name}
    | {
        "2026-Q1",
        "2026",
        "scores",
        "promoters",
        "passives",
        "detractors",
        "segments",
        "satisfied",
        "answers",
        "10",
        "src",
        "alt",
    }
)
_WORDS = st.text(max_size=8) | st.sampled_from(
    [
        "",
        "yes",
        "nps",
        "csat",
        "ces",
        "number",
        "lower",
        "quarters",
        "2026-10-01",
        "2026-02-30",
        "12",
        "-3",
        "4.5",
        "53%",
        "1-5",
        "/a/",
        "https://example.org",
        "javascript:x",
        "{slug}",
        "con",
        "../x",
        "jekyll",
        "UTC",
        "[",
        "a, b",
        "９",
        "²",
    ]
)
_QUOTED = _WORDS.map(lambda word: "'" + word.replace("'", "''").replace("\n", " ") + "'")
_FLOW = st.recursive(
    _WORDS | _QUOTED,
    lambda inner: (
        st.lists(inner, max_size=3).map(lambda parts: f"[{', '.join(parts)}]")
        | st.lists(st.tuples(st.sampled_from(_NAMES), inner), max_size=5).map(
            lambda pairs: "{" + ", ".join(f"{name}: {value}" for name, value in pairs) + "}"
        )
    ),
    max_leaves=12,
)
_LINES = st.lists(st.tuples(st.sampled_from(_NAMES), _FLOW), max_size=8, unique_by=lambda pair: pair[0]).map(
    lambda pairs: "".join(f"{name}: {value}\n" for name, value in pairs)
)


def hold(outcome, data):
    assert outcome.value is not None or outcome.problems
    for problem in outcome.problems:
        assert problem.span
        assert 1 <= problem.span.line <= data.replace(b"\r", b"\n").count(b"\n") + 1
        assert problem.span.column >= 1
        assert problem.message


@settings(max_examples=60, deadline=None)
@given(_LINES)
def test_any_front_matter(lines):
    data = f"---\n{lines}---\nText.\n".encode(errors="replace")
    hold(post("content/posts/a.md", data, _SITE), data)
    hold(page("content/pages/a.md", data, _SITE), data)


@settings(max_examples=60, deadline=None)
@given(_LINES)
def test_any_yaml_file(lines):
    data = lines.encode(errors="replace")
    hold(site("site.yaml", data), data)
    hold(author("content/authors/a.yaml", data), data)
    hold(scorecard("content/scorecards/a.yaml", data), data)


@settings(max_examples=100, deadline=None)
@given(
    st.lists(st.tuples(st.sampled_from(sorted(RECORDS)), _FLOW, _FLOW), max_size=3),
    st.sampled_from(["quarters", "years", "x"]),
)
def test_any_measure(measures, periods):
    lines = [
        f"  m{i}:\n    kind: {kind}\n    title: T\n    better: lower\n    target: {target}\n    values: {{2026-Q1: {value}}}"
        for i, (kind, target, value) in enumerate(measures)
    ]
    data = ("title: S\nperiods: " + periods + "\nmeasures:\n" + "\n".join(lines)).encode(errors="replace")
    hold(scorecard("content/scorecards/a.yaml", data), data)
