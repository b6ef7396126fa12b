"""Reads the sources of one build and records what was read, so that the gate knows which bytes were used."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from cxsite.keys.digest import of_bytes
from cxsite.model.problem import Outcome
from cxsite.model.source import Source, Sources
from cxsite.read.files import bytes_of


@dataclass(slots=True)
class Desk:
    """Reads files on request and records the digest of each, for the gate."""

    root: str
    digests: dict[str, str] = field(default_factory=dict)

    def bytes_of(self, source: Source) -> Outcome[bytes]:
        """The bytes of a source."""
        found = bytes_of(self.root, source)
        if found.value is not None:
            self.digests[source.path] = of_bytes(found.value)
        return found

    def all_of(self, sources: Sources) -> Mapping[str, str]:
        """The digests of all sources. Those not read so far (templates, themes) are read now, before they are used."""
        for source in sources.files:
            if source.path not in self.digests:
                self.digests[source.path] = source.digest or of_bytes(bytes_of(self.root, source).value or b"")
        return self.digests
