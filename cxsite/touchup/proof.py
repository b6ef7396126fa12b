"""The planned outputs compared with the manifest of what was published: if they do not match, the short path ends."""

from collections.abc import Iterable
from dataclasses import replace

from cxsite.model.output import Bundle, Output, Plan
from cxsite.touchup.unsure import MoreError
from cxsite.write.manifest import Entry, Manifest, noted

_TEMPLATE = noted((("template", ""),))[1:-3]  # how a page's entry names its template


def in_order(made: Plan) -> Plan:
    """The plan with its outputs sorted by address, without duplicates: a page may have been reached in several ways."""
    outputs = {output.address: output for output in made.outputs}
    return replace(made, outputs=tuple(outputs[address] for address in sorted(outputs)))


def are_ours(made: Plan, known: Manifest) -> bool:
    """Whether none of these outputs would replace an author's file: an entry with other input names is not ours."""
    entries = ((output, known.get(output.address)) for output in made.outputs if not output.key)
    return all(entry is None or entry.inputs.keys() == dict(output.all_inputs).keys() for output, entry in entries)


def are_all_printed(made: Plan, known: Manifest) -> bool:
    """Whether the plan has exactly the files made from templates, each once. Other addresses may be author's files."""
    addresses = sorted(output.address for output in made.outputs)
    return addresses == sorted(address for address, entry in known.items() if _TEMPLATE in entry.line)


def prove(outputs: Iterable[Output], known: Manifest, edited: str) -> None:
    """Raise MoreError if any input other than `edited` ("body" or "template") differs from the manifest."""
    for output in outputs:
        entry = known.get(output.address)
        if entry is None or {**dict(output.all_inputs), edited: ""} != {**entry.inputs, edited: ""}:
            raise MoreError


def rest(made: Plan, known: Manifest) -> list[str]:
    """The addresses of unchanged outputs: all except those made now and those dropped."""
    others = {*made.dropped, *(output.address for output in made.outputs)}
    return [
        address
        for address, entry in known.items()
        if address not in others and not any(_is_of(bundle, address, entry) for bundle in made.bundles)
    ]


def _is_of(bundle: Bundle, address: str, entry: Entry) -> bool:
    return address.startswith(bundle.address) and entry.inputs.keys() == dict(bundle.inputs).keys()
