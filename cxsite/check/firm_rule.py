"""A rule that cannot be lowered or waived is lowered or waived: without it the site could not be made, or would not be safe.

Two files that want the same address, a draft that readers could reach, a script in a text: these stay errors. What may
be lowered is every warning and note, and broken links and pictures (for a publication that was brought over from
another tool).

Wrong:

    rules: {address-clash: "off"}

Right: give one of the two another slug.
"""
