"""Compare cxsite with other generators, each building the same posts.

    python -m benchmarks.run FOLDER                             100 and 1,000 posts, all generators
    python -m benchmarks.run FOLDER --posts 100 --peers hugo    a quick look

FOLDER is outside the repository, on a real disk. The other generators (peers) are installed there once (`peers/`), sites laid
out (`sites/`), and measurements stored (`measured.jsonl`): after an interruption, the same command continues where it stopped,
and measures only what is missing.
"""

import argparse
import compileall
import shutil
import tempfile
from collections.abc import Sequence
from pathlib import Path

from benchmarks import install, records, report
from benchmarks.bench import Bench, Terms
from benchmarks.cases import CASES
from benchmarks.peers import cxsite
from benchmarks.records import Notes, Records
from benchmarks.sites import Generator

ENGINES = ("commonmark", "markdown")
OURS = (*ENGINES, *(f"{engine}+" for engine in ENGINES))
REPOSITORY = Path(__file__).resolve().parent.parent


def main() -> None:
    """Measure, print the tables of each size, and write them to a file if asked to."""
    asked = _arguments()
    asked.folder.mkdir(parents=True, exist_ok=True)
    compileall.compile_dir(REPOSITORY / "cxsite", quiet=1)  # as pip does when it installs
    kept = Records(asked.folder / "measured.jsonl")
    ours = [cxsite.generator(name.removesuffix("+"), whole=name.endswith("+")) for name in asked.cxsite]
    peers = [install.peer(name, asked.folder / "peers") for name in asked.peers]
    if asked.again:
        kept.forget(asked.run, asked.posts, asked.cases, [each.name for each in (*ours, *peers)])
    versions = {"cxsite": install.version(ours[0])} if ours else {}
    versions |= {each.name: install.version(each) for each in peers}
    kept.add(Notes(asked.run, records.today(), records.machine(), versions))
    for count in sorted(asked.posts):
        peers = _sized(count, ours, peers if count <= asked.peers_up_to else [], asked, kept)
    if not asked.keep:  # not between two sizes: a disk that has just deleted a lot writes slowly
        shutil.rmtree(asked.folder / "sites", ignore_errors=True)


def _sized(
    count: int, ours: Sequence[Generator], peers: Sequence[Generator], asked: argparse.Namespace, kept: Records
) -> list[Generator]:
    """Measure one size; return the generators that were fast enough for a larger one."""
    terms = Terms(asked.run, asked.rounds, asked.limit, asked.once_above)
    (asked.folder / "sites").mkdir(exist_ok=True)
    bench = Bench(count, Path(tempfile.mkdtemp(prefix=f"{count}-", dir=asked.folder / "sites")), kept, terms)
    bench.measured([*ours, *peers], asked.cases)
    print(report.sized([each for each in kept.measured if each.run == asked.run], count), flush=True)
    if asked.results:
        asked.results.write_text(report.page(kept), encoding="utf-8")
    return [peer for peer in peers if not bench.is_over(peer)]


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks.run", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("folder", type=_outside, help="where peers, sites and measurements are kept")
    parser.add_argument("--posts", nargs="+", type=int, default=[100, 1000])
    parser.add_argument("--peers", nargs="*", default=list(install.PEERS), choices=install.PEERS)
    parser.add_argument("--peers-up-to", type=int, default=10_000, help="the largest size at which peers are measured")
    parser.add_argument(
        "--cxsite", nargs="*", default=list(OURS), choices=OURS, help="with +: search, cards and pictures too"
    )
    parser.add_argument("--cases", nargs="+", default=list(CASES), choices=CASES)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument(
        "--once-above",
        type=float,
        default=60,
        help="measure only one round if a first build takes longer than this many seconds",
    )
    parser.add_argument(
        "--limit", type=float, default=300, help="stop a command after this many seconds, and leave out its generator"
    )
    parser.add_argument("--run", default="1", help="the name of this comparison, if several are stored")
    parser.add_argument("--again", action="store_true", help="measure again what this run has already measured")
    parser.add_argument(
        "--results", type=Path, help="write the tables of all runs to this file (such as benchmarks/RESULTS.md)"
    )
    parser.add_argument("--keep", action="store_true", help="keep the sites")
    return parser.parse_args()


def _outside(folder: str) -> Path:
    path = Path(folder).resolve()
    if path.is_relative_to(REPOSITORY):
        raise argparse.ArgumentTypeError("must be outside the repository")
    return path


if __name__ == "__main__":
    main()
