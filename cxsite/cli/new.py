"""`cxsite new post "Title"`: a file that is valid from the start, with a permanent id if it needs one.

On a terminal it asks for what is missing. In a pipe it never asks: nobody would answer.
"""

import uuid
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from pathlib import Path
from zoneinfo import ZoneInfo

import click

from cxsite import read
from cxsite.cli import options
from cxsite.cli.ending import UseError
from cxsite.cli.files import as_yaml, write_new
from cxsite.cli.init import quarter
from cxsite.cli.kinds import KINDS, Kind, begun, known
from cxsite.cli.schemas import modeline
from cxsite.cli.surroundings import now, root_of
from cxsite.cli.voice import can_ask, out, say
from cxsite.keys.near import meant, near, perhaps
from cxsite.model.addresses import slug as slug_of
from cxsite.model.addresses import slug_of_path
from cxsite.model.source import SourceKind, Sources
from cxsite.parse.site import site
from cxsite.parse.tags_used import tags_used
from cxsite.parse.values.slugs import slug_fault
from cxsite.parse.vocabulary import vocabulary

Ask = Callable[[str], str] | None
_SHOWN = 12
_ELSEWHERE = {
    "draft": 'a new post is a draft: write cxsite new post "Title"',
    "content": 'write cxsite new post "Title"',
}
_CALLED = {
    "author": ("Name of the author?", "the author needs a name", "Ana Lindqvist"),
    "letter": ("Slug of the article?", "the letter needs the slug of its article", "late-refunds"),
}


@click.command("new", epilog='Example: cxsite new post "Late refunds cost twice"')
@click.argument("kind", required=False, shell_complete=lambda _, __, typed: [k for k in KINDS if k.startswith(typed)])
@click.argument("title", nargs=-1)
@click.option("--slug", help="The file name and address (default: made from the title).")
@click.option("-t", "--tag", "tags", multiple=True, metavar="TAG", help="A tag for a post (can be repeated).")
@options.root
@options.speaking
def command(
    *, kind: str | None, title: tuple[str, ...], slug: str | None, tags: tuple[str, ...], root: str, **_: object
) -> int:
    """Create a KIND (post, page, scorecard, author, letter, or a file in archetypes/) called TITLE.

    For a letter, TITLE is the slug of the article. Never overwrites a file.
    """
    ask = _asked if can_ask() else None
    folder = Path(root) if ask is None else root_of(root)
    kinds = known(folder)
    name = _kind(kind, kinds, ask)
    called = _title(name, " ".join(title), ask)
    named = slug_of(slug or called)
    if not named:
        raise UseError(f'no file name can be made from "{slug or called}"', "set one with --slug")
    if fault := slug_fault(named):
        raise UseError(f'no file can be named "{named}": {fault.message}', f"give it another name: --slug {named}-1")
    folder = root_of(root)
    today = _today(folder)
    if name == "letter":
        _hint(named, {slug_of_path(post.path) for post in _sources(folder).of("post")}, "article is called")
    words = {"slug": named, "quarter": quarter(today, 1), "today": today.isoformat(), "id": str(uuid.uuid4())}
    words |= {"title": as_yaml(called), "authors": _authors(folder), "tags": _tags(folder, kinds[name], tags, ask)}
    _write(folder, kinds[name], words, name)
    return 0


def _asked(question: str) -> str:
    answer: str = click.prompt(question, default="", show_default=False, err=True, prompt_suffix=" ")
    return answer


def _kind(kind: str | None, kinds: Mapping[str, Kind], ask: Ask) -> str:
    given = kind or (ask(f"What do you want to create? ({', '.join(kinds)})").strip() if ask else "")
    if given in kinds:
        return given
    words = f'cannot create a "{given}"' if given else "what do you want to create?"
    usual = f'write cxsite new post "{given}"' if " " in given else f"write cxsite new {'|'.join(kinds)} TITLE"
    raise UseError(words, _ELSEWHERE.get(given) or meant(given, kinds, usual))


def _title(kind: str, title: str, ask: Ask) -> str:
    question, missing, example = _CALLED.get(kind, ("Title?", f"the {kind} needs a title", "Late refunds"))
    given = " ".join((title or (ask(question) if ask else "")).split())
    if not given:
        raise UseError(missing, f'for example: cxsite new {kind} "{example}"')
    return given


def _tags(root: Path, kind: Kind, given: Iterable[str], ask: Ask) -> str:
    """The line with tags, or "". For a tag similar to one in use, ask, or in a pipe print a hint."""
    if not kind.path.startswith("content/posts/"):
        return ""
    used = _used(root) if ask or given else Counter()
    if ask and not given:
        usual = ", ".join(tag for tag, _ in used.most_common(_SHOWN))
        given = ask(f"Tags, separated by commas? (in use: {usual or 'none yet'})").split(",")
    chosen = dict.fromkeys(_tag(tag, used, ask) for tag in (" ".join(word.split()) for word in given) if tag)
    return f"tags: [{', '.join(as_yaml(tag.replace(',', ' ')) for tag in chosen)}]\n" if chosen else ""


def _tag(tag: str, used: Iterable[str], ask: Ask) -> str:
    """The tag, or the one in use that was meant, so that no second spelling is started."""
    near = _near(tag, used)
    if not near or not ask:
        _hint(tag, used, "other article has the tag")
        return tag
    answer = ask(f'No other article has the tag "{tag}". Use "{near}" instead? (yes or no)')
    return tag if answer.strip().casefold().startswith("n") else near


def _near(word: str, known: Iterable[str]) -> str:
    """A known word that looks like an unknown one; "" if there is none."""
    return "" if word in known else next(iter(near(word, known, 1, cutoff=0.75)), "")


def _hint(word: str, known: Iterable[str], what: str) -> None:
    if near := _near(word, known):
        say(f'note: no {what} "{word}"; {perhaps([near], "")}')


def _used(root: Path) -> Counter[str]:
    """The tags of all posts, with how many have them, and those that content/tags.yaml lists. Unreadable files are skipped:
    the build reports them.
    """
    sources = _sources(root)
    found = Counter(tag for path, data in _read(sources, "post") for tag in tags_used(path, data))
    for path, data in _read(sources, "tags"):
        listed = vocabulary(path, data).value
        found.update({tag.label: 0 for tag in listed.tags} if listed else {})
    return found


def _sources(root: Path) -> Sources:
    return read.folder(str(root)).value or Sources(str(root), ())


def _read(sources: Sources, kind: SourceKind) -> Iterator[tuple[str, bytes]]:
    """Path and bytes of each source of a kind that can be read."""
    for source in sources.of(kind):
        data = read.bytes_of(sources.root, source).value
        if data is not None:
            yield source.path, data


def _write(root: Path, kind: Kind, words: dict[str, str], name: str) -> None:
    path = kind.path.format(**words)
    for other in kind.clashes:
        if (root / (clash := other.format(**words))).exists():
            raise UseError(
                f"{clash} already has that address", "nothing was changed; choose another title, or set --slug"
            )
    write_new(root, path, modeline(root, path, name) + begun(kind, words))
    out(f"{path}: {kind.next.format(**words)}")


def _today(root: Path) -> date:
    """Today's date in the publication's time zone, or in UTC if its settings cannot be read."""
    return now().astimezone(ZoneInfo(_zone(root))).date()


def _zone(root: Path) -> str:
    found = site("site.yaml", (root / "site.yaml").read_bytes()).value
    return found.time_zone if found else "UTC"


def _authors(root: Path) -> str:
    """If there is only one author, they wrote it."""
    found = sorted(file.stem for file in (root / "content/authors").glob("*.y*ml"))
    return f"authors: [{found[0]}]\n" if len(found) == 1 else ""
