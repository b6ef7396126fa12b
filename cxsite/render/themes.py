"""A theme as a chain of folders: the publication's own templates, the named theme, the themes it extends, the default.

The first folder that has a file wins, for templates and for the files a theme includes (stylesheets, pictures, fonts), which
are published under /assets/.
"""

from collections.abc import Mapping
from dataclasses import field
from pathlib import Path

from cxsite.keys import digest
from cxsite.keys.files import is_junk, is_own
from cxsite.keys.near import meant
from cxsite.model.frozen import dataclass
from cxsite.model.place import Span
from cxsite.model.problem import Outcome, Problem, error
from cxsite.model.site import Site
from cxsite.model.words import Words
from cxsite.render.templates import Folder, Templates

PACKAGED = Path(__file__).parent.parent / "themes"
DEFAULT = "default"


@dataclass(frozen=True, slots=True)
class ThemeFile:
    """A file of a theme: where its bytes are, its path for messages, and the hash of its bytes."""

    path: Path
    shown: str
    digest: str


@dataclass(frozen=True, slots=True)
class Theme:
    """Everything a theme provides: templates, files by their name under /assets/, stylesheets linked from every page, words."""

    templates: Templates
    files: Mapping[str, ThemeFile] = field(default_factory=dict)
    styles: tuple[str, ...] = ()
    words: Words = Words()


def load(
    root: str, site: Site, chain: tuple[str, ...] = (), *, cache: str = "", words: Words = Words()
) -> Outcome[Theme]:
    """The theme of a publication in the folder `root`.

    `chain` names the theme and those it extends, nearest first (only site.yaml's theme if empty); the packaged default always
    comes last. `cache` is a folder for compiled templates; `words` are the theme's own strings.
    """
    names = tuple(dict.fromkeys(chain or (site.theme,)))
    names = (*(n for n in names if n != DEFAULT), DEFAULT)
    home = Path(root)
    lost = tuple(_lost(home, names, name, site) for name in names if not _folder(home, name).is_dir())
    if lost:
        return Outcome(None, lost)
    folders = tuple(_templates(home, name) for name in names)
    templates = Templates((Folder("", home / "templates", "templates", root), *folders), cache)
    statics = tuple(_files(home, name) for name in reversed(names))
    files = {name: file for found in statics for name, file in found.items()}
    styles = tuple(name for name in files if name.endswith(".css") and "/" not in name)
    return Outcome(Theme(templates, files, styles, words))


def string_folders(root: str, chain: tuple[str, ...]) -> dict[str, Path]:
    """Where the words of a theme may be, nearest first: the path for messages → the folder on disk."""
    home = Path(root)
    found = {"strings": home / "strings"}
    for name in dict.fromkeys((*chain, DEFAULT)):
        folder = _templates(home, name)
        found[f"{folder.shown.rpartition('/')[0]}/strings"] = folder.path.parent / "strings"
    return found


def _folder(home: Path, name: str) -> Path:
    """A theme's folder: the publication's own, otherwise the packaged one of that name."""
    own = home / "themes" / name
    return own if name != DEFAULT and own.is_dir() and is_own(str(home), f"themes/{name}") else PACKAGED / name


def _templates(home: Path, name: str) -> Folder:
    folder = _folder(home, name)
    if folder.parent == PACKAGED:
        return Folder(name, folder / "templates", f"cxsite/themes/{name}/templates")
    return Folder(name, folder / "templates", f"themes/{name}/templates", str(home))


def _files(home: Path, name: str) -> dict[str, ThemeFile]:
    """A theme's files, by the name under /assets/; targets of symbolic links outside are not the theme's."""
    folder = _folder(home, name) / "static"
    packaged = folder.parent.parent == PACKAGED
    shown = f"cxsite/themes/{name}/static" if packaged else f"themes/{name}/static"
    paths = sorted(path for path in folder.rglob("*") if path.is_file())
    files = {path.relative_to(folder).as_posix(): path for path in paths}
    return {
        file: ThemeFile(path, f"{shown}/{file}", digest.of_bytes(path.read_bytes()))
        for file, path in files.items()
        if (not any(map(is_junk, file.split("/"))) if packaged else is_own(str(home), f"{shown}/{file}"))
    }


def _lost(home: Path, names: tuple[str, ...], name: str, site: Site) -> Problem:
    """Reported where the name is written: in site.yaml, or in the theme that extends it."""
    above = names.index(name)
    span = Span(f"themes/{names[above - 1]}/theme.yaml") if above else site.marks.span("theme")
    folders = [p.name for p in (home / "themes").iterdir() if p.is_dir()] if (home / "themes").is_dir() else []
    known = sorted({DEFAULT, *(each for each in folders if is_own(str(home), f"themes/{each}"))})
    if name in folders and name not in known:
        message = f"the theme {name} is a link to another place; links to folders are not followed"
        return error("theme-missing", span, message, f"copy the folder to themes/{name}")
    otherwise = f"the themes here are {', '.join(known)}; to add one, create the folder themes/{name}"
    advice = meant(name, known, otherwise, cutoff=0.5)
    return error("theme-missing", span, f"there is no theme {name}", advice)
