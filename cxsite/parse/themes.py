"""`theme.yaml` → which theme another one extends, and so the chain in which templates and files are looked up."""

from collections.abc import Callable

from cxsite.model.problem import Outcome, Problem
from cxsite.parse.values.fields import Field, Reading, Record
from cxsite.parse.values.numbers import whole
from cxsite.parse.values.texts import LINE, NAME
from cxsite.parse.values.yaml_file import lines

DEFAULT = "default"
CONTRACT = 1  # of template, block and view names; raised when themes made for the previous version would break

THEME = Record(
    (
        Field(
            "extends",
            NAME,
            "The theme that supplies whatever this one lacks.",
            default=DEFAULT,
            example="default",
        ),
        Field(
            "contract",
            whole(1, 1000),
            "The version of templates, blocks and views that the theme was made for.",
            default=CONTRACT,
            example=CONTRACT,
        ),
        Field(
            "about",
            LINE,
            "A description of the theme, for people.",
            example="The default theme in the colour of old brick.",
        ),
    ),
)


def chain(first: str, read: Callable[[str], bytes | None]) -> Outcome[tuple[str, ...]]:
    """The names of the theme `first` and those it extends, nearest first, the default last.

    `read` gives a file's bytes by its path below the publication's folder, or None if there is no file. A theme without
    `theme.yaml` extends the default; one that comes up a second time ends the chain. Whether the themes exist is checked by
    the code that opens them.
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


def about(path: str, data: bytes) -> str:
    """The description of a theme in its `theme.yaml`; "" if there is none."""
    root = lines(path, data, f"extends: {DEFAULT}")
    return str(THEME.values(root.value, "", Reading(path)).get("about", "")) if root.value else ""


def _extended(path: str, read: Callable[[str], bytes | None]) -> Outcome[str]:
    """The theme that the file names as extended; None if it names none."""
    data = read(path)
    if not data:
        return Outcome(None)
    root = lines(path, data, f"extends: {DEFAULT}")
    if root.value is None:
        return Outcome(None, root.problems)
    reading = Reading(path)
    values = THEME.values(root.value, "", reading)
    if values.get("contract", CONTRACT) > CONTRACT:
        message = f"this theme was made for contract {values['contract']}, but this version of cxsite has {CONTRACT}"
        reading.tell(
            "theme-contract", "contract", message, "use a newer version of cxsite, or an older version of the theme"
        )
    return Outcome(values.get("extends"), (*root.problems, *reading.problems))
