"""Promises: what the site will consist of, and what each file depends on, before any byte is made."""

from collections.abc import Callable, Mapping, Set
from dataclasses import field

from cxsite.model.articles import Article, FreePage
from cxsite.model.frozen import dataclass
from cxsite.model.problem import Outcome

Inputs = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Output:
    """One file to be. `address` is its path in the output folder: "posts/late-refunds/index.html".

    `inputs` are (name, digest) pairs; where they equal last time's and the file is there, `make` is not called.
    `kind` orders publishing: asset, page, list, feed. `of` is the content path a page is made from, "" for others.

    Where there is `later`, `inputs` are only the few that are known beforehand (template, engine, words of the theme), and
    `later` works out all of them, which costs more. A `key` spares even that. It is a text that differs whenever an input does,
    and sometimes where none does: where it equals last time's so do the inputs, and otherwise `later` is asked. A key has two
    halves (`key_of`): the second is the digest of the template, the first stands for all other inputs.

    `weight` is about how many pages could be made in its time: work is dealt out by it.
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
        """What differs wherever the promise may differ: the key, else all inputs."""
        return self.key or self.all_inputs

    @property
    def all_inputs(self) -> Inputs:
        """The inputs, worked out where they wait."""
        return self.later() if self.later else self.inputs


def key_of(own: str, known: str) -> str:
    """The key of a page whose template has the digest `known`. `own` stands for all other inputs; without it there is no key."""
    return f"{own}-{known}" if own else ""


def half_of(key: str) -> str:
    """The first half of a key."""
    return key.partition("-")[0]


@dataclass(frozen=True, slots=True)
class Bundle:
    """Files that can only be made together and whose names are known only then: a search index.

    They lie below `address`, which ends in a slash ("search/index/"). `inputs` are as in `Output`; `make` gives the bytes by
    the name below the address. `names` is a pattern that only names of such files fit: where notes are
    lost, they are known by it.
    """

    address: str
    inputs: Inputs
    names: str
    make: Callable[[], Outcome[Mapping[str, bytes]]] = field(compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Plan:
    """All promises, sorted by address, no two alike. `anew` makes the one for an article or page that was written since.

    Where it holds only what an edit reaches, `dropped` are addresses that are promised no longer.
    """

    outputs: tuple[Output, ...]
    bundles: tuple[Bundle, ...] = ()
    anew: Callable[[Article | FreePage], Output] | None = field(default=None, compare=False, repr=False)
    dropped: Set[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Why:
    """A file that was written and the names of the inputs that differed ("new" for a first time, "missing", "edited")."""

    address: str
    inputs: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Written:
    """What publishing did."""

    outputs: int
    written: tuple[Why, ...]
    unchanged: int
    removed: tuple[str, ...]
