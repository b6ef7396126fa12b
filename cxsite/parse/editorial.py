"""The keys of `site.yaml` for what the editors agreed on: rules, jargon to explain, and the editor program they use."""

import re
from typing import Any

from cxsite.model.site import Editorial
from cxsite.parse.values.fields import Fault, Field, Leaf
from cxsite.parse.values.lists import Table
from cxsite.parse.values.nearest import advice
from cxsite.parse.values.texts import LINE, choice

#: Programs that open a file at a given line from a link, by name → the URL of such a link.
EDITORS = {
    "vscode": "vscode://file{path}:{line}:{column}",
    "vscodium": "vscodium://file{path}:{line}:{column}",
    "cursor": "cursor://file{path}:{line}:{column}",
    "zed": "zed://file{path}:{line}:{column}",
    "idea": "idea://open?file={path}&line={line}&column={column}",
    "pycharm": "pycharm://open?file={path}&line={line}&column={column}",
    "sublime": "subl://open?url=file://{path}&line={line}&column={column}",
    "textmate": "txmt://open?url=file://{path}&line={line}&column={column}",
    "bbedit": "x-bbedit://open?url=file://{path}&line={line}",
    "macvim": "mvim://open?url=file://{path}&line={line}&column={column}",
    "vim": "vim://open?url=file://{path}&line={line}&column={column}",
    "emacs": "emacs://open?url=file://{path}&line={line}&column={column}",
    "none": "",
}
_REFUSED = re.compile(r"(?i)(?:javascript|data|vbscript|https?|file):")
_TEMPLATE = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:[^\s<>\"]*\{path\}[^\s<>\"]*")


def _editor(written: str, _zone: str) -> str | Fault:
    if (name := written.lower()) in EDITORS:
        return name
    if "{" not in written:
        near = advice(name, tuple(EDITORS))
        return Fault("this program is not known", near, "unknown-choice")
    if _TEMPLATE.fullmatch(written) and not _REFUSED.match(written):
        return written
    remedy = "write, for example, myeditor://open?file={path}&line={line}"
    return Fault("this is not an address that opens a file in a program", remedy, "bad-link")


EDITORIAL: tuple[Field, ...] = (
    Field(
        "rules",
        Table(
            choice("off", "note", "warning", "error"),
            re.compile(r"[a-z][a-z-]*"),
            "the name of a rule",
            "write, for example, rules: {lonely-tags: off}",
        ),
        "The severity of each rule; `cxsite explain` lists the rules.",
        example={"lonely-tags": "off", "link-text": "error"},
    ),
    Field(
        "jargon",
        Table(LINE, named="a term", hint="write, for example, jargon: {FCR: first contact resolution}"),
        "Terms that must be explained where a text first uses them, each with its meaning.",
        example={"FCR": "first contact resolution"},
    ),
    Field(
        "editor",
        Leaf("the name of a program", _editor, {"type": "string"}, "unknown-choice"),
        "The program in which links in the preview open files: "
        f"{', '.join(EDITORS)}, or an address with {{path}}, {{line}} and {{column}}.",
        default="vscode",
        example="idea",
    ),
)


def taken(values: dict[str, Any]) -> Editorial:
    """Take these keys out of the values of `site.yaml`."""
    return Editorial(**{field.name: values.pop(field.name) for field in EDITORIAL if field.name in values})
