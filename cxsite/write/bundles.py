"""Bundles → outputs: files that are made together become outputs of one file each, which are then handled like all others.

A bundle is made as a whole if one of its inputs differs, or one of its files is missing or was edited; else not at all.
"""

import re
from collections.abc import Callable
from pathlib import Path

from cxsite.model.output import Bundle, Output, Plan
from cxsite.model.problem import Outcome
from cxsite.write.manifest import UNKNOWN, Manifest
from cxsite.write.stale import tasks


def opened(plan: Plan, folder: Path, manifest: Manifest) -> Outcome[Plan]:
    """The plan with its bundles opened; no value if one cannot be made. The plan's own outputs win over bundled files."""
    outputs = {output.address: output for output in plan.outputs}
    for bundle in plan.bundles:
        found = _opened(bundle, folder, manifest)
        if found.value is None:
            return Outcome(None, found.problems)
        for output in found.value:
            outputs.setdefault(output.address, output)
    return Outcome(Plan(tuple(outputs[address] for address in sorted(outputs)))) if plan.bundles else Outcome(plan)


def left(plan: Plan, folder: Path) -> Manifest:
    """Files of bundles found in the folder, by name: if the manifest is lost, only their names show that they are ours."""
    return {
        bundle.address + name: UNKNOWN
        for bundle in plan.bundles
        for path in sorted((folder / bundle.address).rglob("*"))
        if path.is_file() and re.fullmatch(bundle.names, name := path.relative_to(folder / bundle.address).as_posix())
    }


def _opened(bundle: Bundle, folder: Path, manifest: Manifest) -> Outcome[tuple[Output, ...]]:
    published = {address: entry for address, entry in manifest.items() if address.startswith(bundle.address)}
    standing = tuple(_output(bundle, address, _never) for address in published)
    if standing and not tasks(Plan(standing), folder, published).stale:
        return Outcome(standing)
    made = bundle.make()
    if made.value is None:
        return Outcome(None, made.problems)
    return Outcome(tuple(_output(bundle, bundle.address + name, _gives(data)) for name, data in made.value.items()))


def _output(bundle: Bundle, address: str, make: Callable[[], Outcome[bytes]]) -> Output:
    return Output(address, "asset", bundle.inputs, make)


def _gives(data: bytes) -> Callable[[], Outcome[bytes]]:
    return lambda: Outcome(data)


def _never() -> Outcome[bytes]:
    raise RuntimeError("a file of a bundle that stands was asked for alone")
