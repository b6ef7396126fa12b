"""`cxsite new post|page|scorecard|author|letter "Title"`: a file that is valid from the start, with a permanent id where one belongs."""

import uuid
from dataclasses import dataclass
from datetime import date
from difflib import get_close_matches
from pathlib import Path
from zoneinfo import ZoneInfo

import click

from cxsite.cli import options
from cxsite.cli.ending import UseError
from cxsite.cli.files import as_yaml, write_new
from cxsite.cli.init import quarter
from cxsite.cli.surroundings import now, root_of
from cxsite.cli.voice import out
from cxsite.model.addresses import slug as slug_of
from cxsite.parse.site import site

_POST = """---
id: {id}
title: {title}
date: {today}
draft: true
{authors}---
Write here. Take out the line `draft: true` when the article is ready.
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
publish: no   # with-name or without-name, as the reader allowed; until then it is not published
letter: |
  Put the reader's words here, as they came.
---
Write the reply here, or leave it empty.
"""
_AUTHOR = """name: {title}
# role: Head of Support
# organisation: Northbank Water
# biography: Answers the telephone on Fridays.
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
    """A kind of file: the place of a new one, other places that would clash with it, its text, and what to do next."""

    path: str
    clashes: tuple[str, ...]
    text: str
    next: str


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
        "put the reader's words in, and say with publish what the reader allowed",
    ),
    "scorecard": Kind(
        "content/scorecards/{slug}.yaml",
        ("content/scorecards/{slug}.yml",),
        _SCORECARD,
        "write its counts; a post quotes it with {{{{ {slug}.recommend @{quarter} }}}}",
    ),
}


@click.command("new", epilog='Example: cxsite new post "Late refunds cost twice"')
@click.argument("kind", required=False)
@click.argument("title", required=False)
@click.option("--slug", help="The file's name and address, else made from the title.")
@options.root
@options.speaking
def command(*, kind: str | None, title: str | None, slug: str | None, root: str, **_: object) -> int:
    """Begin a KIND (post, page, scorecard, author or letter) called TITLE; for a letter, the slug of its article. Never writes over a file."""
    chosen = KINDS[_kind(kind)]
    if not title or not title.strip():
        raise UseError(f"what shall the {kind} be called?", f'write for example cxsite new {kind} "Late refunds"')
    named = slug_of(slug or title)
    if not named:
        raise UseError(f'no file name can be made of "{slug or title}"', "give one with --slug")
    folder = root_of(root)
    today = _today(folder)
    words = {"slug": named, "quarter": quarter(today, 1), "today": today.isoformat(), "id": str(uuid.uuid4())}
    _write(folder, chosen, words | {"title": as_yaml(" ".join(title.split())), "authors": _authors(folder)}, named)
    return 0


def _kind(kind: str | None) -> str:
    if kind in KINDS:
        return kind
    near = get_close_matches(kind or "", KINDS, n=1)
    words = f'I cannot begin a "{kind}"' if kind else "what shall be begun?"
    raise UseError(words, f"did you mean {near[0]}?" if near else f"write cxsite new {'|'.join(KINDS)} TITLE")


def _write(root: Path, kind: Kind, words: dict[str, str], slug: str) -> None:
    path = kind.path.format(slug=slug)
    for other in kind.clashes:
        if (root / (clash := other.format(slug=slug))).exists():
            raise UseError(f"{clash} has that address already", "nothing was changed; choose another title, or --slug")
    write_new(root, path, kind.text.format(**words))
    out(f"{path}: {kind.next.format(**words)}")


def _today(root: Path) -> date:
    """The day it is where the publication is, else in UTC where its settings cannot be read."""
    return now().astimezone(ZoneInfo(_zone(root))).date()


def _zone(root: Path) -> str:
    found = site("site.yaml", (root / "site.yaml").read_bytes()).value
    return found.time_zone if found else "UTC"


def _authors(root: Path) -> str:
    """Where there is one author only, they wrote it."""
    found = sorted(file.stem for file in (root / "content/authors").glob("*.y*ml"))
    return f"authors: [{found[0]}]\n" if len(found) == 1 else ""
