"""Edited templates: every page is promised as it was, with the template of now. Texts, relations, notes and all that no template
makes stand as they are.
"""

from cxsite.model.output import Plan, half_of
from cxsite.render.reached import Picked
from cxsite.render.reprint import Printed, Reprint
from cxsite.touchup.notes import Notes
from cxsite.write.manifest import Entry, Manifest, noted

_INPUT = noted((("template", ""),))[1:-3]  # how the entry of a page begins to tell of its template


def reprint(picked: Picked, notes: Notes, known: Manifest) -> Reprint:
    """What is known of all pages."""
    posts = [Printed(row.path, row.address, row.template) for row in notes.index.rows]
    return Reprint(picked, posts, {address: half_of(entry.key) for address, entry in known.items() if entry.key})


def are_all_printed(made: Plan, known: Manifest) -> bool:
    """Whether exactly the files that templates made are promised, each once. At an address may lie a file of the author's."""
    addresses = sorted(output.address for output in made.outputs)
    return addresses == sorted(address for address, entry in known.items() if _is_printed(entry))


def _is_printed(entry: Entry) -> bool:
    return _INPUT in entry.line
