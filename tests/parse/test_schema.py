import re
from pathlib import Path

import jsonschema
import pytest
import yaml

from cxsite.parse import manual
from cxsite.parse.measures.scorecards import scorecard
from cxsite.parse.reference import reference
from cxsite.parse.schema import DOCUMENTS, schema

ROOT = Path(__file__).parents[2]
EXAMPLES = Path(__file__).parent / "scorecards"


class AsEditorsRead(yaml.SafeLoader):
    """YAML 1.2 as editors read it: dates are texts."""


AsEditorsRead.yaml_implicit_resolvers = {
    sign: [(tag, pattern) for tag, pattern in found if not tag.endswith("timestamp")]
    for sign, found in yaml.SafeLoader.yaml_implicit_resolvers.items()
}


def as_json(value):
    """Keys are strings in JSON."""
    if isinstance(value, dict):
        return {str(name): as_json(part) for name, part in value.items()}
    return [as_json(part) for part in value] if isinstance(value, list) else value


def load(written):
    return as_json(yaml.load(written, AsEditorsRead))


def wrong(kind, written):
    return list(jsonschema.Draft202012Validator(schema(kind)).iter_errors(load(written)))


@pytest.mark.parametrize("kind", DOCUMENTS)
def test_a_schema_is_one(kind):
    jsonschema.Draft202012Validator.check_schema(schema(kind))


@pytest.mark.parametrize("name", ["support", "customer-first"])
def test_the_examples_are_valid(name):
    assert wrong("scorecard", (EXAMPLES / f"{name}.yaml").read_text(encoding="utf-8")) == []


GOOD = {
    "site": "title: T\naddress: https://example.org\ntime_zone: Europe/London\nnavigation: [{title: A, link: /a/}]\npagination: 5",
    "post": "title: 2026\ndate: 2026-10-01\ntags: a, b\ndraft: yes\nimage: {src: a.png, alt: A}\nsummary: S",
    "page": "title: T\nupdated: 2026-10-01T09:30:00+01:00\nextra: {a: b}",
    "author": "name: Priya\nlinks: {Web: https://example.org}",
}
BAD = {
    "site": "title: T\naddress: example.org\ntime_zone: Europe/London",
    "post": "title: T\ntittle: T",
    "page": "title: T\nimage: a.png",
    "author": "role: Head",
    "scorecard": "title: S\nperiods: weeks\nmeasures: {}",
}


@pytest.mark.parametrize("kind", GOOD)
def test_what_parses_is_valid(kind):
    assert wrong(kind, GOOD[kind]) == []


@pytest.mark.parametrize("kind", BAD)
def test_what_does_not_parse_is_not(kind):
    assert wrong(kind, BAD[kind])


def test_an_example_that_is_read_is_read_by_both():
    data = (EXAMPLES / "support.yaml").read_bytes()
    assert scorecard("content/scorecards/support.yaml", data.replace(b"better: lower", b"better: slower")).problems
    assert wrong("scorecard", data.replace(b"better: lower", b"better: slower").decode())


@pytest.mark.parametrize("kind", DOCUMENTS)
def test_the_reference_names_every_key_with_its_meaning(kind):
    text = reference(kind)
    for field in DOCUMENTS[kind][0].fields:
        assert f"| `{field.name}`" in text
        assert field.description.replace("|", "\\|") in text
    assert all(line.count(" | ") >= 2 for line in text.splitlines() if line.startswith("| `"))


def test_every_rule_of_the_room_has_a_manual_page():
    found = set()
    for path in sorted((ROOT / "cxsite" / "parse").rglob("*.py")):
        code = path.read_text(encoding="utf-8")
        found |= set(re.findall(r'(?:\btell|\berror|\bwarning)\(\s*"([a-z0-9]+(?:-[a-z0-9]+)+)"', code))
    assert len(found) > 35
    assert found <= set(manual.MANUAL)


@pytest.mark.parametrize("rule", manual.MANUAL)
def test_a_manual_page_begins_with_a_sentence(rule):
    first, _, rest = manual.MANUAL[rule].strip().partition("\n")
    assert first.rstrip().endswith((".", ":")) or not rest.startswith("\n")
