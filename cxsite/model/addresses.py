"""Slugs, addresses and the files behind them: the only module that knows how they are made.

An *address* is where a reader finds something on the site, without the base path: "/posts/late-refunds/". A *file* is the path
of its bytes in the output folder: "posts/late-refunds/index.html". An *href* is what a page contains: base path + address,
percent-encoded once.
"""

import posixpath
import re
import unicodedata
from urllib.parse import quote, unquote

_DATE_IN_NAME = re.compile(r"^\d{4}-\d{2}-\d{2}[-_](?=.)")
_OUTSIDE = re.compile(r"(?i)[a-z][a-z0-9+.-]*:|//")
_PLAIN = re.compile(r"[A-Za-z0-9/:@!$&'()*+,;=~._-]*")  # what percent-encoding leaves alone
_LONGEST = 120
#: Windows does not allow files or folders with these names, whatever their extension.
DEVICES = "con|prn|aux|nul|com[0-9]|lpt[0-9]"

CORRECTIONS = "/corrections/"
LETTERS = "/letters/"
SEARCH = "/search/"
METHODS = "/methods/"
RESULTS = "/results/"


_NO_SLUG = re.compile("[^a-z0-9]+")


def slug(text: str) -> str:
    """Letters and digits of any script in lower case, separated by single hyphens; "" if nothing is left.

    Idempotent: NFKC, casefold, NFC, then everything that is not a letter, mark or number becomes a hyphen. Latin letters lose
    their marks ("é" → "e"). Cut at 120 bytes on a code point boundary.
    """
    if text.isascii():  # a shortcut with the same result
        return _NO_SLUG.sub("-", text.lower()).strip("-")[:_LONGEST].strip("-")
    folded = latin_without_marks(unicodedata.normalize("NFD", unicodedata.normalize("NFKC", text).casefold()))
    kept = "".join(c if unicodedata.category(c)[0] in "LMN" else "-" for c in unicodedata.normalize("NFC", folded))
    cut = re.sub(r"-+", "-", kept).strip("-").encode()[:_LONGEST].decode(errors="ignore")
    again = unicodedata.normalize("NFC", unicodedata.normalize("NFKC", cut).casefold())
    return (again if again == cut else slug(again)).strip("-")


def latin_without_marks(decomposed: str) -> str:
    """Decomposed text (NFD or NFKD) without the marks on Latin letters; marks on others make other letters of them."""
    out: list[str] = []
    for char in decomposed:
        if not (unicodedata.combining(char) and out and out[-1].isascii()):
            out.append(char)
    return "".join(out)


def slug_of_path(path: str) -> str:
    """The slug from a file's name, without folder, leading date and extension; for `x/index.md`, from the folder's name."""
    folder, name = posixpath.split(path)
    stem = posixpath.splitext(name)[0]
    return slug(_DATE_IN_NAME.sub("", posixpath.basename(folder) if stem == "index" else stem))


def date_in_name(path: str) -> str:
    """The date at the start of a file's name ("2026-10-01-late.md" → "2026-10-01"), or ""."""
    folder, name = posixpath.split(path)
    name = posixpath.basename(folder) if name == "index.md" else name
    return name[:10] if _DATE_IN_NAME.match(name) else ""


def file_of(address: str) -> str:
    """The output file behind an address: "/posts/x/" → "posts/x/index.html", "/feed.xml" → "feed.xml"."""
    plain = address.lstrip("/")
    return plain + "index.html" if plain == "" or plain.endswith("/") else plain


def address_of(file: str) -> str:
    """The address of an output file: the inverse of `file_of`."""
    return "/" + (file[: -len("index.html")] if file == "index.html" or file.endswith("/index.html") else file)


def href(base_path: str, address: str) -> str:
    """The href for an address on the site: with the base path, percent-encoded once; the fragment is kept.

    A fragment follows a page's address, which ends in a slash, or is alone. Any other # is part of a file's name.
    """
    if _PLAIN.fullmatch(address):
        return base_path + address
    cut = 0 if address.startswith("#") else address.find("/#") + 1 or len(address)
    path, mark, fragment = address[:cut], address[cut : cut + 1], address[cut + 1 :]
    return base_path + quote(path, safe="/:@!$&'()*+,;=~-._") + mark + quote(fragment, safe="/:@!$&'()*+,;=~-._?")


def data_of(scorecard: str) -> tuple[str, str]:
    """The addresses of a scorecard's data (from its page's address): "/scorecards/support.json" and ".csv"."""
    return f"{scorecard.rstrip('/')}.json", f"{scorecard.rstrip('/')}.csv"


def absolute(site_address: str, address: str) -> str:
    """The complete URL of an address on the site. `site_address` includes the base path and has no trailing slash."""
    return site_address + href("", address)


def is_outside(written: str) -> bool:
    """Whether an address as written is outside the site (or is an email address, a phone number, …)."""
    return bool(_OUTSIDE.match(written))


def target(from_path: str, written: str) -> tuple[str, str]:
    """The content path and anchor that `written` in the file `from_path` points to; the path is "" for "#anchor".

    "late.md#why" in content/posts/a.md → ("content/posts/late.md", "why"). "/x" stays "/x" (a site address). The result is
    percent-decoded and in NFC, so that it can be compared with names on disk.
    """
    path, _, anchor = written.partition("#")
    path = _decoded(path.partition("?")[0])
    if path and not path.startswith("/"):
        path = _beside(from_path.rpartition("/")[0], path)
    return path, _decoded(anchor)


def _decoded(text: str) -> str:
    """The text percent-decoded and in NFC; most texts already are."""
    return text if text.isascii() and "%" not in text else unicodedata.normalize("NFC", unquote(text))


def _beside(folder: str, path: str) -> str:
    """A path relative to `folder`, with "." and ".." resolved; usually it is just a name, which has neither."""
    if "/" not in path and path.strip("."):
        return f"{folder}/{path}" if folder else path
    return posixpath.normpath(posixpath.join(folder, path))
