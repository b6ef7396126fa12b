"""Reuses a body whose text is unchanged because only front matter was edited: nothing is parsed again, and nothing that parses
Markdown is imported.
"""

from collections.abc import Callable
from typing import Protocol

from cxsite.keys.digest import of_bytes
from cxsite.model.body import Body, Outline
from cxsite.model.problem import Outcome
from cxsite.model.site import Site
from cxsite.parse.markdown.bodies import unpacked


class Read(Protocol):
    """A function that parses a Markdown text, like `steps.body`."""

    def __call__(self, text: str, *, path: str, first_line: int, site: Site) -> Outcome[tuple[Outline, Body]]:
        """The outline and the body."""


def anew(text: str, *, path: str, first_line: int, site: Site) -> Outcome[tuple[Outline, Body]]:
    """Parse the text, whatever is cached."""
    from cxsite.parse.markdown.steps import body  # noqa: PLC0415 - and all that reads Markdown

    return body(text, path=path, first_line=first_line, site=site)


def as_before(outline: Outline, kept: Callable[[str], bytes | None]) -> Read:
    """A function that parses a text only if it differs from the one that `outline` was made from, which must have had no
    problems; file and settings must be the same. `kept` gives the bytes of a body by its hash, None if they are lost.
    """

    def read(text: str, *, path: str, first_line: int, site: Site) -> Outcome[tuple[Outline, Body]]:
        is_same = outline.source == source_of(text, first_line, site.language)
        data = kept(outline.digest) if is_same else None
        if data is None:
            return anew(text, path=path, first_line=first_line, site=site)
        return Outcome((outline, unpacked(data)))

    return read


def source_of(text: str, first_line: int, language: str) -> str:
    """The hash of what determines a body, given file and settings: the text, the line where it begins, the language."""
    return of_bytes(f"{language} {first_line}\n{text}".encode())
