"""A setting or a waiver names a rule that does not exist.

So nothing is changed or waived. `cxsite explain` lists all rules.

Wrong:

    rules: {lonely-tag: off}

Right:

    rules: {lonely-tags: off}
"""
