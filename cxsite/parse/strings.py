"""`strings/<language>.yaml` → a theme's words in one language, merged along the chain of themes.

String by string, the publication's own file comes first, then the theme's, then the default theme's. A string that English has
and the language lacks is shown in English, with a warning that names it.
"""

import dataclasses
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import field

from cxsite.model.frozen import dataclass
from cxsite.model.place import Span
from cxsite.model.problem import Outcome, Problem, error, warning
from cxsite.model.words import Words
from cxsite.parse.values.nearest import advice
from cxsite.parse.values.nodes import Entry, Group, Text, place
from cxsite.parse.values.yaml_file import lines

FORMS = ("zero", "one", "two", "few", "many", "other")
SOURCE = "en"
_GAP = re.compile(r"\{([^{}]*)\}|[{}]")
_KEY = re.compile(r"[a-z][a-z0-9_]*")
_FEW = 12
_HOW = "write strings/{}.yaml beside templates/, with the keys of the theme's strings/en.yaml"

Read = Callable[[str], bytes | None]


@dataclass(frozen=True, slots=True)
class _Line:
    """One string as written: its forms ("" if it has none) and its position."""

    forms: Mapping[str, str]
    span: Span


def strings(language: str, folders: tuple[str, ...], read: Read) -> Outcome[Words]:
    """The words for a language tag ("de-CH": its own file, then that of "de"); always with a value.

    `folders` are those with string files, nearest first; `read` gives a file's bytes by its path, or None if there is no file.
    """
    desk = _Desk(folders, read, [])
    english = desk.gathered((SOURCE,))
    names = tuple(dict.fromkeys((language, language.partition("-")[0].lower())))
    own = english if names == (SOURCE,) else desk.gathered(names)
    desk.problems += _lacking(language, english, own) if names[-1] != SOURCE else ()
    desk.problems += _unfit(english, own)
    return Outcome(Words(dict(_flat(english | own))), tuple(dict.fromkeys(desk.problems)))


@dataclasses.dataclass(slots=True)
class _Desk:
    """Where the files are read."""

    folders: tuple[str, ...]
    read: Read
    problems: list[Problem]
    seen: dict[str, dict[str, _Line]] = field(default_factory=dict)

    def gathered(self, names: tuple[str, ...]) -> dict[str, _Line]:
        """The strings of some languages: earlier languages take precedence, and within one the nearest folder."""
        found: dict[str, _Line] = {}
        for name in reversed(names):
            for folder in reversed(self.folders):
                path = f"{folder}/{name}.yaml"
                if path not in self.seen:
                    self.seen[path] = self._file(path)
                found |= self.seen[path]
        return found

    def _file(self, path: str) -> dict[str, _Line]:
        data = self.read(path)
        if not data:
            return {}
        root = lines(path, data, "all_articles: All articles")
        self.problems += root.problems
        return {e.key.text: line for e in root.value.entries if (line := self._line(path, e))} if root.value else {}

    def _line(self, path: str, entry: Entry) -> _Line | None:
        span = Span(path, *place(entry.key))
        forms = _forms(entry)
        if forms is None or not _KEY.fullmatch(entry.key.text):
            message = f"{entry.key.text} is neither text nor a mapping of plural forms ({', '.join(FORMS)})"
            advice = 'write, for example, all_articles: All articles, or parts: {one: "{count} part", other: "{count} parts"}'
            self.problems.append(error("string-form", span, message, advice))
            return None
        return _Line(forms, span)


def _forms(entry: Entry) -> dict[str, str] | None:
    """The forms of one string; None if they are not valid."""
    value = entry.value
    if isinstance(value, Text):
        return {"": value.text}
    if not isinstance(value, Group):
        return None
    forms = {each.key.text: each.value.text for each in value.entries if isinstance(each.value, Text)}
    fit = len(forms) == len(value.entries) and forms.keys() <= set(FORMS) and "other" in forms
    return forms if fit else None


def _lacking(language: str, english: Mapping[str, _Line], own: Mapping[str, _Line]) -> Iterator[Problem]:
    """Report what the language has no words for. If it has hardly any, that is reported once."""
    if not own:
        message = f"the theme has no text in the language {language}, so it uses English"
        yield warning("string-missing", Span("site.yaml"), message, _HOW.format(language.partition("-")[0].lower()))
        return
    lacking = sorted(english.keys() - own.keys())
    for key in lacking[:_FEW]:
        message = f"{key} has no text in the language {language}: the page says “{_shown(english[key])}”"
        yield warning("string-missing", english[key].span, message, f"add {key} to strings/{language}.yaml")
    if len(lacking) > _FEW:
        message = (
            f"{len(lacking) - _FEW} more strings have no text in the language {language}: {', '.join(lacking[_FEW:])}"
        )
        yield warning("string-missing", Span("site.yaml"), message, _HOW.format(language))


def _unfit(english: Mapping[str, _Line], own: Mapping[str, _Line]) -> Iterator[Problem]:
    """Report strings that English lacks, which are mostly mistyped, and placeholders that nothing fills."""
    for key, line in own.items():
        if key not in english:
            remedy = advice(
                key, english, "if a template of yours says it, add it to strings/en.yaml too, or else remove it"
            )
            yield warning("string-unknown", line.span, f"{key} has no English text", remedy)
            continue
        known = _gaps(english[key].forms.values())
        for gap in sorted(_gaps(line.forms.values()) - known):
            message = f"{key} contains the placeholder {gap}, which nothing fills"
            remedy = (
                f"the placeholders here are {', '.join(sorted(known))}"
                if known
                else "this text has no placeholders; remove the braces"
            )
            yield error("string-gap", line.span, message, remedy)


def _gaps(texts: Iterable[str]) -> set[str]:
    return {found[0] for text in texts for found in _GAP.finditer(text)}


def _flat(found: Mapping[str, _Line]) -> Iterator[tuple[str, str]]:
    for key, line in found.items():
        for form, text in line.forms.items():
            yield (f"{key}/{form}" if form else key), text


def _shown(line: _Line) -> str:
    return line.forms.get("other") or line.forms.get("", "")
