"""The publication's settings, as `site.yaml` declares them."""

from dataclasses import field
from urllib.parse import urlsplit

from cxsite.model.frozen import dataclass
from cxsite.model.moment import Moment
from cxsite.model.place import Marks

TRADEMARK = (
    "Net Promoter®, NPS®, NPS Prism®, and the NPS-related emoticons are registered trademarks of Bain & Company, Inc., "
    "NICE Systems, Inc., and Fred Reichheld. Net Promoter Score℠ and Net Promoter System℠ are service marks of "
    "Bain & Company, Inc., NICE Systems, Inc., and Fred Reichheld. Not affiliated with or endorsed by the owners."
)


@dataclass(frozen=True, slots=True)
class MenuLink:
    """An entry of `navigation` or `follow`: its text and target (site address, content path or URL)."""

    title: str
    link: str


@dataclass(frozen=True, slots=True)
class Feeds:
    """`id` seeds the permanent ids of posts without one; `items` is the number of entries in a feed."""

    id: str = ""
    items: int = 20


#: Providers whose fields have names of their own in each form → what the form is called, and such a name.
BY_FIELD = {"google": ("Google", "entry.123"), "microsoft": ("Microsoft", "r1a2b3c4d5")}


@dataclass(frozen=True, slots=True)
class Feedback:
    """How readers answer. `provider` is google, microsoft, typeform, tally, surveymonkey, qualtrics, mailto or plain.

    `link` is the form's address, with placeholders {post}, {title}, {score}, {tag}, {address} for `plain`; `fields` maps our
    placeholders to the provider's own field names (Google: post → entry.123). `note` is the data-processing note.
    If `ask` is "", the theme's own question is used.
    """

    provider: str
    link: str
    ask: str = ""
    fields: tuple[tuple[str, str], ...] = ()
    note: str = ""
    write: str = ""


@dataclass(frozen=True, slots=True)
class Comments:
    """An external comment service: the address of its script, and the attributes (data-…) of its element."""

    script: str
    attributes: tuple[tuple[str, str], ...] = ()

    @property
    def origin(self) -> str:
        """The origin of the script: "https://comments.example"."""
        parts = urlsplit(self.script)
        return f"{parts.scheme}://{parts.netloc}"


@dataclass(frozen=True, slots=True)
class MarkdownSettings:
    """The engine, and its extensions by import name."""

    engine: str = "markdown"
    extensions: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Connection:
    """A connection to a database with answers, only for `cxsite pull`. `kind` is duckdb, postgres or spark.

    `settings` are (name, text) pairs; a text such as "$CRM_PASSWORD" means an environment variable. `timeout` is in seconds.
    """

    name: str
    kind: str = "duckdb"
    settings: tuple[tuple[str, str], ...] = ()
    timeout: int = 300


@dataclass(frozen=True, slots=True)
class Editorial:
    """What the editors agreed on. `rules` are (rule, severity or "off") pairs, `jargon` (word, explanation) pairs.

    `editor` is the program in which links in the preview open a file: a name that cxsite knows, or an address with {path},
    {line} and {column}.
    """

    rules: tuple[tuple[str, str], ...] = ()
    jargon: tuple[tuple[str, str], ...] = ()
    editor: str = "vscode"


@dataclass(frozen=True, slots=True)
class Security:
    """The content of security.txt: where to report a security problem, until when that is valid, and more addresses, or ""."""

    contact: str
    expires: Moment
    policy: str = ""
    encryption: str = ""
    acknowledgements: str = ""
    languages: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Limits:
    """The number of answers from which a result is shown, and from which it is not marked as a small sample."""

    withhold_below: int = 10
    flag_below: int = 30


@dataclass(frozen=True, slots=True)
class Site:
    """Everything in `site.yaml`, with defaults filled in. `address` has no trailing slash.

    `licence` is that of the scorecards' data, in words or as an address; `trademark` is the notice on pages that use the marks.
    `labels` are the words that cxsite inserts into texts in the publication's language, if its theme has them.
    """

    title: str
    address: str
    time_zone: str
    tagline: str = ""
    language: str = "en"
    theme: str = "default"
    typeface: str = "theme"
    navigation: tuple[MenuLink, ...] = ()
    follow: tuple[MenuLink, ...] = ()
    icon: str = ""
    logo: str = ""
    permalink: str = "/posts/{slug}/"
    feeds: Feeds = Feeds()
    feedback: Feedback | None = None
    comments: Comments | None = None
    markdown: MarkdownSettings = MarkdownSettings()
    ignored_keys: tuple[str, ...] = ()
    pagination: int = 10
    search: bool = True
    cards: bool = True
    security: Security | None = None
    limits: Limits = Limits()
    connections: tuple[Connection, ...] = ()
    licence: str = ""
    trademark: str = TRADEMARK
    editorial: Editorial = Editorial()
    labels: tuple[str, ...] = field(default=(), repr=False)
    marks: Marks = field(default=Marks("site.yaml"), compare=False, repr=False)

    @property
    def base_path(self) -> str:
        """The path of the address without a trailing slash: "" or "/blog"."""
        return urlsplit(self.address).path.rstrip("/")
