"""The part of `site.yaml` for security.txt: where to report a security problem, and until when that holds."""

from cxsite.model.site import Security
from cxsite.parse.values.dates import MOMENT
from cxsite.parse.values.fields import Fault, Field, Leaf, Record
from cxsite.parse.values.lists import ListOf
from cxsite.parse.values.texts import LANGUAGE, WEB, is_mail, web_fault


def _contact(written: str, _zone: str) -> str | Fault:
    if is_mail(written) or written.startswith("tel:+"):
        return written
    if ":" in written:
        return web_fault(written) or written
    return Fault("this is not an email or web address", "write, for example, security@example.org")


SECURITY = Record(
    (
        Field(
            "contact",
            Leaf("an email or web address", _contact, {"type": "string"}, "bad-link"),
            "Where to report a problem.",
            required=True,
            example="security@example.org",
        ),
        Field(
            "expires", MOMENT, "When this stops being valid; at most a year ahead.", required=True, example="2027-06-30"
        ),
        Field("policy", WEB, "The page that says how reports are handled.", example="https://example.org/security"),
        Field("encryption", WEB, "A key for confidential reports.", example="https://example.org/key.asc"),
        Field(
            "acknowledgements",
            WEB,
            "Where people who reported problems are thanked.",
            example="https://example.org/thanks",
        ),
        Field(
            "languages",
            ListOf(LANGUAGE, "languages"),
            "The languages that reports may be written in.",
            example=["en", "de"],
        ),
    ),
    make=lambda values, _key, _reading: Security(**values),
    hint="write, for example, security: {contact: security@example.org, expires: 2027-06-30}",
)
