"""A file of content/letters → a `Letter`, and the editor's reply as a `Body`.

What the reader wrote is in the front matter and stays plain text. What follows it is the editor's reply, in Markdown.
"""

from typing import Any

from cxsite.model.addresses import slug_of_path
from cxsite.model.body import Body, Embed, Link, Outline, Use
from cxsite.model.place import Span
from cxsite.model.post import Letter
from cxsite.model.problem import Outcome, error
from cxsite.model.site import Site
from cxsite.parse.articles import article
from cxsite.parse.strangers import NAME, WORDS
from cxsite.parse.values.dates import MOMENT
from cxsite.parse.values.fields import Field, Reading, Record
from cxsite.parse.values.numbers import YES_NO
from cxsite.parse.values.texts import ID, LINE, choice

LETTER = Record(
    (
        Field("letter_to", LINE, "The slug of the article it is about.", required=True, example="late-refunds"),
        Field(
            "letter", WORDS, "What the reader wrote: plain text, with empty lines between paragraphs.", required=True
        ),
        Field("received", MOMENT, "When it arrived.", required=True, example="2026-10-03"),
        Field("name", NAME, "The reader's name as agreed.", example="R. Osei"),
        Field(
            "publish",
            choice("no", "with-name", "without-name"),
            "What the reader agreed to. Without it, nothing is published.",
            default="no",
        ),
        Field("edited", YES_NO, "Whether words were left out, for length or to protect someone.", default=False),
        Field("reply_by", ID, "Who replies: the name of a file in `content/authors/`.", example="priya-nair"),
    )
)


def letter(path: str, data: bytes, site: Site) -> Outcome[tuple[Letter, Body]]:
    """The letter and the body of the reply, which is empty if there is none."""
    found = article(path, data, site, LETTER, _letter)
    if found.value is None:
        return found
    outline = found.value[0].outline
    if outline.anchors or any(map(_is_too_much, outline.uses)):
        message = (
            "a reply can have paragraphs, lists and links; headings, footnotes, images and charts belong in an article"
        )
        return Outcome(
            None, (*found.problems, error("reply-too-much", Span(path, 1, 1), message, "write a post and link to it"))
        )
    return found


def _is_too_much(use: Use) -> bool:
    return isinstance(use, Embed) or (isinstance(use, Link) and use.image)


def _letter(values: dict[str, Any], outline: Outline, _site: Site, reading: Reading) -> Letter | None:
    values.pop("draft")
    if not {"letter_to", "letter", "received"} <= values.keys():
        return None
    return Letter(
        reading.path,
        slug_of_path(reading.path),
        to=values.pop("letter_to"),
        paragraphs=values.pop("letter"),
        outline=outline,
        marks=reading.marks(),
        **values,
    )
