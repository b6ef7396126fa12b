"""What is read as one unit stays on one line: "n = 225" and "(−6 to +24)" with non-breaking spaces, the start of
"95-%-Intervall".
"""

import re

_RANGE = re.compile(r"\((?=[^()]*\d)[^()]{,24}\)")


def unbroken(text: str) -> str:
    """`text` for a page, where a line may break anywhere else. Data and terminal output keep their plain spaces."""
    text = text.replace(" = ", "\u00a0=\u00a0").replace("-%", "-\u2060%")
    return _RANGE.sub(lambda found: found[0].replace(" ", "\u00a0"), text) if "(" in text else text
