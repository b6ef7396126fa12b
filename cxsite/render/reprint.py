"""All pages again, because templates were edited and nothing else: what is known of them without looking at an article."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from cxsite.model.frozen import dataclass
from cxsite.render.reached import Picked, Reached


class Printed(NamedTuple):
    """A post's page: the post's file, the page's address, and the template that its author asks for, or ""."""

    path: str
    address: str
    template: str


@dataclass(frozen=True, slots=True)
class Reprint:
    """The pages of all posts, in a library whose articles are made only when asked for, through `picked`.

    `kept` are the first halves of the keys of pages, by file, as they were: nothing but templates has changed.
    """

    picked: Picked
    posts: Sequence[Printed]
    kept: Mapping[str, str]


Anew = Reached | Reprint
