"""Texts in a particular form: choices, languages, names, email and web addresses."""

import re
from urllib.parse import urlsplit

from cxsite.parse.values.fields import Fault, Leaf
from cxsite.parse.values.nearest import advice_and_all

_PLAIN = {"type": ["string", "number", "boolean"]}
_SCHEME = re.compile(r"(?i)([a-z][a-z0-9+.-]*):")
_OPEN_SCHEMES = frozenset({"http", "https", "mailto", "tel"})
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{1,8})*")
_ID = re.compile(r"[A-Za-z][A-Za-z0-9_-]*")
_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]*")
_FILE = re.compile(r"(?!//)[^\s<>\"\\]+\.[A-Za-z0-9]{2,4}")
_HOST = re.compile(r"(?i)(?:[a-z0-9-]+\.)+[a-z]{2,}(?:/\S*)?")
_MAIL = re.compile(r"[^@\s]+@[^@\s.]+\.[^@\s]+")


def choice(*words: str) -> Leaf:
    """One of `words`, ignoring case."""

    def convert(text: str, _zone: str) -> str | Fault:
        lower = text.lower()
        return lower if lower in words else Fault("this is not a known value", advice_and_all(text, words))

    return Leaf(f"one of: {', '.join(words)}", convert, {"enum": list(words)}, "unknown-choice")


def _line(text: str, _zone: str) -> str:
    return " ".join(text.split())


def _text(text: str, _zone: str) -> str:
    return text.strip()


def web_fault(text: str) -> Fault | None:
    """Why a text is not a complete web address, or None."""
    if not text.lower().startswith(("https://", "http://")):
        advice = f"write https://{text}" if _HOST.fullmatch(text) else "write the full address"
        return Fault("this does not start with https:// or http://", advice)
    try:
        parts = urlsplit(text)
        host, _port = parts.hostname, parts.port
    except ValueError:
        return Fault("this is not a web address", "write it as https://example.org")
    if not host or any(c.isspace() or c in '<>"\\' for c in text):
        return Fault("this is not a web address", "write it as https://example.org")
    return Fault("an address cannot contain a user name or password", "remove it") if parts.username else None


def site_address(text: str, _zone: str = "") -> str | Fault:
    """The address of a site in normal form: scheme and host in lower case, no trailing slash."""
    if fault := web_fault(text):
        return fault
    parts = urlsplit(text)
    if parts.query or parts.fragment:
        return Fault("the site's address cannot contain ? or #", "remove it")
    path = parts.path.rstrip("/")
    if path and any(folder in ("", ".", "..") for folder in path[1:].split("/")):
        # A link that starts with // goes to another host.
        return Fault(
            "the folders in the site's address must have names", "write, for example, https://example.org/magazine"
        )
    return f"{parts.scheme.lower()}://{parts.netloc.lower()}{path}"


def _web(text: str, _zone: str) -> str | Fault:
    return web_fault(text) or text


def _link(text: str, _zone: str) -> str | Fault:
    scheme = _SCHEME.match(text)
    if scheme and scheme[1].lower() not in _OPEN_SCHEMES:
        return Fault(
            f"links cannot start with {scheme[0]}", "use https:, http:, mailto:, tel:, or a place on this site"
        )
    if scheme and scheme[1].lower() in ("http", "https"):
        return web_fault(text) or text
    if text.startswith("//") or any(c.isspace() or c in '<>"\\' for c in text):
        spaced = text.replace(" ", "%20")
        remedy = (
            f"write {spaced}" if _FILE.fullmatch(spaced) else "write, for example, /about/ or https://example.org/page"
        )
        return Fault("this is not an address", remedy)
    return text


def _mail_or_web(text: str, _zone: str) -> str | Fault:
    return text if is_mail(text) else web_fault(text) or text


def _language(text: str, _zone: str) -> str | Fault:
    if _LANGUAGE.fullmatch(text):
        return text
    hyphened = text.replace("_", "-")
    advice = f"write {hyphened}" if _LANGUAGE.fullmatch(hyphened) else "write, for example, en, en-GB or de"
    return Fault("this is not a language code", advice)


def matching(words: str, pattern: re.Pattern[str], message: str, example: str, rule: str) -> Leaf:
    """A text as a pattern describes it, for parsing and in the schema; `message` and `example` are for any other."""
    form = {"type": "string", "pattern": f"^{pattern.pattern}$"}
    return Leaf(words, lambda text, _zone: text if pattern.fullmatch(text) else Fault(message, example), form, rule)


#: Words on one line: runs of white space count as one space.
LINE = Leaf("text", _line, _PLAIN)
#: Words as typed, line ends kept.
TEXT = Leaf("text", _text, _PLAIN)
#: A complete http(s) address.
WEB = Leaf("a web address", _web, {"type": "string", "format": "uri", "pattern": "^https?://"}, "bad-link")
MAIL_OR_WEB = Leaf("an email or web address", _mail_or_web, {"type": "string"}, "bad-link")
#: A web, mail or telephone address, a place on the site, or the path of a file beside.
LINK = Leaf("an address", _link, {"type": "string"}, "bad-link")
LANGUAGE = Leaf("a language", _language, {"type": "string", "pattern": f"^{_LANGUAGE.pattern}$"}, "bad-language")
ID = matching(
    "a name",
    _ID,
    "names have letters, digits, - and _, and start with a letter",
    "write, for example, late-refunds",
    "bad-name",
)
#: A name that becomes part of a file name.
NAME = matching("a name", _NAME, "names have letters, digits, dots, - and _", "write, for example, default", "bad-name")


def is_mail(text: str) -> bool:
    """Whether this looks like an email address, with or without a leading mailto:."""
    return bool(_MAIL.fullmatch(text.removeprefix("mailto:").partition("?")[0]))
