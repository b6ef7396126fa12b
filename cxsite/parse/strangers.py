"""A stranger's words → plain text only: no Markdown, no markup, no characters that reverse or hide what is read.

Characters that are never meant are removed: control characters, those that change the text direction, zero-width ones
(except where a script or an emoji needs them as joiners), and piles of combining marks on one letter.
"""

import re
import unicodedata

from cxsite.parse.values.fields import Fault, Leaf

LONGEST = 4000
_LONGEST_NAME = 80
_JOINERS = "\u200c\u200d"
# Cc and Cf except line feed and joiners, lone surrogates, private and unassigned characters that some program may act on
_TAKEN_OUT = frozenset({"Cc", "Cf", "Cs", "Co", "Cn"})
_MARK = "[\u0300-\u036f\u0483-\u0489\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f]"
_HEAPED = re.compile(f"({_MARK}{{2}}){_MARK}+")
_BLANK = re.compile(r"\n[^\S\n]*\n\s*")
# Scripts whose letters are joined or kept apart by joiners: Arabic and related ones, then those of India and its neighbours
_JOINING = re.compile("[\u0600-\u08ff\u0900-\u0dff\u0e80-\u109f\u1780-\u18af\ufb50-\ufdff\ufe70-\ufefc]")


def plain(written: str) -> str:
    """The text in NFC with LF line ends, white space as spaces, and without what is removed. Idempotent."""
    text = unicodedata.normalize("NFC", written.replace("\r\n", "\n").replace("\r", "\n").replace("\t", " "))
    kept = "".join(sign for at, sign in enumerate(text) if _stays(text, at))
    return unicodedata.normalize("NFC", _HEAPED.sub(r"\1", kept)) if kept != text or _HEAPED.search(kept) else kept


def paragraphs(text: str) -> tuple[str, ...]:
    """A text split at its empty lines; within a paragraph, line ends become spaces."""
    return tuple(" ".join(part.split()) for part in _BLANK.split(text.strip()) if part.strip())


def _stays(text: str, at: int) -> bool:
    sign = text[at]
    if sign == "\n" or " " <= sign <= "~":
        return True
    if sign in _JOINERS:
        return at > 0 and (bool(_JOINING.match(text[at - 1])) or _is_emoji(text[at - 1]))
    return unicodedata.category(sign) not in _TAKEN_OUT


def _is_emoji(sign: str) -> bool:
    """A pictograph, a skin tone, or the character that asks for the coloured form."""
    return sign == "\ufe0f" or "\U0001f3fb" <= sign <= "\U0001f3ff" or unicodedata.category(sign) == "So"


def _words(written: str, _zone: str) -> tuple[str, ...] | Fault:
    text = plain(written).strip()
    if len(text) > LONGEST:
        advice = "shorten it, write […] where you leave words out, and set edited: true"
        return Fault(f"this is {len(text):,} characters long; the maximum is {LONGEST:,}", advice, "letter-too-long")
    return paragraphs(text)


def _name(written: str, _zone: str) -> str | Fault:
    name = " ".join(plain(written).split())
    message = f"this is {len(name)} characters long; the maximum is {_LONGEST_NAME}"
    return Fault(message, "shorten the name", "letter-too-long") if len(name) > _LONGEST_NAME else name


#: What a reader wrote, as paragraphs of plain text.
WORDS = Leaf("text", _words, {"type": "string", "maxLength": LONGEST})
#: A reader's name as plain text on one line.
NAME = Leaf("a name", _name, {"type": "string", "maxLength": _LONGEST_NAME})
