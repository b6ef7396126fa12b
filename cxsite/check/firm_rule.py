"""A rule that cannot be lowered or waived has been lowered or waived.

Without such a rule the site could not be built, or would not be safe. Two files with one address, a draft that readers could
reach, a script in the text: these stay errors. Every warning and note can be lowered, and so can five errors that an imported
publication often has: broken-link, broken-anchor, broken-image, unpinned-period and unknown-author.

Wrong:

    rules: {address-clash: "off"}

Right: give one of the two files a different slug.
"""
