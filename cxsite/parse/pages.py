"""A file of content/pages → a `Page` and its `Body`."""

from typing import Any

from cxsite.model.addresses import slug as slug_of
from cxsite.model.body import Body, Outline
from cxsite.model.post import Page
from cxsite.model.problem import Outcome
from cxsite.model.site import Site
from cxsite.parse.articles import DESCRIPTION, SHARED, TITLE, UPDATED, article
from cxsite.parse.markdown.unedited import Read, anew
from cxsite.parse.values.fields import Reading, Record
from cxsite.parse.values.foreign import NOBODYS
from cxsite.parse.values.slugs import from_name

_ROOT = "content/pages/"

_OF_ARTICLES = (
    "date", "expires", "author", "authors", "tags", "category", "series", "series_order", "featured", "feedback",
)  # fmt: skip
PAGE = Record(
    (TITLE, DESCRIPTION, UPDATED, *SHARED),
    absent=NOBODYS
    | dict.fromkeys(_OF_ARTICLES, "only articles have one: remove it, or move the file to content/posts/"),
)


def page(path: str, data: bytes, site: Site, read: Read = anew) -> Outcome[tuple[Page, Body]]:
    """The page and its body; its `slug` is the last part of the address, preceded by the folders of its path."""
    return article(path, data, site, PAGE, _page, read=read)


def _page(values: dict[str, Any], outline: Outline, _site: Site, reading: Reading) -> Page | None:
    slug = values.pop("slug", "") or from_name(reading.path, reading)
    _check_folders(reading)
    values.setdefault("title", slug)
    return Page(reading.path, slug, outline=outline, marks=reading.marks(), **values) if slug else None


def _check_folders(reading: Reading) -> None:
    for folder in reading.path.removeprefix(_ROOT).split("/")[:-1]:
        if not slug_of(folder):
            message = f'the folder "{folder}" gives no address: its name has no letter or digit'
            reading.tell("bad-slug", "", message, "rename the folder, or set a permalink")
