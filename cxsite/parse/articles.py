"""What posts and pages have in common: front matter, then Markdown. The keys that both accept are declared here."""

import re
from collections.abc import Callable
from dataclasses import replace
from typing import Any, TypeVar

from cxsite.model.body import Body, Outline
from cxsite.model.merging import unmerged
from cxsite.model.post import Image
from cxsite.model.problem import Outcome
from cxsite.model.site import Site
from cxsite.parse.front_matter import parts as parts_of
from cxsite.parse.markdown import quotes
from cxsite.parse.markdown.unedited import Read, anew
from cxsite.parse.values.dates import MOMENT
from cxsite.parse.values.fields import Field, Reading, Record
from cxsite.parse.values.lists import ListOf, Table
from cxsite.parse.values.numbers import YES_NO
from cxsite.parse.values.plain_text import text, turned_round
from cxsite.parse.values.slugs import OWN_PLACE, PLACE, SLUG
from cxsite.parse.values.texts import LANGUAGE, LINE, LINK, NAME, TEXT, WEB, choice
from cxsite.parse.values.yaml_file import group

_DRESSED = ("title", "description")
_SIGNS = frozenset("*_`]<&{")
_MARKUP = re.compile(
    r"(?<!\w)(?P<mark>\*\*?|__?)[^\s*_](?:[^*_]*[^\s*_])?(?P=mark)(?!\w)|`[^`]+`|\]\([^()\s]+\)"
    r"|(?<!\w)</?(?:a|b|code|em|i|mark|s|small|span|strong|su[bp]|u)(?:\s[^<>]*)?>|<br ?/?>|&(?:[a-z]+|#\d+);|\{\{[^{}]*\}\}"
)
T = TypeVar("T")
Make = Callable[[dict[str, Any], Outline, Site, Reading], T | None]


def article(
    path: str, data: bytes, site: Site, record: Record, make: Make[T], *, read: Read = anew
) -> Outcome[tuple[T, Body]]:
    """A file's bytes → what `make` makes of its keys and outline, and the body; with the problems of both parts."""
    written = text(path, data)
    if written.value is None:
        return Outcome(None, written.problems)
    if conflicts := unmerged(path, written.value):
        return Outcome(None, conflicts)
    parts = parts_of(path, written.value)
    if parts.value is None:
        return Outcome(None, parts.problems)
    lines = group(path, parts.value.front, 2, "title: Late refunds")
    reading = Reading(path, site.time_zone)
    values = _named(record.values(lines.value, "", reading, site.ignored_keys)) if lines.value else {}
    _tell_markup(values, reading)
    language = values.get("language") or site.language
    own = site if language == site.language else replace(site, language=language, labels=())
    body = read(parts.value.body, path=path, first_line=parts.value.body_line, site=own)
    if lines.value is None or body.value is None:
        return Outcome(None, (*lines.problems, *reading.problems, *body.problems))
    made = make(_dressed(values, own.language), body.value[0], site, reading)
    problems = (*turned_round(path, written.value), *lines.problems, *reading.problems, *body.problems)
    return Outcome(None if made is None else (made, body.value[1]), problems)


def _named(values: dict[str, Any]) -> dict[str, Any]:
    """The values under the names the model uses; the three ways to mark a draft become one."""
    draft, published, status = values.pop("draft", False), values.pop("published", True), values.pop("status", "")
    values["draft"] = draft or not published or status == "draft"
    if "lang" in values:
        values["language"] = values.pop("lang")
    return values


def _tell_markup(values: dict[str, Any], reading: Reading) -> None:
    """Warn of markup in a title or description, where it is shown as typed."""
    for key in _DRESSED:
        written = values.get(key) or ""
        if not _SIGNS.isdisjoint(written) and (found := _MARKUP.search(written)):
            message = f"readers will see “{found[0]}” in the {key} exactly as typed"
            advice = f"the {key} is plain text: remove the markup, and type characters themselves, & and not &amp;"
            reading.tell("markup-in-title", key, message, advice, "warning")


def _dressed(values: dict[str, Any], language: str) -> dict[str, Any]:
    """The values with typographic quotes, apostrophes and dashes, in the text's language, in what readers see of them."""
    style = quotes.style(language)
    return values | {key: quotes.dressed_words(values[key], style) for key in _DRESSED if key in values}


IMAGE = Record(
    (
        Field("src", LINK, "The image file, beside the post or under `static/`.", required=True, example="queue.jpg"),
        Field(
            "alt",
            LINE,
            "Alt text: what the image shows, for readers who cannot see it.",
            required=True,
            example="A queue",
        ),
    ),
    make=lambda values, _key, _reading: Image(**values),
    words="a mapping with src and alt",
    hint="write, for example, image: {src: queue.jpg, alt: Five people in a queue}",
)
TITLE = Field("title", LINE, "The headline.", required=True, example="Late refunds cost twice")
DESCRIPTION = Field(
    "description",
    LINE,
    "One or two sentences for lists, feeds and search engines.",
    example="The second bill is paid in trust.",
    aliases=("summary", "excerpt"),
)
UPDATED = Field(
    "updated",
    MOMENT,
    "When its content last changed in substance.",
    example="2026-10-08",
    aliases=("lastmod", "modified", "last_modified_at"),
)
SHARED: tuple[Field, ...] = (
    Field("draft", YES_NO, "Whether it is held back.", default=False),
    Field("published", YES_NO, "`false` is the same as `draft: true`.", default=True),
    Field("status", choice("draft", "published"), "`draft` is the same as `draft: true`.", default="published"),
    Field("image", IMAGE, "The image for lists and for shared links.", example={"src": "queue.jpg", "alt": "A queue"}),
    Field("slug", SLUG, "The last part of the address; without it, the file name.", example="late-refunds"),
    Field(
        "permalink",
        OWN_PLACE,
        "The full address on this site.",
        example="/2019/late-refunds/",
        aliases=("url", "path"),
    ),
    Field(
        "aliases",
        ListOf(PLACE, "addresses on this site", commas=True),
        "Old addresses that redirect here.",
        example=["/old/late-refunds/"],
        aliases=("redirect_from",),
    ),
    Field("canonical", WEB, "Where it was first published.", example="https://example.org/late-refunds"),
    Field("lang", LANGUAGE, "Its language, if not the site's.", example="de"),
    Field("template", NAME, "The template that shows it.", example="wide.html", aliases=("layout",)),
    Field("owner", LINE, "Who is responsible for what the text promises.", example="Priya Nair, Head of Support"),
    Field("consent", LINE, "Who agreed to be quoted, how and when.", example="Maria G., by letter, 2026-09-30"),
    Field(
        "allow",
        Table(
            LINE,
            re.compile(r"[a-z][a-z-]*"),
            "the name of a rule",
            "write, for example, allow: {link-text: a quotation}",
        ),
        "Rules that this text may break, each with the reason.",
        example={"link-text": "it quotes a page that is bad on purpose"},
    ),
    Field("extra", Table(TEXT), "Your own values for your templates.", example={"colour": "blue"}),
)
