"""Phrases that several rules share: what to write instead of an address, lists of what exists, moments in words."""

import re
from collections.abc import Iterable

from cxsite.check.publication import Question
from cxsite.model.fills import Missing
from cxsite.model.moment import Moment
from cxsite.model.standing import Held

_LISTED = 12
_TELEPHONE = re.compile(r"\+\d[\d ().-]{5,}")
_HOST = re.compile(r"(?i)(?:[a-z0-9-]+\.)+(?P<end>[a-z]{2,})(?:[/?#].*)?")
_QUOTES = frozenset("\"'“”„‘’«»")
_ENDINGS_OF_HOSTS = frozenset({"com", "org", "net", "info", "edu", "gov", "app", "dev", "blog", "shop", "online"})
_ENDINGS_OF_FILES = frozenset({"md", "js", "ts", "py", "gz", "7z", "sh", "rb", "go", "rs", "ai", "ps", "pl"})
_OTHERS = re.compile(r"(?P<sign>[{|](?:filename|static|attach)[}|]|__GHOST_URL__)(?P<path>.+)")
_MAIL = re.compile(r"[^\s@/]+@[^\s@/]+\.[^\s@/]+")


def written(asked: Question, answer: Missing) -> str:
    """An address as its author wrote it, as far as is known: in the settings, the path from the publication's folder."""
    return asked.words if asked.use or "/" in asked.span.path else answer.name


def instead(written: str, otherwise: str) -> str:
    """What to write instead of an address that fails because it is written in the everyday form, or `otherwise`."""
    if "\\" in written:
        return f"write {written.replace(chr(92), '/')}: separate folders with /"
    if written.lower().startswith("www."):
        return f"write https://{written}"
    if is_mail(written):
        return f"write mailto:{written}"
    if _TELEPHONE.fullmatch(written):
        return f"write tel:+{''.join(filter(str.isdigit, written))}"
    return "leave out the quotation marks" if written[:1] in _QUOTES else _elsewhere(written) or otherwise


def _elsewhere(written: str) -> str:
    """The remedy for another tool's name of an address, or for a host without https://; "" for other addresses."""
    if other := _OTHERS.fullmatch(written):
        return f"write {other['path']}: {other['sign']} is how another tool names its own addresses"
    return f"write https://{written} if it is a web address" if _is_host(written) else ""


def is_mail(written: str) -> bool:
    """Whether it is an email address, whatever it is near to."""
    return bool(_MAIL.fullmatch(written))


def _is_host(written: str) -> bool:
    """Whether an address looks like a host name; of longer endings only those that files never have."""
    found = _HOST.fullmatch(written)
    end = found["end"].lower() if found else ""
    return end in _ENDINGS_OF_HOSTS or (len(end) == 2 and end not in _ENDINGS_OF_FILES)


def listing(names: Iterable[str]) -> str:
    """Names separated by commas; of a long list also the last ones, which are the newest periods."""
    every = list(names)
    if len(every) <= _LISTED:
        return ", ".join(every)
    return ", ".join([*every[: _LISTED // 2], "…", *every[-_LISTED // 2 :]])


def moment(at: Moment) -> str:
    """A moment as its author wrote it: "2026-12-01", or "2026-12-01 09:00 +01:00"."""
    return f"{at.local[:10]} {at.local[11:16]} {at.local[-6:]}" if at.has_time else at.local[:10]


def held_words(held: Held) -> str:
    """Why something is not public: "is a draft", "will be public on 2026-12-01"."""
    if held.until:
        return f"will be public on {moment(held.until)}"
    return {"draft": "is a draft", "expired": "has expired"}.get(held.reason, f"has {held.reason}")
