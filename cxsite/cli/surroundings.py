"""What the machine around a command says: the folder, the time, the environment. Asked here, once, and handed on as values."""

import os
from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path

from cxsite.cli.ending import Wrong

_LAST = 253_402_300_799  # the last second of the year 9999


def root_of(asked: str | Path | None, cwd: Path | None = None) -> Path:
    """The publication's folder: the one asked for, else the current one. Raises Wrong where it holds no site.yaml."""
    here = cwd or Path.cwd()
    root = (here / asked).resolve() if asked else here
    if not root.is_dir():
        raise Wrong(f"there is no folder {asked}", "give the folder that holds site.yaml")
    if not (root / "site.yaml").is_file():
        raise Wrong(f"no publication here: I looked for site.yaml in {root}", _remedy(root))
    return root


def _remedy(root: Path) -> str:
    above = next((folder for folder in root.parents if (folder / "site.yaml").is_file()), None)
    if above:
        return f"there is one in {above}: go there, or add -C {os.path.relpath(above, root)}"
    return "go to the folder of a publication, name it with -C DIR, or make one with `cxsite init DIR`"


def now(environ: Mapping[str, str] = os.environ) -> datetime:
    """The present moment in UTC; SOURCE_DATE_EPOCH (seconds since 1970) where it is set, so that a build can be repeated."""
    given = environ.get("SOURCE_DATE_EPOCH", "").strip()
    if not given:
        return datetime.now(UTC)
    if not given.isascii() or not given.isdigit() or int(given) > _LAST:
        raise Wrong(
            f'SOURCE_DATE_EPOCH is "{given}"', "it should be a whole number of seconds since 1970, or not be set"
        )
    return datetime.fromtimestamp(int(given), UTC)


def problem_format(asked: str | None, environ: Mapping[str, str] = os.environ) -> str:
    """How problems are told: as asked, else as annotations where GitHub runs us, else as text."""
    return asked or ("github" if environ.get("GITHUB_ACTIONS") == "true" else "text")
