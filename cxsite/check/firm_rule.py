"""A rule that cannot be lowered or waived has been lowered or waived.

Two files that want the same address, a draft that readers could reach, a script in a text: these stay errors. What may
be lowered is every warning and note, and broken links and pictures (for a publication that was brought over from
another tool).

Wrong:

    rules: {address-clash: "off"}

Right: give one of the two another slug.
"""
