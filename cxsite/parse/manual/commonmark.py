"""Manual pages: what the engine `commonmark` needs, and what it shows as text."""

COMMONMARK: dict[str, str] = {
    "abbreviation-is-text": """The `commonmark` engine does not support abbreviations.

    *[NPS]: a score                           shown as text
    <abbr title="a score">NPS</abbr>          where it first occurs
""",
    "admonition-is-text": """The `commonmark` engine does not support `!!!` admonitions.

    !!! note "Why"        shown as text

    > [!NOTE] Why         right, with both engines
    > Because.
""",
    "attribute-list-is-text": """The `commonmark` engine supports attribute lists only on headings, without the colon.

    Words.                shown as text
    {: .wide }

    ## Why {#why}         right, with both engines
""",
    "extensions-ignored": """The `commonmark` engine has no extensions, so those named in site.yaml do nothing.

    markdown: {engine: commonmark, extensions: [pymdownx.tilde]}    wrong
    markdown: {engine: commonmark}                                  right: it reads ~~late~~ by itself
    markdown: {extensions: [pymdownx.tilde]}                        right
""",
    "heading-is-text": """The `commonmark` engine needs a space after the # of a heading.

    ##Why     shown as text
    ## Why    right, with both engines
""",
    "markdown-in-html": """The `commonmark` engine ignores `markdown=` on HTML blocks.

It reads Markdown inside an HTML block only after an empty line.

    <div markdown="1">    shown as typed
    *so*
    </div>

    <div>                 right

    *so*

    </div>
""",
    "missing-engine": """The `commonmark` engine is chosen but not installed.

    pip install 'cxsite[commonmark]'

Or remove `markdown: {engine: commonmark}` from site.yaml: the default engine is always installed.
""",
}
