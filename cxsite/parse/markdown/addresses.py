"""What is allowed as the address of a link or picture: one that runs code, or that no browser understands, is a problem."""

import re

from cxsite.keys.near import near
from cxsite.model.place import Span
from cxsite.model.problem import Problem, error

_RUNS_CODE = re.compile(r"(?i)(javascript|vbscript|data):")
_THIS_MACHINE = re.compile(r"(?i)\s*(?:file:|[a-z]:[\\/])")
_SCHEME = re.compile(r"(?P<scheme>[A-Za-z]{2,7})(?P<sign>:/*|//+)(?P<rest>\S*)")
_AGAIN = re.compile(r"^(?:https?(?::/*|//+))+", re.IGNORECASE)
_WEB = ("https", "http")
_SHORTHAND = re.compile(r"\{[{%][^{}\n]+[%}]\}")
_KIND = r"\.(?:md|png|jpe?g|gif|webp|avif|svg|pdf|html?)(?:#\S*)?"
_TITLED = re.compile(rf"(?i)(?P<path>\S+{_KIND}|https?://\S+)\s+(?P<title>(?!.*{_KIND}$).*\w.*)")
_QUOTES = " \"'“”„‘’«»"
_INVISIBLE = re.compile(r"[\x00-\x20\x7f-\xa0\u200b-\u200f\u2028\u2029\ufeff]")


def problem(written: str, span: Span, *, bare: bool = True) -> Problem | None:
    """Why an address (entities decoded) cannot be published, or None. `bare`: it is not inside `<…>`, which allows spaces."""
    scheme = _RUNS_CODE.match(_INVISIBLE.sub("", written))
    if scheme:
        message = f"an address that starts with “{scheme[1].lower()}:” can run code in the reader's browser"
        return error("address-runs-code", span, message, "link to a file in the publication or to an https address")
    if _THIS_MACHINE.match(written):
        message = "this is a place on your own computer, which readers cannot open"
        return error("address-on-this-machine", span, message, "put the file beside this one, and write its name")
    if meant := _mistyped(written):
        message = f"“{written.strip()}” is not a complete web address: no browser can open it"
        return error("address-mistyped", span, message, f"write {meant}")
    return _spaced(written.strip(), span) if bare else None


def _spaced(written: str, span: Span) -> Problem | None:
    """Another tool's shorthand, a title without straight quotation marks, or a space."""
    if found := _SHORTHAND.search(written):
        message = f"“{found[0]}” is another tool's shorthand, not an address"
        advice = "write the path of the file, as in [words](late-refunds.md), or an address on this site, as in [words](/about/)"
        return error("address-with-space", span, message, advice)
    if not re.search(r"\s", written):
        return None
    if titled := _TITLED.fullmatch(written):
        advice = f'write {titled["path"]} "{titled["title"].strip(_QUOTES)}"'
        return error("address-with-space", span, "a title after an address needs straight quotation marks", advice)
    advice = f"write <{written}>, or {written.replace(' ', '%20')}"
    return error("address-with-space", span, f"an address ends at a space, and “{written}” contains one", advice)


def _mistyped(written: str) -> str:
    """What `htps://…`, `https//…`, `https:/…`, `https://https://…` or a lone `https://` was meant to be; "" for others."""
    found = _SCHEME.match(written.strip())
    if not found or (found["scheme"].lower() not in _WEB and "/" not in found["sign"]):
        return ""
    scheme, rest = found["scheme"].lower(), _AGAIN.sub("", found["rest"])
    if scheme in _WEB and found["sign"] == "://" and rest and rest == found["rest"]:
        return ""
    likely = near(scheme, _WEB, 1, 0.75)
    return f"{likely[0]}://{rest or 'example.org'}" if likely else ""
