"""`cxsite pull`: count answers, in files or in a database, and write the counts that builds read."""

import gc
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import groupby

import click

from cxsite import build
from cxsite.cli import options
from cxsite.cli.ending import MachineError, ToldError, UseError
from cxsite.cli.looking import options_of
from cxsite.cli.progress import Progress
from cxsite.cli.telling import Manner, code_of, tell
from cxsite.cli.voice import on_terminal, out, out_json
from cxsite.importers import Pulled, Wish, pulled, write
from cxsite.keys.near import meant
from cxsite.model.corpus import Corpus
from cxsite.model.frozen import dataclass
from cxsite.model.problem import Problem, errors
from cxsite.model.scorecard import Scorecard
from cxsite.report.machine import as_json as as_data


@dataclass(frozen=True, slots=True)
class _Asked:
    """The arguments as typed."""

    again: bool
    dry_run: bool
    as_json: bool
    manner: Manner


@click.command("pull", epilog="Example: cxsite pull feedback --dry-run")
@click.argument("scorecards", nargs=-1, metavar="[SCORECARD]...")
@options.root
@click.option("--again", is_flag=True, help="Count closed periods again, and drop those whose answers are gone.")
@click.option("-n", "--dry-run", is_flag=True, help="Count and report what would be written, but write nothing.")
@options.as_json
@click.option("-q", "--quiet", is_flag=True, help="Print problems only.")
@options.speaking
def command(
    *,
    scorecards: tuple[str, ...],
    root: str,
    again: bool,
    dry_run: bool,
    as_json: bool,
    quiet: bool,
    no_colour: bool,
    **_: bool,
) -> int:
    """Count the survey answers of each SCORECARD (default: all) and write the counts to content/counts/."""
    gc.disable()
    asked = _Asked(again, dry_run, as_json, Manner("json" if as_json else "text", quiet=quiet, no_colour=no_colour))
    place = options_of(root)
    corpus = _corpus(place, asked)
    found, problems = _pulled(_chosen(scorecards, corpus), corpus, place, asked)
    code = code_of(problems, strict=False)
    if not code and not dry_run:
        _write(found, place)
    _tell(found, problems, place, asked, code)
    return code


def _corpus(place: build.Options, asked: _Asked) -> Corpus:
    """The publication. Problems of its texts, and of counts that are about to be replaced, do not stop the command."""
    with build.memory_of(place.root) as memory:
        looked = build.look(place, memory)
        memory.save()
    stopping = tuple(
        p for p in errors(looked.problems) if p.span and p.span.path.startswith(("site.yaml", "content/scorecards/"))
    )
    if looked.value is None or stopping:
        problems = stopping or looked.problems
        tell(problems, place.root, asked.manner)
        if asked.as_json:
            _as_json([], problems, asked, code_of(problems, strict=False))
        raise ToldError(code_of(problems, strict=False))
    return looked.value.corpus


def _chosen(names: tuple[str, ...], corpus: Corpus) -> list[Scorecard]:
    """The scorecards of these names, or all that are counted from answers. Raises UseError if one does not exist."""
    cards = {card.id: card for card in corpus.scorecards if any(measure.answers for measure in card.measures)}
    for name in names:
        if name not in cards:
            words = f'no scorecard "{name}" is counted from answers'
            every = (
                f"these are: {', '.join(sorted(cards))}"
                if cards
                else "none is yet; a measure is counted once it has `answers`"
            )
            raise UseError(words, meant(name, cards, every))
    return [cards[name] for name in sorted(set(names) or set(cards))]


def _pulled(
    cards: list[Scorecard], corpus: Corpus, place: build.Options, asked: _Asked
) -> tuple[list[Pulled], tuple[Problem, ...]]:
    """All or none are written, so all are counted before anything is written."""
    tags = {post.slug: post.tags for post in corpus.posts if not post.draft}
    wish = Wish(
        place.root, place.now, corpus.site.time_zone, corpus.private, tags, corpus.site.connections,
        corpus.site.limits.withhold_below, asked.again,
    )  # fmt: skip
    before = {file.scorecard: file for file in corpus.counts}
    with _counting(on_terminal(sys.stderr) and not (asked.manner.quiet or asked.as_json)) as step:
        outcomes = [pulled(card, before.get(card.id), wish, step) for card in cards]
    problems = tuple(problem for outcome in outcomes for problem in outcome.problems)
    return [outcome.value for outcome in outcomes if outcome.value], problems


@contextmanager
def _counting(shown: bool) -> Iterator[Callable[[int], None]]:
    """Yields a callback for the bytes of each block read, which shows the progress on the terminal."""
    line, read = Progress(), 0

    def step(count: int) -> None:
        nonlocal read
        read += count
        if shown:
            line.say(f"counting: {read / 1e6:,.0f} MB read")

    try:
        yield step
    finally:
        line.clear()


def _write(found: list[Pulled], place: build.Options) -> None:
    try:
        write({place.root / one.path: one.data for one in found if one.changed})
    except OSError as why:
        words = f"cannot write the counts: {why.strerror or why}"
        raise MachineError(words, "they are unchanged; check the permissions of content/counts") from None


def _tell(found: list[Pulled], problems: tuple[Problem, ...], place: build.Options, asked: _Asked, code: int) -> None:
    if asked.as_json:
        _as_json(found, problems, asked, code)
        return
    tell(problems, place.root, asked.manner)
    if asked.manner.quiet:
        return
    for one in found:
        for line in _lines(one):
            out(line)
        out(_ending(one, asked, code))
    if not found and not problems:
        out("no scorecard is counted from answers")


def _lines(one: Pulled) -> list[str]:
    """For each measure, the number of answers in each period."""
    lines = []
    for measure, own in groupby(one.rows, key=lambda row: row.measure):
        whole = [row for row in own if not row.segment and row.score]
        periods = [
            f"{period} {sum(row.n for row in rows):,}" for period, rows in groupby(whole, key=lambda row: row.period)
        ]
        number = sum(row.n for row in whole)
        answers = "1 answer" if number == 1 else f"{number:,} answers"
        lines.append(f"{one.scorecard}.{measure}: {answers} ({', '.join(periods)})")
    return lines or [f"{one.scorecard}: no answers"]


def _ending(one: Pulled, asked: _Asked, code: int) -> str:
    if not one.changed:
        return f"{one.path}: unchanged"
    if code or asked.dry_run:
        return f"{one.path}: {'would be written' if asked.dry_run and not code else 'not written'}"
    return f"{one.path}: written"


def _as_json(found: list[Pulled], problems: tuple[Problem, ...], asked: _Asked, code: int) -> None:
    counts = [
        {
            "scorecard": one.scorecard,
            "path": one.path,
            "changed": one.changed,
            "written": one.changed and not code and not asked.dry_run,
            "rows": [[row.measure, row.period, row.segment, row.score, row.n] for row in one.rows],
        }
        for one in found
    ]
    out_json({"ok": code == 0, "counts": counts, "problems": as_data(problems)})
