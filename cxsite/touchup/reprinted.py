"""Edited templates: every page is planned as before, with the new template. Texts, relations, notes and everything that is not
made from a template stay as they are.
"""

from cxsite.model.output import half_of
from cxsite.render.reached import Picked
from cxsite.render.reprint import Printed, Reprint
from cxsite.touchup.notes import Notes
from cxsite.write.manifest import Manifest


def reprint(picked: Picked, notes: Notes, known: Manifest) -> Reprint:
    """What is known about all pages."""
    posts = [Printed(row.path, row.address, row.template) for row in notes.index.rows]
    return Reprint(picked, posts, {address: half_of(entry.key) for address, entry in known.items() if entry.key})
