"""A setting or a waiver names a rule that does not exist.

The name is in `rules` in site.yaml, in `allow` in front matter or in a comment `<!-- allow … -->`, and has no effect there.
`cxsite explain` lists all rules.

Wrong:

    rules: {lonely-tag: off}

Right:

    rules: {lonely-tags: off}
"""
