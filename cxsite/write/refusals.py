"""Output folders that are never written, because a typing error would cost authors their work."""

from pathlib import Path

from cxsite.model.problem import Problem, misuse

_HELP = "use a folder just for the site, for example `--output public`"
_OURS = ("content", "static", "templates", "themes", "private", ".cxsite")


def refused(root: Path, folder: Path, home: Path | None = None) -> Problem | None:
    """Why `folder` must not be the output of the publication in `root`, or None. Links are resolved first.

    `home` is the user's home folder, if there is one.
    """
    try:
        why = _why(root.resolve(), folder.resolve(), home.resolve() if home else None)
    except (OSError, RuntimeError):
        why = "it is a broken link"
    return misuse("output-refused", f"cxsite does not write to {folder}: {why}", _HELP) if why else None


def _why(root: Path, real: Path, home: Path | None) -> str:
    if real == real.parent:
        return "it is the whole disk"
    if home and home.is_relative_to(real):
        return "it is your home folder" if home == real else "your home folder is inside it"
    if root.is_relative_to(real):
        return "it is the publication itself" if root == real else "the publication is inside it"
    if ".git" in real.parts:
        return "it is inside .git"
    if "~" in real.parts:  # `--output=~/site`: a shell expands ~ only at the start of a word
        return "~ is not replaced by your home folder here"
    return _inside(root, real) or ("it is a file" if real.exists() and not real.is_dir() else "")


def _inside(root: Path, real: Path) -> str:
    for name in _OURS:
        place = (root / name).resolve()
        if real.is_relative_to(place):
            return f"it is {'' if real == place else 'inside '}the publication's {name}/ folder"
        if place.is_relative_to(real):
            return f"the publication's {name}/ folder is inside it"
    return ""
