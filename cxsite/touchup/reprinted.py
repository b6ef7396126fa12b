"""Edited templates: every page is promised as it was, with the template as it is now. Texts, relations, notes and all that no
template makes stand as they are.
"""

from cxsite.model.output import half_of
from cxsite.render.reached import Picked
from cxsite.render.reprint import Printed, Reprint
from cxsite.touchup.notes import Notes
from cxsite.write.manifest import Manifest


def reprint(picked: Picked, notes: Notes, known: Manifest) -> Reprint:
    """What is known of all pages."""
    posts = [Printed(row.path, row.address, row.template) for row in notes.index.rows]
    return Reprint(picked, posts, {address: half_of(entry.key) for address, entry in known.items() if entry.key})
