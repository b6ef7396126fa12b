"""`theme.yaml` → which theme another one extends, and so the chain in which templates and files are looked up."""

from collections.abc import Callable

from cxsite.model.problem import Outcome, Problem
from cxsite.parse.fields import Field, Reading, Record
from cxsite.parse.texts import LINE, NAME
from cxsite.parse.yaml_file import lines

DEFAULT = "default"

THEME = Record(
    (
        Field(
            "extends",
            NAME,
            "The theme that has what this one lacks.",
            default=DEFAULT,
            example="default",
        ),
        Field("about", LINE, "What the theme is, for people.", example="The default theme in the colour of old brick."),
    ),
)


def chain(first: str, read: Callable[[str], bytes | None]) -> Outcome[tuple[str, ...]]:
    """The names of the theme `first` and those it extends, nearest first, the default last.

    `read` gives the bytes of a file by its path below the publication's folder, None where there is none. A theme without
    `theme.yaml` extends the default; one that comes up a second time ends the chain. Whether the themes are there is for
    whoever opens them.
    """
    names, problems, name = [first], list[Problem](), first
    while name != DEFAULT:
        above = _extended(f"themes/{name}/theme.yaml", read)
        problems.extend(above.problems)
        name = above.value or DEFAULT
        if name in names:
            break
        names.append(name)
    return Outcome(tuple(names), tuple(problems))


def _extended(path: str, read: Callable[[str], bytes | None]) -> Outcome[str]:
    """What the theme's file names, None where it names nothing."""
    data = read(path)
    if not data:
        return Outcome(None)
    root = lines(path, data, f"extends: {DEFAULT}")
    if root.value is None:
        return Outcome(None, root.problems)
    reading = Reading(path)
    values = THEME.values(root.value, "", reading)
    return Outcome(values.get("extends"), (*root.problems, *reading.problems))
