"""`site.yaml` → the publication's settings."""

import re
from typing import Any

from cxsite.model.place import Marks
from cxsite.model.problem import Outcome
from cxsite.model.site import TRADEMARK, Comments, Feedback, Feeds, Limits, MenuLink, Site
from cxsite.parse.connections import CONNECTION
from cxsite.parse.editorial import EDITORIAL, taken
from cxsite.parse.engine_choice import MARKDOWN
from cxsite.parse.security import SECURITY
from cxsite.parse.values.dates import TIME_ZONE
from cxsite.parse.values.fields import Field, Leaf, Reading, Record
from cxsite.parse.values.lists import ListOf, Table
from cxsite.parse.values.nearest import advice
from cxsite.parse.values.numbers import YES_NO, whole
from cxsite.parse.values.slugs import PATTERN
from cxsite.parse.values.texts import (
    LANGUAGE,
    LINE,
    LINK,
    MAIL_OR_WEB,
    NAME,
    WEB,
    choice,
    is_mail,
    site_address,
    web_fault,
)
from cxsite.parse.values.yaml_file import lines

_GAP = re.compile(r"\{([^{}]*)\}")
_GAPS = ("post", "title", "score", "tag", "address")


def site(path: str, data: bytes) -> Outcome[Site]:
    """The settings. Even with problems there is a value, with fallbacks, unless the YAML cannot be read at all."""
    root = lines(path, data, "title: The Service Desk")
    if root.value is None:
        return Outcome(None, root.problems)
    reading = Reading(path)
    values = SITE.values(root.value, "", reading)
    return Outcome(_site(values, reading.marks()), (*root.problems, *reading.problems))


def _site(values: dict[str, Any], marks: Marks) -> Site:
    ignored, agreed = values.pop("front_matter", ()), taken(values)
    licence, limits = values.pop("scorecards", ("", Limits()))
    fallbacks = {"title": "Untitled", "address": "https://example.org", "time_zone": "UTC"}
    connections = tuple(connection for _, connection in values.pop("connections", ()))
    return Site(
        **(fallbacks | values),
        connections=connections,
        ignored_keys=ignored,
        limits=limits,
        licence=licence,
        editorial=agreed,
        marks=marks,
    )


def _feedback(values: dict[str, Any], key: str, reading: Reading) -> Feedback:
    provider, link = values["provider"], values["link"]
    if provider == "mailto" and not is_mail(link):
        message = f'link is "{link}": this is not an email address'
        reading.tell("bad-link", f"{key}/link", message, "write, for example, desk@example.org")
    elif provider != "mailto" and (fault := web_fault(link)):
        reading.tell("bad-link", f"{key}/link", f'link is "{link}": {fault.message}', fault.help)
    for gap in _GAP.findall(link):
        if gap not in _GAPS:
            reading.tell("unknown-choice", f"{key}/link", f"{{{gap}}} is not known in link", advice(gap, _GAPS))
    return Feedback(**values)


_ADDRESS = Leaf("a web address", site_address, {"type": "string", "format": "uri", "pattern": "^https?://"}, "bad-link")

_MENU_LINK = Record(
    (
        Field("title", LINE, "The link text.", required=True, example="About"),
        Field("link", LINK, "A place on the site, a content file or a web address.", required=True, example="/about/"),
    ),
    make=lambda values, _key, _reading: MenuLink(**values),
    words="a mapping with title and link",
    hint="write, for example, - {title: About, link: /about/}",
)
_FEEDS = Record(
    (
        Field("id", LINE, "Seed of the permanent ids of posts; `init` writes it. Never change it.", example="5b6a3c1e"),
        Field("items", whole(1, 200), "How many posts a feed contains.", default=20),
    ),
    make=lambda values, _key, _reading: Feeds(**values),
    hint="write, for example, feeds: {items: 20}",
)
_FEEDBACK = Record(
    (
        Field(
            "provider",
            choice("google", "microsoft", "typeform", "tally", "surveymonkey", "qualtrics", "mailto", "plain"),
            "The service that runs the form.",
            required=True,
        ),
        Field(
            "link",
            LINE,
            "The form's address, or the email address. For `plain`, it contains {post}, {title}, {score}, {tag} or {address}.",
            required=True,
            example="https://tally.so/r/abc",
        ),
        Field("ask", LINE, "The question above the links; without it, the theme's own."),
        Field(
            "fields",
            Table(
                LINE,
                re.compile("|".join(_GAPS)),
                "one of post, title, score, tag and address",
                "write, for example, fields: {post: entry.123, score: entry.456}",
            ),
            "Which form field takes which value.",
            example={"post": "entry.123", "score": "entry.456"},
        ),
        Field("note", LINE, "Who keeps the answers, and for how long; shown next to the links."),
        Field(
            "write",
            MAIL_OR_WEB,
            "Where “write to us” points.",
            example="desk@example.org",
        ),
    ),
    make=_feedback,
    hint="write, for example, feedback: {provider: mailto, link: desk@example.org}",
)
_COMMENTS = Record(
    (
        Field(
            "script", WEB, "The script that displays them.", required=True, example="https://comments.example/embed.js"
        ),
        Field(
            "attributes",
            Table(LINE, re.compile(r"data-[a-z0-9-]+"), "a name that starts with data-"),
            "Attributes of the script element.",
            example={"data-site": "magazine"},
        ),
    ),
    make=lambda values, _key, _reading: Comments(**values),
    hint="write, for example, comments: {script: https://comments.example/embed.js}",
)
_SCORECARDS = Record(
    (
        Field("withhold_below", whole(1, 10_000), "Results from fewer answers are not shown.", default=10, example=20),
        Field("flag_below", whole(1, 10_000), "Results from fewer answers are marked as small samples.", default=30),
        Field(
            "licence",
            LINE,
            "The licence of the numbers that readers can download, in words or as an address.",
            example="https://creativecommons.org/licenses/by/4.0/",
        ),
    ),
    make=lambda values, _key, _reading: (values.pop("licence", ""), Limits(**values)),
    hint="write, for example, scorecards: {withhold_below: 20}",
)
_FRONT_MATTER = Record(
    (Field("ignore", ListOf(LINE, "text"), "Keys from other tools to ignore.", example=["comments", "layout"]),),
    make=lambda values, _key, _reading: values.get("ignore", ()),
    hint="write, for example, front_matter: {ignore: [comments]}",
)

SITE = Record(
    (
        Field("title", LINE, "The publication's name.", required=True, example="The Service Desk"),
        Field("tagline", LINE, "What it is about, in one line.", example="What customers taught us this month"),
        Field(
            "address",
            _ADDRESS,
            "Where the site will be, including its folder if it has one.",
            required=True,
            example="https://example.org/magazine",
        ),
        Field("language", LANGUAGE, "The language of the texts.", default="en", example="en-GB"),
        Field(
            "time_zone", TIME_ZONE, "The time zone of dates without an offset.", required=True, example="Europe/London"
        ),
        Field("theme", NAME, "A folder in `themes/`, or `default`.", default="default"),
        Field(
            "typeface",
            choice("theme", "system"),
            "Whose typeface the text is set in: the theme's own, or the reader's.",
            default="theme",
        ),
        Field(
            "navigation",
            ListOf(_MENU_LINK, "mappings with title and link"),
            "The links at the top of every page.",
            example=[{"title": "About", "link": "/about/"}],
        ),
        Field(
            "follow",
            ListOf(_MENU_LINK, "mappings with title and link"),
            "Where else to find you.",
            example=[{"title": "Feed", "link": "/feed.xml"}],
        ),
        Field("icon", LINK, "An image for the browser tab.", example="/icon.svg"),
        Field("logo", LINK, "An image next to the title.", example="/logo.svg"),
        Field(
            "permalink",
            PATTERN,
            "The address of posts, with {slug}, {year}, {month}, {day} and {category}.",
            default="/posts/{slug}/",
            example="/{year}/{month}/{slug}/",
        ),
        Field("feeds", _FEEDS, "The feeds (RSS, Atom and JSON)."),
        Field(
            "comments",
            _COMMENTS,
            "Comments from another service below articles, loaded when a reader presses a button.",
        ),
        Field("feedback", _FEEDBACK, "How readers give feedback on an article."),
        Field(
            "trademark",
            LINE,
            "The notice on pages that use the marks NPS or Net Promoter.",
            default=TRADEMARK,
            example="NPS is a registered mark of its owners.",
        ),
        Field("markdown", MARKDOWN, "How Markdown is converted."),
        Field("scorecards", _SCORECARDS, "How many answers a result needs to be shown."),
        Field(
            "connections",
            Table(CONNECTION, re.compile(r"[A-Za-z][A-Za-z0-9_]*"), "a name without spaces"),
            "Databases with answers, for `cxsite pull`; a value such as `$NAME` is read from that environment variable.",
            example={"crm": {"kind": "postgres", "host": "db.example.org", "database": "crm"}},
        ),
        *EDITORIAL,
        Field("front_matter", _FRONT_MATTER, "What to do with keys from other tools."),
        Field("security", SECURITY, "What `/.well-known/security.txt` says; without it, there is no such file."),
        Field("pagination", whole(1, 1000), "How many posts are on each page of a list.", default=10),
        Field("search", YES_NO, "Whether there is a search page with an index of all texts.", default=True),
        Field(
            "cards",
            YES_NO,
            "Whether posts without an image, or with an SVG, get one for shared links, drawn from their title.",
            default=True,
        ),
    ),
)
