"""`/.well-known/security.txt`: where to report a security problem (RFC 9116), if `site.yaml` says so."""

from cxsite.keys import digest
from cxsite.model.addresses import is_outside
from cxsite.model.output import Output
from cxsite.model.problem import Outcome
from cxsite.model.site import Security
from cxsite.render.press import Press

FILE = ".well-known/security.txt"


def outputs(press: Press) -> list[Output]:
    """The file, if there is a contact."""
    known = press.library.site.security
    if known is None:
        return []
    where = press.links.absolute(f"/{FILE}")
    inputs = (("engine", press.engine), ("view", digest.of((known, where))))
    return [Output(FILE, "list", inputs, lambda: Outcome(text(known, where).encode()))]


def text(known: Security, where: str) -> str:
    """The file's lines; `where` is its own complete URL."""
    fields = (
        ("Contact", _uri(known.contact)),
        ("Expires", known.expires.local),
        ("Encryption", known.encryption),
        ("Acknowledgments", known.acknowledgements),
        ("Preferred-Languages", ", ".join(known.languages)),
        ("Canonical", where),
        ("Policy", known.policy),
    )
    return "".join(f"{name}: {value}\n" for name, value in fields if value)


def _uri(contact: str) -> str:
    """An email address as a URI; other contacts are URIs already."""
    return contact if is_outside(contact) else f"mailto:{contact}"
