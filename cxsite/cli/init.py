"""`cxsite init DIR`: a small working publication, to be edited."""

import os
import re
import uuid
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import click

from cxsite import __version__, build, write
from cxsite.cli.ending import UseError
from cxsite.cli.files import as_yaml, write_new
from cxsite.cli.options import speaking
from cxsite.cli.schemas import write_schemas
from cxsite.cli.surroundings import now, typed, unread, web_address
from cxsite.cli.voice import note_unread, out
from cxsite.keys.memory import Memory
from cxsite.model.problem import errors
from cxsite.parse.values.dates import time_zone as zone

STARTER = Path(__file__).parent.parent / "starter"
_GAP = re.compile(r"\{([a-z_]+)(?:-(\d+))?\}")


def starter() -> Iterator[tuple[str, str]]:
    """The files of a new publication: path, and text with placeholders. A leading "_" stands for the dot of a hidden file."""
    for file in sorted(STARTER.rglob("*")):
        if file.is_file() and "__pycache__" not in file.parts:
            parts = [f".{part[1:]}" if part.startswith("_") else part for part in file.relative_to(STARTER).parts]
            yield "/".join(parts), file.read_text(encoding="utf-8")


def filled(text: str, words: dict[str, str], today: date) -> str:
    """The text with its placeholders filled: {title} etc. from `words`; {day-9}, {quarter-1}, {review} from `today`; {uuid}."""

    def fill(gap: re.Match[str]) -> str:
        name, back = gap[1], int(gap[2] or 0)
        if name == "day" and gap[2]:
            return (today - timedelta(days=back)).isoformat()
        if name == "quarter" and gap[2]:
            return quarter(today, back)
        if name == "uuid":
            return str(uuid.uuid4())
        return (today + timedelta(days=90)).isoformat() if name == "review" else words.get(name, gap[0])

    return _GAP.sub(fill, text)


def quarter(today: date, back: int) -> str:
    """The quarter `back` quarters before today's: "2026-Q3"."""
    number = today.year * 4 + (today.month - 1) // 3 - back
    return f"{number // 4}-Q{number % 4 + 1}"


@click.command("init", epilog="Example: cxsite init magazine --title 'The Service Desk'")
@click.argument("folder", metavar="DIR", default=".")
@click.option("--title", default="The Service Desk", help="The name of the publication.")
@click.option("--address", default="https://example.org", help="The address of the site.")
@click.option("--time-zone", default="UTC", help="The time zone of dates, for example Europe/London.")
@speaking
def command(folder: str, title: str, address: str, time_zone: str, **_: object) -> int:
    """Create a publication in DIR (default: the current folder). Existing files are left as they are."""
    root = Path(folder)
    if os.path.lexists(root / "site.yaml"):
        raise UseError(f"there is already a publication in {folder}", "nothing was changed; choose another folder")
    if root.exists() and not root.is_dir():
        raise UseError(f"{folder} is a file", "name a folder")
    _check(time_zone)
    if not title.strip():
        raise UseError("--title is empty", "give the publication's name, or leave --title out")
    words = {"title": as_yaml(title), "address": web_address(address, "--address"), "time_zone": time_zone}
    place = unread(root)
    kept = [path for path, text in starter() if not _written(root, path, text, words)]
    write_schemas(root)
    _note_claims(root)
    for path in kept:
        lacking = _unsealed(root) if path == ".gitignore" else ""
        missing = (
            f"; add these to it, or survey answers and built pages will end up in the repository: {lacking}"
            if lacking
            else ""
        )
        out(f"kept: {path}{missing}")
    out(f"{folder}: created a publication with two articles, a draft and a scorecard")
    where = "" if folder == "." else f"cd {typed(folder)} && "
    out(f"next: {where}cxsite preview")
    note_unread(place)
    return 0


def _unsealed(root: Path) -> str:
    """The folders that an existing .gitignore does not list, in the form in which they would be listed. Never fails."""
    try:
        lines = {line.strip().strip("/") for line in (root / ".gitignore").read_text(encoding="utf-8").splitlines()}
    except (OSError, UnicodeDecodeError):
        lines = set()
    return " ".join(f"/{name}/" for name in ("private", ".cxsite", "public") if name not in lines)


def _written(root: Path, path: str, text: str, words: dict[str, str]) -> bool:
    if os.path.lexists(root / path):
        return False
    literal = path.startswith((".github", ".vscode"))  # braces there are not placeholders
    today = now().date()
    write_new(root, path, text.replace("{version}", __version__) if literal else filled(text, words, today))
    return True


def _note_claims(root: Path) -> None:
    """Write `claims.lock` as the first build would, so that a machine that may not write it can build what is pushed."""
    asked = build.Options(root.resolve(), root.resolve() / "public", now())
    seen = build.look(asked, Memory.nowhere())
    if seen.value and not errors(seen.problems):
        ledger = seen.value.library.ledger
        if not (root / ledger.path).exists():
            write.ledger(root, ledger.path, ledger.text)


def _check(time_zone: str) -> None:
    if not isinstance(found := zone(time_zone), str):
        raise UseError(f'--time-zone is "{time_zone}": {found.message}', found.help)
