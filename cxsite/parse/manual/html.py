"""Manual pages: raw HTML and SVG, and the lines that Markdown dialects read differently."""

HTML: dict[str, str] = {
    "raw-block-in-paragraph": """A block of HTML is inside a paragraph, which browsers end there.

    Text <div>a box</div> text    wrong

    Text                          right

    <div>a box</div>
""",
    "raw-event": """An attribute runs code on an event, such as `onclick` or `onerror`.

The site's own policy blocks it in the browser. The theme's links and buttons do not need it.

    <a href="x.md" onclick="track()">    wrong
    <a href="x.md">                      right
""",
    "raw-frame": """An element embeds a page from another site.

The other site then learns who reads yours.

    <iframe src="https://video.example/17"></iframe>             wrong
    [![The talk](talk.png)](https://video.example/17)            right
""",
    "raw-head": """An element or declaration belongs to the page around the text, which the theme writes.

    <title>, <meta>, <base>, <link>, <body>, <!DOCTYPE html>    wrong in a text
""",
    "raw-script": """The text contains a script.

The site's own policy blocks it in the browser. Scripts belong in a theme.
""",
    "raw-style": """The text contains a style sheet or a `style` attribute.

The site's own policy blocks it in the browser. Use a class, and style the class in the theme's style sheet.

    <p style="color: red">    wrong
    <p class="alarm">         right
""",
    "raw-unknown": """A tag is not an HTML element, or has long been obsolete.

Such tags get in when text is copied from word processors and old pages. Browsers ignore them, or each treats them in its own
way.

    <center>Closed on Monday</center>    wrong
    <o:p>Closed on Monday</o:p>          wrong
    Closed on Monday                     right
""",
    "raw-unclosed": """An element is opened but not closed, or closed but not opened.

What follows would become part of it, down to the end of the page. Put both tags in the same paragraph, or both on lines of
their own with empty lines around them.

    a <b>bold word          wrong
    a <b>bold</b> word      right
""",
    "svg-active": """An SVG image runs code, or loads something from elsewhere.

Scripts, events, links, entities, foreign objects and addresses that point outside the file are refused. Drawing programs can
export “plain SVG”.
""",
}

DIALECT: dict[str, str] = {
    "text-in-html": """Text in an HTML block is not read as Markdown, so readers see it as typed, without paragraphs.

GitHub and the `commonmark` engine read it after an empty line; Python-Markdown needs `markdown="1"` in the tag.

Wrong:

    <details>
    <summary>How we counted</summary>

    *All* calls of a week.

    </details>

Right:

    <details markdown="1">
    <summary>How we counted</summary>

    *All* calls of a week.

    </details>
""",
    "fence-in-list": """A code block in a list is not indented far enough, so it ends the list.

Python-Markdown, the engine in use, counts in fours: indent what belongs to an item by four spaces.

Wrong:

    - one

      ```

Right:

    - one

        ```
""",
    "list-marker-changes": """A list changes its marker without an empty line, so the item joins the one above.

Wrong:

    1. one
    - two

Right:

    1. one

    - two
""",
    "list-needs-blank-line": """A list follows a line of text directly, so it becomes part of that paragraph.

The same happens below a quote, a table, a footnote and a code block, and inside a quote or note, where the empty line is a
`>` alone. `cxsite check --fix` adds the line.

Wrong:

    We ask:
    - how long
    - how often

Right:

    We ask:

    - how long
    - how often
""",
    "list-will-not-nest": """A list item is indented, but not far enough to be nested.

Many editors show an item indented by two spaces as nested. Python-Markdown, the engine in use, counts in fours: readers would
see one flat list. `cxsite check --fix` indents the item and everything that belongs to it.

Wrong:

    - one
      - two

Right:

    - one
        - two
""",
    "paragraph-leaves-list": """A paragraph after a list item is not indented far enough to belong to it.

It would end the list, and what follows would start another. `cxsite check --fix` indents it.

Wrong:

    - one

      more of it

Right:

    - one

        more of it
""",
    "quotes-join": """Two block quotes with only an empty line between them become one.

Wrong:

    > one

    > two

Right:

    > one

    And the other:

    > two
""",
    "table-needs-blank-line": """A table follows a line of text directly, so it becomes part of that paragraph.

`cxsite check --fix` adds the empty line.

Wrong:

    The answers:
    | Quarter | Score |
    |---------|-------|

Right:

    The answers:

    | Quarter | Score |
    |---------|-------|
""",
}
