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
    """An entry of `navigation` or `follow`: words and where they lead (site address, content path or URL)."""

    title: str
    link: str


@dataclass(frozen=True, slots=True)
class Feeds:
    """`id` seeds the permanent ids of posts without one; `items` is how many entries a feed holds."""

    id: str = ""
    items: int = 20


#: Providers whose fields have names of their own in each form → what the form is called, and such a name.
BY_FIELD = {"google": ("Google", "entry.123"), "microsoft": ("Microsoft", "r1a2b3c4d5")}


@dataclass(frozen=True, slots=True)
class Feedback:
    """How readers answer. `provider` is google, microsoft, typeform, tally, surveymonkey, qualtrics, mailto or plain.

    `link` is the form's address, with placeholders {post}, {title}, {score}, {tag}, {address} for `plain`; `fields` maps our
    placeholders to the provider's own field names (Google: post → entry.123). `note` is the data-processing note.
    With `ask` "" the theme asks in its own words.
    """

    provider: str
    link: str
    ask: str = ""
    fields: tuple[tuple[str, str], ...] = ()
    note: str = ""
    write: str = ""


@dataclass(frozen=True, slots=True)
class Comments:
    """Comments of another service: the address of its script, and the attributes (data-…) that its element is given."""

    script: str
    attributes: tuple[tuple[str, str], ...] = ()

    @property
    def origin(self) -> str:
        """Where the script comes from: "https://comments.example"."""
        parts = urlsplit(self.script)
        return f"{parts.scheme}://{parts.netloc}"


@dataclass(frozen=True, slots=True)
class MarkdownSettings:
    """The engine, and extensions of it by their import names with options as plain values."""

    engine: str = "markdown"
    extensions: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Connection:
    """A way to a database with answers, for `cxsite pull` only. `kind` is duckdb, postgres or spark.

    `settings` are (name, text) pairs; a text such as "$CRM_PASSWORD" stands for an environment variable. `timeout` is in seconds.
    """

    name: str
    kind: str = "duckdb"
    settings: tuple[tuple[str, str], ...] = ()
    timeout: int = 300


@dataclass(frozen=True, slots=True)
class Editorial:
    """What the editors agreed on. `rules` are (rule, severity or "off") pairs, `jargon` (word, explanation) pairs.

    `editor` is the program in which links of the preview open a file: a name that cxsite knows, or an address with {path},
    {line} and {column}.
    """

    rules: tuple[tuple[str, str], ...] = ()
    jargon: tuple[tuple[str, str], ...] = ()
    editor: str = "vscode"


@dataclass(frozen=True, slots=True)
class Security:
    """What security.txt says: who is told of a security problem, until when that holds, and web addresses of more, or ""."""

    contact: str
    expires: Moment
    policy: str = ""
    encryption: str = ""
    acknowledgements: str = ""
    languages: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Limits:
    """From how many answers a result is shown, and from how many without the mark of a small sample."""

    withhold_below: int = 10
    flag_below: int = 30


@dataclass(frozen=True, slots=True)
class Site:
    """Everything `site.yaml` says, with defaults filled in. `address` has no slash at its end.

    `licence` is that of the scorecards' data, in words or as an address; `trademark` is the notice on pages that use the marks.
    `labels` are the words that cxsite puts into texts of the publication's language, where its theme has them.
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
        """The path of the address without a slash at its end: "" or "/blog"."""
        return urlsplit(self.address).path.rstrip("/")
