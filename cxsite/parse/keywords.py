"""The few words that show what a post is about, for related articles: from its title, summary and headings.

Deliberately not from its running text: what other pages show must not change with every edited sentence, and these words are
cached with the post, so that a build which parses nothing need not read a body to know them.

Words are normalised without knowing their language: letters only, case-folded, cut to the first six, so that refund, refunds
and refunded count as one. Words too common to be useful are left to `relate.related`, which knows how common they are.
"""

import re
import unicodedata
from collections.abc import Iterable
from itertools import islice

MOST = 20
_WORD = re.compile(r"[^\W\d_]{4,}")
_STEM = 6


def keywords(texts: Iterable[str]) -> str:
    """The first `MOST` different words of four or more letters, in the order of `texts` (the title comes first), separated by
    spaces.
    """
    told = "\n".join(texts)
    told = told if told.isascii() else unicodedata.normalize("NFKC", told)
    words = dict.fromkeys(word[:_STEM] for word in _WORD.findall(told.casefold()))
    return " ".join(islice(words, MOST))
