"""The kinds of file that `cxsite new` creates: where a new one goes, what it contains, and what to do next.

A publication may have templates of its own in `archetypes/`: `archetypes/post.md` replaces our text, and
`archetypes/interview.md` lets `cxsite new interview "Title"` create a post of that shape.
"""

import re
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from cxsite.cli.ending import ToldError
from cxsite.cli.telling import Manner, code_of, tell
from cxsite.model.frozen import dataclass
from cxsite.parse.values.plain_text import text

_POST = """---
id: {id}
title: {title}
date: {today}
draft: true
{authors}{tags}---
Write here. Remove the line `draft: true` when the article is ready.
"""
_PAGE = """---
title: {title}
---
Write here.
"""
_LETTER = """---
letter_to: {slug}
# name: R. Osei
received: {today}
publish: no   # with-name or without-name, as the reader agreed; until then it is not published
letter: |
  Put the reader's words here, exactly as written.
---
Write the reply here, or leave it empty.
"""
_AUTHOR = """name: {title}
# role: Head of Support
# organisation: Northbank Water
# biography: Answers the phone on Fridays.
"""
_SCORECARD = """title: {title}
# owner: Priya Nair, Head of Support
periods: quarters

sources:
  survey:
    title: Quarterly customer survey
    # question: How likely are you to recommend us to a colleague?

measures:
  recommend:
    kind: nps
    title: Would recommend us
    source: survey
    values:
      {quarter}: {{promoters: 0, passives: 0, detractors: 0}}   # write the counts here
"""


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of file: the path of a new one, other paths that would clash with it, its text, what to do next.

    `own` is set if the text is the publication's own template.
    """

    path: str
    clashes: tuple[str, ...]
    text: str
    next: str
    own: bool = False


KINDS = {
    "post": Kind(
        "content/posts/{slug}.md",
        ("content/posts/{slug}/index.md", "content/drafts/{slug}.md"),
        _POST,
        "a draft: `cxsite preview` shows it",
    ),
    "page": Kind("content/pages/{slug}.md", ("content/pages/{slug}/index.md",), _PAGE, "`cxsite preview` shows it"),
    "author": Kind(
        "content/authors/{slug}.yaml",
        ("content/authors/{slug}.yml",),
        _AUTHOR,
        "name them in a post: authors: [{slug}]",
    ),
    "letter": Kind(
        "content/letters/{slug}-{today}.md",
        (),
        _LETTER,
        "add the reader's words, and set `publish` to what the reader agreed to",
    ),
    "scorecard": Kind(
        "content/scorecards/{slug}.yaml",
        ("content/scorecards/{slug}.yml",),
        _SCORECARD,
        "fill in its counts; a post quotes it with {{{{ {slug}.recommend @{quarter} }}}}",
    ),
}
FOLDER = "archetypes"
_GAP = re.compile(r"\{([a-z]+)\}")


def known(root: Path) -> Mapping[str, Kind]:
    """Our kinds, with the publication's own texts if it has any, and then its own kinds, which are posts."""
    found = dict(KINDS)
    for file in sorted((root / FOLDER).glob("*.*")):
        if file.suffix in (".md", ".yaml", ".yml") and not file.name.startswith(".") and file.is_file():
            found[file.stem] = replace(found.get(file.stem, KINDS["post"]), text=_model(file, root), own=True)
    return found


def _model(file: Path, root: Path) -> str:
    """The text of one of the publication's templates. Raises ToldError if it is not text."""
    read = text(f"{FOLDER}/{file.name}", file.read_bytes())
    if read.value is None:
        tell(read.problems, root, Manner())
        raise ToldError(code_of(read.problems, strict=False))
    return read.value


def begun(kind: Kind, words: Mapping[str, str]) -> str:
    """The text of a new file. In the publication's own template, unknown placeholders stay as they are."""
    if not kind.own:
        return kind.text.format(**words)
    return _GAP.sub(lambda gap: words.get(gap[1], gap[0]), kind.text)
