"""Tags of an edited post: none may be created, disappear, be left with one post, or be spelt in another way."""

from collections.abc import Sequence

from cxsite.model.labels import key
from cxsite.touchup.notes import Notes
from cxsite.touchup.unsure import MoreError

FEWEST = 2  # the posts a tag must have before and after: a tag with only one is a problem (lonely-tags)
RULES = ("tag-variants", "tag-clash", "near-duplicate-tags")


def agree(labels: set[str], written: Sequence[str], notes: Notes) -> None:
    """MoreError unless each of these tags (by key) is spelt like its shelf in all posts, and enough posts have it."""
    terms = {key(shelf.term.label): shelf.term.label for shelf in notes.around.shelf("tag")}
    for label in labels:
        spelt = {tag for tag in written if key(tag) == label}
        members = notes.index.members("tag", label)
        for at in members:
            spelt.update(tag for tag in notes.index.rows[at].tags if key(tag) == label)
        if spelt != {terms.get(label)} or len(members) < FEWEST or label in notes.renamed:
            raise MoreError
