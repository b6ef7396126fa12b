"""Compare cxsite with other generators, each building the same posts.

    python -m benchmarks.run FOLDER                             100 and 1,000 posts, all generators
    python -m benchmarks.run FOLDER --posts 100 --peers hugo    a quick look

FOLDER is outside the repository, on a real disk. The other generators (peers) are installed there once (`peers/`), sites laid
out (`sites/`), and measurements stored (`measured.jsonl`): after an interruption, the same command continues where it stopped,
and measures only what is missing or failed. A generator that cannot be installed, fails or is too slow is left out. Eleventy
needs Node, our faster engine `pip install -e '.[commonmark]'`, and the sites some gigabytes of disk.
"""

import argparse
import compileall
import shutil
import sys
import tempfile
from collections.abc import Callable, Sequence
from importlib.util import find_spec
from pathlib import Path

from benchmarks import install, records, report
from benchmarks.bench import Bench, Terms
from benchmarks.cases import CASES
from benchmarks.install import MissingError
from benchmarks.peers import cxsite
from benchmarks.records import Notes, Records
from benchmarks.sites import Generator

ENGINES = ("commonmark", "markdown")
OURS = (*ENGINES, *(f"{engine}+" for engine in ENGINES))
FEWEST = 20  # with fewer, two cases would edit the same post
REPOSITORY = Path(__file__).resolve().parent.parent


def main() -> None:
    """Measure, print the tables of each size, and write them to a file if asked to."""
    asked = _arguments()
    try:
        _compare(asked)
    except KeyboardInterrupt:
        print("interrupted: the same command continues from here", file=sys.stderr)
        sys.exit(130)
    except OSError as why:
        sys.exit(f"{why}: the measurements so far are stored, and the same command continues from there")


def _compare(asked: argparse.Namespace) -> None:
    asked.folder.mkdir(parents=True, exist_ok=True)
    compileall.compile_dir(REPOSITORY / "cxsite", quiet=1)  # as pip does when it installs
    kept = Records(asked.folder / "measured.jsonl")
    kept.forget_failed(asked.run)
    versions: dict[str, str] = {}
    ours = _able(asked.cxsite, _own, versions)
    peers = _able(asked.peers, lambda name: install.peer(name, asked.folder / "peers"), versions)
    if asked.again:
        kept.forget(asked.run, asked.posts, asked.cases, [each.name for each in (*ours, *peers)])
    kept.add(Notes(asked.run, records.today(), records.machine(), versions))
    for count in sorted({*asked.posts}):
        peers = _sized(count, ours, peers if count <= asked.peers_up_to else [], asked, kept)
    if not asked.keep:  # not between two sizes: a disk that has just deleted a lot writes slowly
        shutil.rmtree(asked.folder / "sites", ignore_errors=True)


def _able(names: Sequence[str], made: Callable[[str], Generator], versions: dict[str, str]) -> list[Generator]:
    """The generators of these names that can be used, after saying why others are left out; notes their versions."""
    found: list[Generator] = []
    for name in names:
        try:
            generator = made(name)
            versions[generator.name.partition(" ")[0]] = install.version(generator)
            found.append(generator)
        except MissingError as why:
            print(f"{name} is left out: {why}", file=sys.stderr, flush=True)
    return found


def _own(name: str) -> Generator:
    engine = name.removesuffix("+")
    if engine == "commonmark" and not find_spec("pyromark"):
        raise MissingError("its engine is not installed; run pip install -e '.[commonmark]'")
    return cxsite.generator(engine, whole=name.endswith("+"))


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
    parser.add_argument(
        "--posts", nargs="+", type=_size, default=[100, 1000], metavar="N", help="the sizes (default: 100 1000)"
    )
    parser.add_argument("--peers", nargs="*", default=list(install.PEERS), choices=install.PEERS, help="default: all")
    parser.add_argument(
        "--peers-up-to", type=int, default=10_000, metavar="N", help="the largest size at which peers are measured"
    )
    parser.add_argument(
        "--cxsite",
        nargs="*",
        default=list(OURS),
        choices=OURS,
        help="with +: search, cards and pictures too (default: all)",
    )
    parser.add_argument(
        "--cases",
        nargs="+",
        default=list(CASES),
        choices=CASES,
        metavar="CASE",
        help=f"default: all of {', '.join(map(repr, CASES))}",
    )
    parser.add_argument(
        "--rounds", type=int, default=3, help="measure each case so many times, for a median (default: 3)"
    )
    parser.add_argument(
        "--once-above",
        type=float,
        default=60,
        help="measure only one round if a first build takes longer than this many seconds (default: 60)",
    )
    parser.add_argument(
        "--limit",
        type=float,
        default=300,
        help="stop a command after this many seconds, and leave out its generator (default: 300)",
    )
    parser.add_argument("--run", default="1", help="the name of this comparison, if several are stored")
    parser.add_argument("--again", action="store_true", help="measure again what this run has already measured")
    parser.add_argument(
        "--results", type=Path, help="write the tables of all runs to this file (such as benchmarks/RESULTS.md)"
    )
    parser.add_argument("--keep", action="store_true", help="keep the sites")
    return parser.parse_args()


def _size(number: str) -> int:
    if not number.isdigit() or int(number) < FEWEST:
        raise argparse.ArgumentTypeError(f"must be a number of posts, at least {FEWEST}")
    return int(number)


def _outside(folder: str) -> Path:
    path = Path(folder).resolve()
    if path.is_relative_to(REPOSITORY):
        raise argparse.ArgumentTypeError("must be outside the repository")
    return path


if __name__ == "__main__":
    main()
