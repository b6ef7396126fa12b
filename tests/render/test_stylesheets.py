"""Minified stylesheets lose what nobody needs and nothing else."""

import pytest

from cxsite.render.stylesheets import lean


@pytest.mark.parametrize(
    ("written", "served"),
    [
        ("a {\n  color: red;\n}\n", "a{color:red}"),
        ("/* why */ a, b /* and */ c { x: 1 }", "a,b c{x:1}"),
        ("a :hover, a:hover { x: calc(1px + 2px) }", "a :hover,a:hover{x:calc(1px + 2px)}"),
        ('a::after { content: " /* ; } "; }', 'a::after{content:" /* ; } "}'),
        (r"a { content: '\'  ;  : ' }", r"a{content:'\'  ;  : '}"),
        ("a { background: url(data:x;  y) }", "a{background:url(data:x;  y)}"),
        ("@media (width < 40em) {\n  a {\n    x: 1;\n  }\n}", "@media (width < 40em){a{x:1}}"),
        ("/*! (c) Somebody,  MIT */\n/* why */ a { x: 1 }", "/*! (c) Somebody,  MIT */ a{x:1}"),
        ("/* why */\na { x: 1 }\nb { y: 2; /* and why */\n}", "a{x:1}b{y:2}"),
        ("a { x: 1 /* never closed", "a{x:1 /* never closed"),
        (
            "a { --x: ; --y: 1 ; } @media (min-width: 1em) { a { x: 1 /* why */ ; } }",
            "a{--x:;--y:1}@media (min-width:1em){a{x:1}}",
        ),
    ],
)
def test_only_comments_and_idle_spaces_go(written, served):
    assert lean(written.encode()).decode() == served
    assert lean(served.encode()).decode() == served


def test_what_is_no_text_is_left_alone():
    assert lean(b"a { \xff }") == b"a { \xff }"
