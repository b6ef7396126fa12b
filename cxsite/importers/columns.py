"""Where in a file or table the wanted columns are. A missing one is reported with the names that exist."""

import unicodedata
from collections import Counter

from cxsite.importers.providers import Provider, recognised
from cxsite.importers.refusing import Refused
from cxsite.keys.near import near
from cxsite.model.answers import Job, place_of

_GROUP = "_NPS_GROUP"


class Header:
    """The names of the columns of a file or table, matched regardless of spacing and case."""

    def __init__(self, path: str, names: list[str]) -> None:
        self.path, self.names = path, names
        self._exact = [_plain(name) for name in names]
        self._loose = [name.casefold() for name in self._exact]

    def find(self, name: str) -> int | None:
        """The position of a column, None if it does not exist. Raises Refused if two have this name."""
        for names, wanted in ((self._exact, _plain(name)), (self._loose, _plain(name).casefold())):
            if Counter(names)[wanted] > 1:
                message = f'more than one column is named "{name}"'
                raise Refused("answers-column", self.path, message, "give each column its own name")
            if wanted in names:
                return names.index(wanted)
        return None

    def at(self, name: str, provider: str) -> int:
        """The position of a required column. Raises Refused if it does not exist."""
        found = self.find(name)
        if found is not None:
            return found
        every = ", ".join(f'"{shown}"' for shown in self.names if shown)
        likely = near(_plain(name).casefold(), self._loose, 1, cutoff=0.5)
        closest = f' Closest: "{self.names[self._loose.index(likely[0])]}".' if likely else ""
        other = recognised(self.names)
        hint = f" This looks like an export of {other}." if other and other != provider else ""
        message = f'there is no column "{name}"'
        raise Refused("answers-column", self.path, message, f"its columns are: {every}.{closest}{hint}")


def refuse_groups(job: Job) -> None:
    """Raise Refused if a question uses Qualtrics' own group of an answer (1, 2 or 3) instead of its score."""
    for question in job.questions:
        name = _plain(question.column)
        if name.upper().endswith(_GROUP):
            message = f'"{name}" contains groups (detractor, passive, promoter), not scores'
            raise Refused("answers-column", place_of(job.source), message, f'use "{name[: -len(_GROUP)]}" instead')


def date_column(header: Header, job: Job, provider: Provider) -> int:
    """The column of the date that counts: the one the editor names, otherwise the provider's own."""
    if job.source.date:
        return header.at(job.source.date, provider.name)
    found = next((at for name in provider.date if (at := header.find(name)) is not None), None)
    if found is None and provider.date:
        return header.at(provider.date[0], provider.name)
    if found is None:
        other = recognised(header.names)
        hint = f"; or `provider: {other}`, whose export this looks like" if other else ""
        remedy = f"write, for example, `date: answered_at` under answers{hint}"
        raise Refused("answers-column", header.path, "it is not clear which column is the date", remedy)
    return found


def identity(header: Header, job: Job, provider: Provider) -> tuple[int, ...] | None:
    """The columns that identify repeated answers; all columns if the provider's are missing; None if none can be repeated."""
    own = dict(job.source.columns).get("id")
    if own:
        return (header.at(own, provider.name),)
    if not provider.repeats:
        return None
    found = [header.find(name) for name in provider.identity]
    known = tuple(at for at in found if at is not None)
    return known if known and len(known) == len(found) else tuple(range(len(header.names)))


def _plain(name: str) -> str:
    return " ".join(unicodedata.normalize("NFC", name).split())
