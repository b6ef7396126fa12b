"""The environment of a command: folder, time, environment variables. Read here, once, and passed on as values."""

import os
from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path

from cxsite.cli.ending import UseError

#: Where Jekyll, Eleventy, Hexo and Astro keep their articles.
_OTHERS = ("_posts", "posts", "source/_posts", "src/posts", "src/content")
_LAST = 253_402_300_799  # the last second of the year 9999


def root_of(asked: str) -> Path:
    """The publication's folder: the one given, otherwise the current one. Raises UseError if it has no site.yaml."""
    here = Path.cwd()
    root = (here / asked).resolve() if asked else here
    if not root.is_dir():
        said = f"{asked} is a file" if root.is_file() else f"there is no folder {asked}"
        raise UseError(said, "give the folder that contains site.yaml")
    if not (root / "site.yaml").is_file():
        raise UseError(f"no publication here: looked for site.yaml in {root}", _remedy(root))
    return root


def in_repository(root: Path) -> str:
    """The publication's folder in its repository ("sites/magazine/"); "" if it is the root of one, or not in one."""
    above = next((folder for folder in (root, *root.parents) if (folder / ".git").exists()), root)
    return "".join(f"{part}/" for part in root.relative_to(above).parts)


def typed(folder: str) -> str:
    """A folder as it is typed after a command."""
    return f'"{folder}"' if " " in folder else folder


def _remedy(root: Path) -> str:
    above = next((folder for folder in root.parents if (folder / "site.yaml").is_file()), None)
    if above:
        return f"there is one in {above}: go there, or add -C {typed(os.path.relpath(above, root))}"
    if os.path.lexists(root / "site.yaml"):
        return "site.yaml is not a file, or is a broken link: put the settings in a file of this name"
    if (root / "site.yml").is_file():
        return "rename site.yml to site.yaml"
    below = sorted(file.parent.name for file in root.glob("*/site.yaml"))
    if len(below) == 1:
        return f"there is one in {below[0]}: go there, or add -C {typed(below[0])}"
    return "go to a publication's folder, name it with -C DIR, or create one with `cxsite init DIR`"


def unread(root: Path) -> str:
    """The folder where another tool keeps its articles, if content/posts/ has none: "_posts/"; otherwise ""."""
    if any((root / "content/posts").glob("**/*.md")):
        return ""
    return next((f"{name}/" for name in _OTHERS if any((root / name).glob("**/*.m*"))), "")


def output_of(asked: str, root: Path, environ: Mapping[str, str] = os.environ) -> Path:
    """The output folder: the one given (from the current folder), or CXSITE_OUTPUT, or public/ in the publication."""
    given = asked or environ.get("CXSITE_OUTPUT", "")
    return Path.cwd() / given if given else root / "public"


def shown(folder: Path, root: Path) -> str:
    """A folder as somebody in the publication's folder `root` would write it."""
    return str(folder.relative_to(root) if folder.is_relative_to(root) else folder)


def site_address(asked: str, environ: Mapping[str, str] = os.environ) -> str:
    """The address that overrides the one in site.yaml: the one given, or CXSITE_ADDRESS, or "".

    Raises UseError if it is not a web address.
    """
    given = asked or environ.get("CXSITE_ADDRESS", "")
    return web_address(given, "--base-url" if asked else "CXSITE_ADDRESS") if given else ""


def web_address(given: str, where: str) -> str:
    """The address of a site as in site.yaml. Raises UseError, which says `where` it was given."""
    from cxsite.parse.values.texts import site_address as parsed  # noqa: PLC0415  # most builds are given none

    found = parsed(given)
    if not isinstance(found, str):
        raise UseError(f'{where} is "{given}": {found.message}', found.help)
    return found


def is_locked(asked: bool | None, environ: Mapping[str, str] = os.environ) -> bool:
    """Whether `claims.lock` is read-only: as asked, otherwise if a CI machine builds (CI is "true" or "1")."""
    return environ.get("CI", "").strip().lower() in ("true", "1") if asked is None else asked


def home() -> Path | None:
    """The user's home folder, if there is one: it is never an output folder."""
    try:
        return Path.home()
    except RuntimeError:
        return None


def now(environ: Mapping[str, str] = os.environ) -> datetime:
    """The current moment in UTC; or SOURCE_DATE_EPOCH (seconds since 1970) if set, so that a build can be reproduced."""
    given = environ.get("SOURCE_DATE_EPOCH", "").strip()
    if not given:
        return datetime.now(UTC)
    if not given.isascii() or not given.isdigit() or int(given) > _LAST:
        raise UseError(f'SOURCE_DATE_EPOCH is "{given}"', "set it to a whole number of seconds since 1970, or unset it")
    return datetime.fromtimestamp(int(given), UTC)


def editor(environ: Mapping[str, str] = os.environ) -> str | None:
    """The program in which links of the preview open files: CXSITE_EDITOR overrides the settings, which a team shares."""
    return environ.get("CXSITE_EDITOR", "").strip() or None


def problem_format(asked: str | None, environ: Mapping[str, str] = os.environ) -> str:
    """The format of problems: as asked, otherwise annotations on GitHub, otherwise text."""
    return asked or ("github" if environ.get("GITHUB_ACTIONS") == "true" else "text")
