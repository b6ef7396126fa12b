"""The theme of a publication: its chain as `theme.yaml` declares it, its folders and files, and its words.

Between the rooms and the flow, because both the build and `cxsite theme` need it.
"""

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from cxsite import gate
from cxsite.keys.digest import of_bytes
from cxsite.keys.files import is_own
from cxsite.keys.memory import Memory
from cxsite.keys.plain import from_plain, to_plain
from cxsite.model.problem import Outcome, Problem
from cxsite.model.site import Site
from cxsite.model.words import Words
from cxsite.parse.strings import SOURCE, strings
from cxsite.parse.themes import chain
from cxsite.render.themes import PACKAGED, Theme, load, string_folders
from cxsite.render.words import grammar


def worn(root: Path, site: Site, words: Words) -> Outcome[Theme]:
    """The theme that the settings name, with the themes it extends. `words` are its texts."""
    names = _chain(root, site)
    cache = str(gate.notes_of(str(root)) / "templates")
    theme = load(str(root), site, names.value or (), cache=cache, words=words)
    return Outcome(theme.value, names.problems + theme.problems)


def spoken(root: Path, site: Site, memory: Memory) -> Outcome[Words]:
    """The theme's words in the publication's language; always has a value."""
    return _words(root, site.language, _chain(root, site).value or (), memory)


def within(languages: Iterable[str], root: Path, site: Site, words: Words, memory: Memory) -> dict[str, Words]:
    """The theme's words inside texts in each of these languages, if they differ from `words`, those used elsewhere."""
    others = sorted({*languages} - {"", site.language})
    found = {language: _within(language, root, site, words, memory) for language in others}
    return {language: own for language, own in found.items() if own != words}


def _within(language: str, root: Path, site: Site, words: Words, memory: Memory) -> Words:
    """The theme's words in the language; if it has none, `words` with the language's own formats for numbers and dates."""
    names = _chain(root, site).value or ()
    found = _words(root, language, names, memory).value or words
    wanted = {f"{language}.yaml", f"{language.partition('-')[0].lower()}.yaml"}
    knows = any(file.name in wanted for file in _strings(root, names).values())
    return found if knows else replace(words, grammar=found.grammar)


def english(memory: Memory) -> Words:
    """The default theme's English words, ignoring the publication's changes: for the terminal and for `claims.lock`."""
    return _words(PACKAGED, SOURCE, (), memory).value or Words()


def both(root: Path, site: Site, memory: Memory) -> tuple[Outcome[Words], Words]:
    """The theme's words in the publication's language, and in English; the same object if they are equal."""
    found, plain = spoken(root, site, memory), english(memory)
    return (found, plain) if found.value != plain else (replace(found, value=plain), plain)


def _chain(root: Path, site: Site) -> Outcome[tuple[str, ...]]:
    return chain(site.theme, lambda path: _bytes(root, path))


def _bytes(root: Path, path: str) -> bytes | None:
    return (root / path).read_bytes() if _is_own_file(root / path, root, path) else None


def _strings(root: Path, names: tuple[str, ...]) -> dict[str, Path]:
    """The files that may hold a theme's words, by the path shown to users."""
    folders = string_folders(str(root), names)
    files = {f"{shown}/{file.name}": file for shown, at in folders.items() for file in sorted(at.glob("*.yaml"))}
    return {shown: file for shown, file in files.items() if PACKAGED in file.parents or _is_own_file(file, root, shown)}


def _is_own_file(file: Path, root: Path, shown: str) -> bool:
    return file.is_file() and is_own(str(root), shown)


def _words(root: Path, language: str, names: tuple[str, ...], memory: Memory) -> Outcome[Words]:
    """The theme's words, with Babel's data for the language; cached by the bytes of the files."""
    folders = string_folders(str(root), names)
    found = {path: file.read_bytes() for path, file in _strings(root, names).items()}
    key = of_bytes(repr(("words", language, tuple(folders), [(p, of_bytes(b)) for p, b in found.items()])).encode())
    known = memory.recall(key)
    if known is None:
        made = strings(language, tuple(folders), found.get)
        words = replace(made.value or Words(), grammar=grammar(language))
        known = [to_plain(words), list(map(to_plain, made.problems))]
        memory.remember(key, known)
    return Outcome(from_plain(Words, known[0]), tuple(from_plain(Problem, problem) for problem in known[1]))
