"""A rule is named that does not exist, in `rules` of site.yaml, in `allow` of a text or in a comment `<!-- allow … -->`.

So nothing is changed or waived. `cxsite explain` lists all rules.

Wrong:

    rules: {lonely-tag: off}

Right:

    rules: {lonely-tags: off}
"""
