"""What the preview shows at one moment: the outputs of the last good plan, and the problems in the current sources."""

from collections.abc import Mapping
from dataclasses import field, replace

from cxsite.model.addresses import file_of, href
from cxsite.model.frozen import dataclass
from cxsite.model.output import Bundle, Output
from cxsite.model.problem import Problem


@dataclass(frozen=True, slots=True)
class Told:
    """A problem as the terminal prints it, with excerpt and caret; plain text, to be escaped where it is shown.

    `place` is the start of the text if that is a place ("content/posts/a.md:4:2"); `href` opens it in the author's editor.
    """

    severity: str
    text: str
    place: str = ""
    href: str = ""


@dataclass(frozen=True, slots=True)
class Attempt:
    """The result of planning the publication: outputs by file, or None if errors prevented it.

    `told` and `problems` are the same, for pages and for the terminal. `changed` is the path of the page whose file was edited,
    including the base path; "" if none was. `bundles` are outputs of several files.
    """

    outputs: Mapping[str, Output] | None
    told: tuple[Told, ...] = ()
    base_path: str = ""
    problems: tuple[Problem, ...] = ()
    changed: str = ""
    bundles: tuple[Bundle, ...] = ()


@dataclass(frozen=True, slots=True)
class Edition:
    """`outputs` are those of the last good plan (empty until there is one); `told` are the problems in the current sources."""

    number: int = 0
    outputs: Mapping[str, Output] = field(default_factory=dict)
    told: tuple[Told, ...] = ()
    base_path: str = ""
    planned: bool = False
    bundles: tuple[Bundle, ...] = ()

    def after(self, attempt: Attempt) -> "Edition":
        """The next edition: the new plan if there is one, else this plan with the new problems."""
        told = replace(self, number=self.number + 1, told=attempt.told)
        if attempt.outputs is None:
            return told
        return replace(
            told, outputs=attempt.outputs, base_path=attempt.base_path, planned=True, bundles=attempt.bundles
        )


@dataclass(frozen=True, slots=True)
class Place:
    """What a path resolves to: an output file, a path to redirect to, or neither."""

    file: str = ""
    instead: str = ""


def place_of(edition: Edition, path: str) -> Place:
    """What the path of a request (decoded, base path included) resolves to."""
    base = edition.base_path
    if base and path in ("/", base):
        return Place(instead=href(base, "/"))
    if not path.startswith(base + "/"):
        return Place()
    address = path[len(base) :]
    if address.startswith("//"):
        return Place()
    if (file := file_of(address)) in edition.outputs:
        return Place(file=file)
    return Place(instead=href(base, address + "/")) if file_of(address + "/") in edition.outputs else Place()
