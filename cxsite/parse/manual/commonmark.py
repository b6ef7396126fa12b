"""Manual pages: what the engine `commonmark` needs, and what it shows as text."""

COMMONMARK: dict[str, str] = {
    "abbreviation-is-text": """The engine commonmark does not know abbreviations.

    *[NPS]: a score                           shown as text
    <abbr title="a score">NPS</abbr>          where it first occurs
""",
    "admonition-is-text": """The engine commonmark does not know admonitions with exclamation marks.

    !!! note "Why"        shown as text

    > [!NOTE] Why         right, with both engines
    > Because.
""",
    "attribute-list-is-text": """The engine commonmark knows attribute lists on headings alone, and without the colon.

    Words.                shown as text
    {: .wide }

    ## Why {#why}         right, with both engines
""",
    "heading-is-text": """The engine commonmark wants a space behind the # of a heading.

    ##Why     shown as text
    ## Why    right, with both engines
""",
    "markdown-in-html": """The engine commonmark reads Markdown in an HTML block after an empty line, whatever markdown= says.

    <div markdown="1">    shown as it stands
    *so*
    </div>

    <div>                 right

    *so*

    </div>
""",
    "missing-engine": """The settings choose the engine commonmark, and the package that it is made of is not installed.

    pip install 'cxsite[commonmark]'

Or leave `markdown: {engine: commonmark}` out of site.yaml: the other engine is always there.
""",
}
