"""A waiver gives no reason, so it has no effect.

The reason is for whoever reads the text next, and for the editor: `cxsite check --verbose` and the preview's desk show it.

Wrong, either of these:

    <!-- allow link-text -->
    allow: {link-text: ""}

Right, above the paragraph, or for the whole text in its front matter:

    <!-- allow link-text: the letter is quoted as received -->
    allow: {link-text: the letter is quoted as received}
"""
