"""What is promised, held against the manifest of what was published: the short way ends where the two do not fit together."""

from collections.abc import Iterable
from dataclasses import replace

from cxsite.model.output import Bundle, Output, Plan
from cxsite.touchup.unsure import MoreError
from cxsite.write.manifest import Entry, Manifest, noted

_TEMPLATE = noted((("template", ""),))[1:-3]  # how the entry of a page begins to tell of its template


def in_order(made: Plan) -> Plan:
    """The plan with its outputs sorted by address, each once: a page may have been reached in several ways."""
    outputs = {output.address: output for output in made.outputs}
    return replace(made, outputs=tuple(outputs[address] for address in sorted(outputs)))


def are_ours(made: Plan, known: Manifest) -> bool:
    """Whether no file of an author's stands where one of these would: what is made by another recipe is another's."""
    entries = ((output, known.get(output.address)) for output in made.outputs if not output.key)
    return all(entry is None or entry.inputs.keys() == dict(output.all_inputs).keys() for output, entry in entries)


def are_all_printed(made: Plan, known: Manifest) -> bool:
    """Whether exactly the files that templates made are promised, each once. At an address may lie a file of the author's."""
    addresses = sorted(output.address for output in made.outputs)
    return addresses == sorted(address for address, entry in known.items() if _TEMPLATE in entry.line)


def prove(outputs: Iterable[Output], known: Manifest, edited: str) -> None:
    """Raise MoreError where any input but `edited` ("body" or "template") is not as the manifest has it."""
    for output in outputs:
        entry = known.get(output.address)
        if entry is None or {**dict(output.all_inputs), edited: ""} != {**entry.inputs, edited: ""}:
            raise MoreError


def rest(made: Plan, known: Manifest) -> list[str]:
    """What is promised as it was: all but what was made now, and what is no more."""
    others = {*made.dropped, *(output.address for output in made.outputs)}
    return [
        address
        for address, entry in known.items()
        if address not in others and not any(_is_of(bundle, address, entry) for bundle in made.bundles)
    ]


def _is_of(bundle: Bundle, address: str, entry: Entry) -> bool:
    return address.startswith(bundle.address) and entry.inputs.keys() == dict(bundle.inputs).keys()
