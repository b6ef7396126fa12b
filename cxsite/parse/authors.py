"""A file of content/authors → an `Author`."""

from cxsite.model.post import Author
from cxsite.model.problem import Outcome
from cxsite.parse.values.fields import Field, Reading, Record
from cxsite.parse.values.lists import Table
from cxsite.parse.values.slugs import from_name
from cxsite.parse.values.texts import LINE, LINK, TEXT
from cxsite.parse.values.yaml_file import lines

AUTHOR = Record(
    (
        Field("name", LINE, "The name that readers see.", required=True, example="Priya Nair"),
        Field("role", LINE, "What they do.", example="Head of Support"),
        Field("organisation", LINE, "Where they work.", example="Northbank Water"),
        Field("biography", TEXT, "A few sentences.", example="Answers the phone on Fridays."),
        Field(
            "links",
            Table(LINK, named="a link text", hint="write, for example, links: {Website: https://example.org}"),
            "Where else to find them: link text and address.",
            example={"Website": "https://example.org"},
        ),
        Field("picture", LINK, "An image beside this file.", example="priya-nair.jpg"),
    ),
)


def author(path: str, data: bytes) -> Outcome[Author]:
    """The author; the file's name is the id that posts use."""
    root = lines(path, data, "name: Priya Nair")
    if root.value is None:
        return Outcome(None, root.problems)
    reading = Reading(path)
    values = AUTHOR.values(root.value, "", reading)
    identity = from_name(path, reading)
    values.setdefault("name", identity)
    value = Author(path, identity, marks=reading.marks(), **values) if identity else None
    return Outcome(value, (*root.problems, *reading.problems))
