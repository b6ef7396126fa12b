"""A file of content/posts or content/drafts → a `Post` and its `Body`."""

import uuid
from functools import cache
from typing import Any

from cxsite.model.addresses import date_in_name
from cxsite.model.body import Body, Outline
from cxsite.model.moment import Moment
from cxsite.model.post import Post
from cxsite.model.problem import Outcome
from cxsite.model.site import Site
from cxsite.parse.articles import DESCRIPTION, SHARED, TITLE, UPDATED, article
from cxsite.parse.keywords import keywords
from cxsite.parse.markdown.unedited import Read, anew
from cxsite.parse.said_did import ERRATA, SAID_DID
from cxsite.parse.values.dates import MOMENT, RULE, moment
from cxsite.parse.values.fields import Fault, Field, Reading, Record
from cxsite.parse.values.foreign import NOBODYS
from cxsite.parse.values.lists import ListOf
from cxsite.parse.values.numbers import YES_NO, whole
from cxsite.parse.values.slugs import from_name
from cxsite.parse.values.texts import ID, LINE, MAIL_OR_WEB

DRAFTS = "content/drafts/"
_UNDATED = Moment(0, "1970-01-01T00:00:00+00:00")


def post(path: str, data: bytes, site: Site, read: Read = anew) -> Outcome[tuple[Post, Body]]:
    """The post and its body. A missing or faulty key has a problem and a fallback value, so that the rest can be checked."""
    return article(path, data, site, POST, _post, read=read)


def feed_id(path: str, seed: str) -> str:
    """The permanent id of a post without one: a UUID (version 5, RFC 9562) of the publication's seed and the content path."""
    return uuid.uuid5(_space(seed), path).urn


@cache
def _space(seed: str) -> uuid.UUID:
    try:
        return uuid.UUID(seed)
    except ValueError:
        return uuid.uuid5(uuid.NAMESPACE_URL, f"cxsite:{seed}")


def _post(values: dict[str, Any], outline: Outline, site: Site, reading: Reading) -> Post | None:
    path = reading.path
    slug = values.pop("slug", "") or from_name(path, reading)
    if not slug:
        return None
    values.setdefault("title", slug)
    if "id" not in values:
        values["id"] = feed_id(path, site.feeds.id)
    date = values.pop("date", None) or _date_in_name(path, reading) or _UNDATED
    values.update(values.pop("feedback", {}))
    values["errata"] = values.pop("corrections", ())
    draft = values.pop("draft") or path.startswith(DRAFTS)
    values["keywords"] = _keywords(values, outline)
    return Post(path, slug, date=date, draft=draft, outline=outline, marks=reading.marks(), **values)


def _keywords(values: dict[str, Any], outline: Outline) -> str:
    summary = values.get("description", "") or outline.excerpt
    return keywords((values["title"], summary, *outline.headings.splitlines()))


def _date_in_name(path: str, reading: Reading) -> Moment | None:
    written = date_in_name(path)
    if not written:
        line = reading.at.get("date", (0, 0, 0))[0]
        if not any(p.span and p.span.line == line for p in reading.problems):  # else its fault is reported
            example = "write, for example, `date: 2026-10-01`, or start the file name with 2026-10-01-"
            reading.tell("missing-key", "date", "date is missing", example)
        return None
    found = moment(written, reading.zone)
    if isinstance(found, Fault):
        reading.tell(RULE, "", f'the date in this file name is "{written}": {found.message}', found.help)
        return None
    return found


_FEEDBACK = Record(
    (
        Field("ask", LINE, "The question above the feedback links of this post.", example="Did this help?"),
        Field("form", MAIL_OR_WEB, "A form or email address for this post.", example="https://tally.so/r/def"),
    ),
    hint="write, for example, feedback: {ask: Did this help?}",
)

POST = Record(
    (
        TITLE,
        Field(
            "date",
            MOMENT,
            "When it is published; without it, the date at the start of the file name. Until then, the post is held back.",
            example="2026-10-01",
            aliases=("publishDate", "pubDate"),
        ),
        UPDATED,
        Field("expires", MOMENT, "When it is taken off the site.", example="2027-10-01", aliases=("expiryDate",)),
        DESCRIPTION,
        Field(
            "authors",
            ListOf(LINE, "text", commas=True),
            "Who wrote it: names of files in `content/authors/`.",
            example=["priya-nair"],
            aliases=("author",),
        ),
        Field("tags", ListOf(LINE, "text", commas=True), "What it is about.", example=["refunds", "trust"]),
        Field("category", LINE, "The one department it belongs to.", example="Service"),
        Field("series", LINE, "The series it belongs to.", example="The cost of waiting"),
        Field("series_order", whole(1, 9999), "Its place in the series; without it, the date decides.", example=2),
        Field("featured", YES_NO, "Whether it leads the home page.", default=False),
        Field("scorecards", ListOf(ID, "names"), "Scorecards it is about.", example=["support"]),
        Field("feedback", _FEEDBACK, "Feedback on this post.", example={"ask": "Did this help?"}),
        Field(
            "corrections",
            ERRATA,
            "What was wrong in it and how it reads now; shown at its end and on the corrections page.",
            example=[{"date": "2026-10-09", "text": "We had written 2004; the paper is from 2003."}],
        ),
        Field(
            "said_did",
            SAID_DID,
            "What customers said and what was done about it; shown at its end.",
            example=[{"said": "I never hear back.", "did": "Every ticket shows the next update."}],
        ),
        Field("id", LINE, "Its permanent id in feeds; `new` writes one. Never change it.", example="urn:uuid:5b6a3c1e"),
        Field("translation_key", ID, "A name shared by its translations.", example="late-refunds"),
        *SHARED,
    ),
    absent=NOBODYS,
)
