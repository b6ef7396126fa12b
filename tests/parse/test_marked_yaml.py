import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from cxsite.parse.values import marked_yaml
from cxsite.parse.values.marked_yaml import tree
from cxsite.parse.values.nodes import Group, Series, Text
from tests.parse.told import told

CASES = {
    "title: This thing: x": "1:8 error yaml-colon-in-text: this text has a colon followed by a space; "
    'put the whole text in quotes: title: "This thing: x"',
    'title: He said: "no"': "1:8 error yaml-colon-in-text: this text has a colon followed by a space; "
    "put the whole text in quotes: title: 'He said: \"no\"'",
    "a:\n\tb: 1": "2:1 error yaml-tab: this line starts with a tab; use spaces: two for each level",
    "a:\n  b: 1\n \tc: 2": "3:2 error yaml-tab: this line is indented with a tab; use spaces: two for each level",
    "a: 1\ntarget:35\nb: 2": '2:1 error yaml-space-after-colon: "target:35" needs a space after the colon; write "target: 35"',
    "a: 1\ntarget:35": '2:1 error yaml-space-after-colon: "target:35" needs a space after the colon; write "target: 35"',
    "a: {b:5}": '1:5 error yaml-space-after-colon: "b:5" needs a space after the colon; write "b: 5"',
    "a: 1\nb: 2\na: 3": "3:1 error duplicate-key: a is already set on line 1; keep one of the two",
    "x: {a: 1, 'a': 2}": "1:11 error duplicate-key: a is already set on line 1; keep one of the two",
    "a: &x 1\nb: *x": "1:4 error yaml-alias: a value that starts with & or * is YAML shorthand that is not supported here; "
    'write the value out where it is needed; put text that starts with & or * in quotes: "*"',
    "a: !!python/object/apply:os.system [x]": '1:4 error yaml-tag: "!!python/object/apply:os.system" is a YAML tag, which is not supported here; put text that starts with ! in quotes: "!"',
    'a: "abc': "1:4 error yaml-syntax: this quotation mark is never closed; close it at the end of the text",
    "a: [1, 2\nb: 3": "1:4 error yaml-syntax: this bracket [ is never closed, or a comma is missing; close it with ]",
    "a: 'it's'": "1:8 error yaml-syntax: there is text after the closing quotation mark; use the other kind of quotation marks "
    "around the whole text, or double the inner one: 'it''s'",
    "a: @home": "1:4 error yaml-syntax: text cannot start with @; put the whole text in quotes",
    "a: [x] y": "1:4 error yaml-syntax: there is text after the closing bracket; put the whole text in quotes",
    "a: - x": "1:4 error yaml-syntax: text cannot start with a hyphen or question mark and a space; "
    "put the whole text in quotes",
    "a: *Why* not": '1:4 error yaml-syntax: a value cannot start with & or *; put the text in quotes: "*…"',
    "a: [x, #y]": "1:8 error yaml-comment: a comment starts at this #, so the rest of the line is ignored; "
    'put text that starts with # in quotes: "#…"',
    "a: We are #1": "1:11 warning yaml-comment: a comment starts at this #, so the rest of the line is ignored; "
    "put the whole text in quotes, or a space after the # if it is a comment",
    "a:\n- #y\n- z": "2:3 warning yaml-comment: a comment starts at this #, so the rest of the line is ignored; "
    "put the whole text in quotes, or a space after the # if it is a comment",
    "a: 1\n  b: 2": "2:1 error yaml-indent: this line is indented further than the one above it, which already has a value; "
    "start both in the same column",
    "a:\n   - b\n - c": "3:1 error yaml-indent: this line starts in a column where no line above it does; "
    "start it in the same column as the lines it belongs with",
    "a: 1\ngoes on\nb: 2": "2:1 error yaml-syntax: this line has no key followed by a colon; "
    "write `key: value`; if a text continues on a second line, indent that line by two spaces",
    "a Late refunds\nb: 2": "1:1 error yaml-syntax: this line has no key followed by a colon; "
    "write `key: value`; if a text continues on a second line, indent that line by two spaces",
    "a\n- {b: 1}\nc: 2": "1:1 error yaml-syntax: this line has no key followed by a colon; "
    "write `key: value`; if a text continues on a second line, indent that line by two spaces",
    "a: 1\nb:\n  c\n    d: 3": "3:3 error yaml-syntax: this line has no key followed by a colon; "
    "write `key: value`; if a text continues on a second line, indent that line by two spaces",
    "a: long\n  text\n  b: 2": "3:4 error yaml-syntax: this line does not fit the lines before it; "
    "check its indentation and quotation marks; each line is `key: value`, and list items start with a hyphen",
    "- {a: 1, b: x: y}": "1:13 error yaml-colon-in-text: this text has a colon followed by a space; "
    'put the whole text in quotes: "x: y"',
    "a: {b: 1 c: 2}": "1:8 error yaml-syntax: a comma is missing after this value; write 1, c: …",
    "a: {b: 1; c: 2}": "1:8 error yaml-syntax: a comma is missing after this value; write 1, c: …",
    "a: {b: 1,140, c: 2}": "1:8 error comma-in-number: inside braces a comma ends a value, so a number cannot contain one; "
    "write 1140, or 1.140 if these are decimals",
    "a: b\x07": "1:5 error control-character: the character U+0007 is not allowed in a page or feed; delete it",
    'a: "b\\x07"': "1:4 error control-character: the character U+0007 is not allowed in a page or feed; delete its \\ escape",
    'a: "\\ud800"': "1:7 error yaml-syntax: this is not a valid character number; type the character itself",
    "a: {{ x }}": "1:5 error yaml-syntax: the name before a colon must be text, not a list or a group; "
    "put text that contains [ or { in quotes",
}


@pytest.mark.parametrize("written", CASES)
def test_a_mistake_is_told_in_plain_words(written):
    assert told(tree("f.yaml", written).problems) == [CASES[written]]


@pytest.mark.parametrize(
    "typed", ["yes", "no", "012", "4:15", "12:30", "2026", "2026-02-30", "1e3", "~", "null", "0x1f", "1_000"]
)
def test_every_value_stays_the_text_that_was_typed(typed):
    value = tree("f.yaml", f"key: {typed}").value
    assert isinstance(value, Group)
    assert value.entries[0].value == Text(typed, 1, 6, len(typed), plain=True)


@pytest.mark.parametrize("written", CASES)
def test_the_slower_reader_finds_the_same_rules(written, monkeypatch):
    monkeypatch.setattr(marked_yaml, "_LOADER", yaml.BaseLoader)
    rule = "control-character" if "ud800" in written else CASES[written].split()[2].rstrip(":")  # it allows the number
    assert [p.rule for p in tree("f.yaml", written).problems] == [rule]


def test_places_are_those_of_the_file():
    value = tree("f.md", 'title: "ä 😀" \ntags: [a, b]', first_line=2).value
    assert isinstance(value, Group)
    title, tags = value.entries
    assert title.value[1:4] == (2, 8, 5)
    assert isinstance(tags.value, Series)
    assert [item[1:4] for item in tags.value.items] == [(3, 8, 1), (3, 11, 1)]


@pytest.mark.parametrize(
    "written",
    ["a: 1 #b", "a: b # c", "a: b #! c", "#a: b", "a: 'b #c'", "a: |\n  b #c", "a: b#c", "a:\n  # b\n  #c: d"],
)
def test_comments_and_signs_that_are_meant(written):
    assert tree("f.yaml", written).problems == ()


def test_a_no_break_space_that_was_pasted_is_a_space():
    assert tree("f.yaml", "a:\u00a0b\u00a0c\nd:\n\u00a0 e: f") == tree("f.yaml", "a: b\u00a0c\nd:\n  e: f")


def test_a_line_separator_is_no_line_end():
    value = tree("f.yaml", 'a: "x\u2028y"\nb: 2').value
    assert isinstance(value, Group)
    assert value.entries[1].key.line == 2


@pytest.mark.parametrize(
    "bomb",
    ["[" * 100_000, "- " * 100_000 + "x", "? " * 100_000, "\n".join(" " * i + "a:" for i in range(500)), "{a: " * 5000],
)
def test_what_is_nested_too_deeply_neither_ends_the_process_nor_takes_long(bomb):
    outcome = tree("f.yaml", bomb)
    assert [p.rule for p in outcome.problems] == ["yaml-depth"]


def test_an_alias_bomb_is_refused_before_it_grows():
    bomb = "a0: &a0 [x, x]\n" + "".join(f"a{i}: &a{i} [{', '.join([f'*a{i - 1}'] * 9)}]\n" for i in range(1, 10))
    assert [p.rule for p in tree("f.yaml", bomb).problems] == ["yaml-alias"]


@pytest.mark.parametrize("nothing", ["", "\n\n", "# only a comment"])
def test_nothing_is_a_group_without_lines(nothing):
    assert tree("f.yaml", nothing).value == Group((), 1, 1, 1)


_SIGNS = st.text(st.sampled_from("ab:-[]{}\"'#&*!|>%@`\n\t ,?\\0é\u2028\x07\ufffe") | st.characters(), max_size=60)


@given(_SIGNS)
def test_no_text_crashes_and_every_problem_has_a_place(written):
    outcome = tree("f.yaml", written, first_line=2)
    assert outcome.value is not None or outcome.problems
    for problem in outcome.problems:
        assert problem.span
        assert problem.span.line >= 2
        assert problem.span.line <= written.count("\n") + 2
        assert problem.span.column >= 1
        assert problem.message
        assert problem.help
