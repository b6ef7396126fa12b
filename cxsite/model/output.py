"""The plan (its "promises"): what the site will consist of, and what each file depends on, before any byte is made."""

from collections.abc import Callable, Mapping, Set
from dataclasses import field

from cxsite.model.articles import Article, FreePage
from cxsite.model.frozen import dataclass
from cxsite.model.problem import Outcome

Inputs = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Output:
    """One file to be made. `address` is its path in the output folder: "posts/late-refunds/index.html".

    `inputs` are (name, digest) pairs; if they equal last time's and the file exists, `make` is not called. `kind` decides the
    order of publishing: asset, page, list, feed. `of` is the content path a page is made from, "" for others.

    If there is `later`, `inputs` are only the few that are known in advance (template, engine, the theme's words), and `later`
    computes all of them, which costs more. A `key` avoids even that. It is a text that differs whenever an input does, and
    sometimes when none does: if it equals last time's, so do the inputs; if not, `later` is called. A key has two halves
    (`key_of`): the second is the digest of the template, the first represents all other inputs.

    `weight` is roughly the number of pages that could be made in the same time: work is divided by it.
    """

    address: str
    kind: str
    inputs: Inputs
    make: Callable[[], Outcome[bytes]] = field(compare=False, repr=False)
    of: str = ""
    key: str = ""
    later: Callable[[], Inputs] | None = field(default=None, compare=False, repr=False)
    weight: int = field(default=1, compare=False)

    @property
    def own_key(self) -> str:
        """The first half of the key."""
        return half_of(self.key)

    @property
    def sign(self) -> str | Inputs:
        """A fingerprint that differs whenever the output may differ: the key, else all inputs."""
        return self.key or self.all_inputs

    @property
    def all_inputs(self) -> Inputs:
        """All inputs, computed if necessary."""
        return self.later() if self.later else self.inputs


def key_of(own: str, known: str) -> str:
    """The key of a page whose template has the digest `known`. `own` represents all other inputs, or is "" for no key."""
    return f"{own}-{known}" if own else ""


def half_of(key: str) -> str:
    """The first half of a key."""
    return key.partition("-")[0]


@dataclass(frozen=True, slots=True)
class Bundle:
    """Files that can only be made together and whose names are known only then: a search index.

    They are below `address`, which ends in a slash ("search/index/"). `inputs` are as in `Output`; `make` returns the bytes by
    name below the address. `names` is a pattern that matches only names of such files: they are recognised by it if the
    manifest is lost.
    """

    address: str
    inputs: Inputs
    names: str
    make: Callable[[], Outcome[Mapping[str, bytes]]] = field(compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Plan:
    """All outputs, sorted by address, without duplicates. `anew` makes the output for an article or page edited since.

    If the plan has only what an edit reaches, `dropped` are the addresses that no longer exist.
    """

    outputs: tuple[Output, ...]
    bundles: tuple[Bundle, ...] = ()
    anew: Callable[[Article | FreePage], Output] | None = field(default=None, compare=False, repr=False)
    dropped: Set[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Why:
    """A file that was written and the names of the inputs that differed (or "new", "missing", "edited")."""

    address: str
    inputs: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Written:
    """What publishing did."""

    outputs: int
    written: tuple[Why, ...]
    unchanged: int
    removed: tuple[str, ...]
