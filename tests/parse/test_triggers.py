"""The trigger filter changes nothing but the time: the same bytes with and without it."""

import re

import markdown
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown.extensions import Extension
from markdown.inlinepatterns import InlineProcessor, Pattern, SimpleTagInlineProcessor
from markdown.treeprocessors import InlineProcessor as InlinePass

from cxsite.model.site import MarkdownSettings
from cxsite.parse.markdown.python_markdown import converter_of
from cxsite.parse.markdown.triggers import filtered, needs
from tests.parse import golden

SETS = (
    (),
    ("abbr", "nl2br"),
    ("smarty", "wikilinks", "legacy_em"),
    ("pymdownx.extra", "pymdownx.tilde", "pymdownx.caret", "pymdownx.mark", "pymdownx.keys"),
    ("pymdownx.magiclink", "pymdownx.emoji", "pymdownx.tasklist", "pymdownx.critic"),
    ("pymdownx.betterem", "pymdownx.smartsymbols", "pymdownx.arithmatex", "pymdownx.inlinehilite"),
)
PIECES = st.sampled_from(
    [*"*_`[]()<>!\\&;:\"'~^=+-#|{}@/. \n", "\n\n", "a", "B", "word", "http://x.org/", "a@b.org", "![x](y)", "[x](y \"t\")",
     "[r]", "\n\n[r]: /u 'T'\n", "<b>", "</b>", "<https://x.org>", "&copy;", "&#65;", "  \n", "**b**", "*e*", "`c`", "``c` ``",
     "[^1]", "\n\n[^1]: note\n", "*[word]: long", "[[wiki]]", "++ctrl++", ":smile:", "==m==", "~~d~~", "H~2~O", "x^2^", "$a$",
     "- [ ] t", "---", "...", "(c)", "-->", "1/2", "{++a++}", "\n\n> q\n", "\n\n    code\n", "\n\n- i\n", "\n\n| a |\n|---|\n| b |\n"]
)  # fmt: skip
TEXTS = st.lists(PIECES, max_size=40).map("".join)


def both(extensions: tuple[str, ...], text: str) -> tuple[str, str]:
    plain, quick = (converter_of(MarkdownSettings("markdown", extensions)) for _ in range(2))
    return plain.convert(text), filtered(quick).convert(text)


@pytest.mark.parametrize("extensions", SETS, ids=" ".join)
@settings(max_examples=60, deadline=None)
@given(st.lists(TEXTS, min_size=1, max_size=4))
def test_generated_texts_come_out_alike(extensions: tuple[str, ...], texts: list[str]) -> None:
    plain, quick = (converter_of(MarkdownSettings("markdown", extensions)) for _ in range(2))
    filtered(quick)
    for text in texts:
        assert plain.reset().convert(text) == quick.reset().convert(text)


@pytest.mark.parametrize("file", sorted(golden.FOLDER.glob("*.md")), ids=lambda file: file.stem)
def test_the_golden_cases_come_out_alike(file) -> None:
    plain, quick = converter_of(MarkdownSettings()), filtered(converter_of(MarkdownSettings()))
    for case in golden.cases(file):
        assert plain.reset().convert(case.input) == quick.reset().convert(case.input), case.title


@pytest.mark.parametrize(
    ("expression", "flags", "signs"),
    [
        (r"\*\*(.+?)\*\*", 0, "*"),
        (r"(?<!\\)(`+)(.+?)\1", 0, "`"),
        (r"a*b?", 0, None),
        (r"[*_]{2}", 0, "*_"),
        (r"[^*]", 0, None),
        (r"x!|y\?", 0, "!x?y"),
        (r"x|[^y]", 0, None),
        (r"(?i)z!", 0, "!"),
        (r"(?i)z", 0, None),
        ("\u212a", re.IGNORECASE, None),
        (r"(?=!)z", 0, "z"),
        (r"(?>!+)", 0, "!"),
        (r"(?:!)?z", 0, "z"),
        (r"\d", 0, None),
    ],
)
def test_what_a_pattern_needs_is_in_every_match(expression: str, flags: int, signs: str | None) -> None:
    pattern = InlineProcessor(expression)
    pattern.compiled_re = re.compile(expression, flags)
    found = needs(pattern)
    assert (found is None) == (signs is None)
    assert found is None or found <= set(signs or "")


def test_a_pattern_of_a_stranger_is_tried_wherever_it_may_match() -> None:
    class Strange(Extension):
        def extendMarkdown(self, md: markdown.Markdown) -> None:  # noqa: N802 - its own name
            md.inlinePatterns.register(SimpleTagInlineProcessor(r"(\d)([a-z]+)\1", "u"), "u", 999)
            md.inlinePatterns.register(Pattern(r"(Q)"), "old", 998)

    texts = ("1abc1 and 2x2", "nothing", "Q", "*a* 3b3")
    plain, quick = (markdown.Markdown(extensions=[Strange()]) for _ in range(2))
    filtered(quick)
    for text in texts:
        assert plain.convert(text) == quick.convert(text)
    assert "<u>" in quick.convert("1abc1")


def test_patterns_that_come_later_are_seen() -> None:
    quick = filtered(markdown.Markdown())
    assert quick.convert("a ~b~") == "<p>a ~b~</p>"
    quick.inlinePatterns.register(SimpleTagInlineProcessor(r"(~)([^~]+)~", "del"), "tilde", 50)
    assert quick.convert("a ~b~") == "<p>a <del>b</del></p>"


def test_another_inline_pass_is_left_alone() -> None:
    class Other(InlinePass):
        pass

    converter = markdown.Markdown()
    converter.treeprocessors.register(Other(converter), "inline", 20)
    before = dict(vars(converter.treeprocessors["inline"]))
    assert vars(filtered(converter).treeprocessors["inline"]) == before
