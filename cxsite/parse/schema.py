"""The JSON Schemas (draft 2020-12) of the files that authors write, from the same declarations that parse them."""

from collections.abc import Mapping
from typing import Any

from cxsite.parse.authors import AUTHOR
from cxsite.parse.letter_files import LETTER
from cxsite.parse.measures.scorecards import SCORECARD
from cxsite.parse.pages import PAGE
from cxsite.parse.posts import POST
from cxsite.parse.site import SITE
from cxsite.parse.values.fields import Record
from cxsite.parse.vocabulary import TAGS

DOCUMENTS: Mapping[str, tuple[Record, str]] = {
    "site": (SITE, "The settings of a publication: site.yaml"),
    "post": (POST, "The front matter of a post"),
    "page": (PAGE, "The front matter of a page"),
    "scorecard": (SCORECARD, "A scorecard: content/scorecards/*.yaml"),
    "author": (AUTHOR, "An author: content/authors/*.yaml"),
    "tags": (TAGS, "The tags of a publication: content/tags.yaml"),
    "letter": (LETTER, "The front matter of a letter: content/letters/*.md"),
}


def schema(kind: str) -> dict[str, Any]:
    """The schema of one of the kinds in `DOCUMENTS`. Raises KeyError for any other."""
    record, title = DOCUMENTS[kind]
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", "title": title, **record.schema()}
