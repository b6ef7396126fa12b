"""Labels that authors give: tags, categories, series. Defines, for all rooms, which spellings are the same label."""

import unicodedata
from functools import lru_cache


@lru_cache(maxsize=8192)  # every post asks for the same few hundred labels
def key(label: str) -> str:
    """What all spellings of one label have in common: "NPS", "nps" and " Nps" have the key "nps".

    Text is normalised (NFKC) and case-folded, and a run of white space counts as one space.
    """
    return " ".join(unicodedata.normalize("NFKC", label).casefold().split())
