"""Labels that authors give: tags, categories, series. Which spellings are one label is said here, once, for all rooms."""

import unicodedata
from functools import lru_cache


@lru_cache(maxsize=8192)  # the same few hundred labels are asked for with every post
def key(label: str) -> str:
    """What two spellings of one label have in common: "NPS", "nps" and " Nps" have the key "nps".

    Compatibility forms are levelled (NFKC), case is folded, and a run of white space counts as one space.
    """
    return " ".join(unicodedata.normalize("NFKC", label).casefold().split())
