"""A text allows what a rule warns of, and does not say why. So the rule goes on warning.

The reason is for whoever reads the text next, and for the editor: `cxsite check --verbose` and the desk of the preview show it.

Wrong, either of these:

    <!-- allow link-text -->
    allow: {link-text: ""}

Right, above the paragraph, or for the whole text in its front matter:

    <!-- allow link-text: the letter is quoted as it came -->
    allow: {link-text: the letter is quoted as it came}
"""
