"""Work is distributed by its cost, and formats of the same thing stay together."""

import os
from collections import Counter, defaultdict
from pathlib import Path

import pytest

from cxsite.keys.crew import Crew
from cxsite.model.output import Output, Plan
from cxsite.model.problem import Outcome
from cxsite.write import plan as publish

pytestmark = pytest.mark.filterwarnings("ignore:.*multi-threaded.*fork:DeprecationWarning")
TWO = Crew(2, pages=300, way="fork")
FIRST = ("assets/0", "feeds/0/0")  # one of each kind and shelf is made before work is shared


def told(address: str, weight: int) -> Output:
    """A file that says which process made it."""
    kind = "feed" if "feeds/" in address else "asset"
    return Output(address, kind, (("a", address),), lambda: Outcome(b"%d" % os.getpid()), weight=weight)


def makers(root: Path, weights: dict[str, int]) -> dict[str, int]:
    """Address → process."""
    outputs = tuple(told(address, weights.get(address, 0)) for address in sorted({*weights, *FIRST}))
    assert publish(Plan(outputs), root / "public", root / "state", crew=TWO).value is not None
    return {address: int((root / "public" / address).read_text()) for address in weights}


def test_one_folder_of_many_dear_files_is_made_by_all(tmp_path: Path) -> None:
    cards, copies = (
        {f"assets/{form}-{n}.png": weight for n in range(9)} for form, weight in (("card", 3), ("copy", 60))
    )
    made = makers(tmp_path, cards | copies)
    weighed: Counter[int] = Counter()
    for address, process in made.items():
        weighed[process] += (cards | copies)[address]
    lighter, heavier = sorted(weighed.values())
    assert heavier - lighter <= 60


def test_forms_of_one_thing_are_made_by_one(tmp_path: Path) -> None:
    copies = {f"assets/{n}-{width}.{form}": 60 for n in range(5) for width in (480, 960) for form in ("avif", "webp")}
    feeds = {f"feeds/{n}/{name}": 5 for n in range(5) for name in ("atom.xml", "feed.json", "feed.xml")}
    by_thing: defaultdict[str, set[int]] = defaultdict(set)
    for address, process in makers(tmp_path, copies | feeds).items():
        thing = address.rpartition("/" if address in feeds else ".")[0]
        by_thing[thing].add(process)
    assert len(by_thing) == 15
    assert all(len(processes) == 1 for processes in by_thing.values())
    assert len(set().union(*by_thing.values())) == 2


@pytest.mark.parametrize(("weight", "processes"), [(29, 1), (30, 2)])
def test_a_few_dear_files_are_worth_two_processes(tmp_path: Path, weight: int, processes: int) -> None:
    assert len(set(makers(tmp_path, {f"assets/{n}.png": weight for n in range(10)}).values())) == processes
