"""Reports files below content/ that look like texts or data but are not read: a lost article might go unnoticed."""

import re
from collections.abc import Iterable, Iterator

from cxsite.model.place import Span
from cxsite.model.problem import Problem, error, warning
from cxsite.model.source import Source

_OTHER_ENDING = re.compile(r"(?P<stem>.+)\.(?:markdown|mdown|mkdn?|mdx|md\.txt|(?!md$)(?i:md))")
#: Articles in other formats. Of other files (.txt, .html, .docx), an article may well offer one to its readers.
_OTHER_FORMAT = re.compile(
    r"content/(?:posts|drafts|pages)/(?:.*/)?(?:[^/]+\.(?i:rst|adoc|asciidoc|org|textile)|\d{4}-\d\d-\d\d-[^/]+\.(?i:html?))"
)
_TEXT = re.compile(r"content/(?:.*/)?(?!(?i:readme))[^/]+\.md")
_DATA = re.compile(r"content/(?!(?:posts|drafts|pages|letters|counts)/).+\.ya?ml")
_PLACES = "put articles in content/posts/ or content/drafts/, pages in content/pages/, letters in content/letters/"
_BELOW_CONTENT = ("authors", "counts", "drafts", "letters", "pages", "posts", "scorecards")
#: The folders that texts, data and files are read from. If one of these is a file instead, the site lacks its contents.
FOLDERS = frozenset(
    {"content", "static", "strings", "templates", "themes", *(f"content/{name}" for name in _BELOW_CONTENT)}
)
_DATA_PLACES = "put scorecards in content/scorecards/ and authors in content/authors/, not in folders below these"


def strays(sources: Iterable[Source]) -> Iterator[Problem]:
    """The files that count as attachments but were probably not meant as such. A README is for colleagues."""
    for source in sources:
        if source.kind == "asset":
            yield from _told(source.path)


def _told(path: str) -> Iterator[Problem]:
    if path in FOLDERS:
        yield error(
            "stray-file", Span(path), "this is a file, but there should be a folder with this name", "move it away"
        )
    elif found := _OTHER_ENDING.fullmatch(path):
        message = "this is not read as an article or page: its name does not end in .md"
        yield warning("stray-file", Span(path), message, f"rename it to {found['stem']}.md")
    elif _OTHER_FORMAT.fullmatch(path):
        message = "this is not read as an article or page: it is not Markdown"
        remedy = f"convert it, for example with Pandoc, and name it {path.rpartition('.')[0]}.md"
        yield warning("stray-file", Span(path), message, remedy)
    elif _TEXT.fullmatch(path):
        yield warning("stray-file", Span(path), "no Markdown is read from this folder", _PLACES)
    elif _DATA.fullmatch(path):
        yield warning("stray-file", Span(path), "no data is read from this folder", _DATA_PLACES)
