"""The few words that tell what a post is about, for related reading: of its title, its summary and its headings.

Not of its running text, on purpose: what other pages show must not change with every sentence that is edited, and these words
stand in memory with the post, so that a build which parses nothing need not read a body to know them.

Words are levelled without knowing their language: letters alone, case folded, and the first six of them, so that refund, refunds
and refunded are one. What is too common to tell anything is left to `relate.related`, which knows how common it is.
"""

import re
import unicodedata
from collections.abc import Iterable
from itertools import islice

MOST = 20
_WORD = re.compile(r"[^\W\d_]{4,}")
_STEM = 6


def keywords(texts: Iterable[str]) -> str:
    """The first `MOST` different words of four letters and more, in the order of `texts` (the title comes first), with a space
    between.
    """
    told = "\n".join(texts)
    told = told if told.isascii() else unicodedata.normalize("NFKC", told)
    words = dict.fromkeys(word[:_STEM] for word in _WORD.findall(told.casefold()))
    return " ".join(islice(words, MOST))
