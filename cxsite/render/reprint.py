"""All pages again, because only templates were edited: what is known of the pages without looking at an article."""

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
    """The pages of all posts, in a library whose articles are created lazily, through `picked`.

    `kept` are the first halves of the previous page keys, by file: they still hold, since only templates have changed.
    """

    picked: Picked
    posts: Sequence[Printed]
    kept: Mapping[str, str]


Anew = Reached | Reprint
