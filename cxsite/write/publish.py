"""Publishes a plan: compare, make and stage everything, then rename. Nothing is touched before everything is staged."""

from collections.abc import Collection
from pathlib import Path

from cxsite.keys.crew import ALONE, Crew
from cxsite.keys.files import stand
from cxsite.keys.published import stages
from cxsite.model.output import Plan, Written
from cxsite.model.problem import Outcome, Problem, error, errors, failure, misuse, warning
from cxsite.write import bundles, journal, manifest, stage
from cxsite.write.foreign import obstacles, strangers
from cxsite.write.making import Staged, Step, make
from cxsite.write.manifest import Manifest
from cxsite.write.stale import Tasks, tasks

_ORDER = ("asset", "page", "list", "feed")
_SHOWN = 10


def plan(
    plan: Plan,
    folder: Path,
    state: Path,
    step: Step | None = None,
    crew: Crew = ALONE,
    *,
    known: Manifest | None = None,
    rest: Collection[str] = (),
    stood: bool = False,
) -> Outcome[Written]:
    """Publish `plan` in `folder`; its manifest and journal are in the folder `state`. The caller holds the lock.

    If there are many pages to make, the processes of `crew` share them.
    No value if something went wrong: then the folder is as before. `step` is called with the number of outputs made and the
    total. `known` is the current manifest, if the caller has it and no journal is pending. `rest` are files in it that are kept
    in addition to the plan; if one of them has changed on disk, there is no value and no problem. `stood` says that the caller
    has just checked them all.
    """
    try:
        kept = ((address, known[address].size, known[address].mtime_ns) for address in rest) if known else ()
        if not stood and not stand(str(folder.resolve()), kept):
            return Outcome(None)
        return _publish(plan, folder, state, step=step or (lambda _done, _all: None), crew=crew, known=known, rest=rest)
    except OSError as why:
        return Outcome(None, (_of_the_machine(why, folder, begun=journal.is_pending(state)),))


def _publish(
    plan: Plan, shown: Path, state: Path, *, step: Step, crew: Crew, known: Manifest | None, rest: Collection[str]
) -> Outcome[Written]:
    folder = shown.resolve()
    addresses = [output.address for output in plan.outputs]
    if not manifest.are_inside(addresses):
        return Outcome(None, (_impossible([each for each in addresses if not manifest.is_inside(each)]),))
    state.mkdir(parents=True, exist_ok=True)
    journal.recover(folder, state)
    known = manifest.load(state) if known is None else known
    left = bundles.left(plan, folder) if known is None else {}
    opened = bundles.opened(plan, folder, known or {})
    if opened.value is None:
        return Outcome(None, opened.problems)
    plan = opened.value
    todo = tasks(plan, folder, known or left, rest)
    foreign = _foreign(plan, folder, known, todo)
    if foreign:
        return Outcome(None, (_not_ours(shown, foreign),))
    warnings = _edited(shown, todo)
    if not todo.stale and not todo.gone and todo.kept == known:
        return Outcome(Written(len(todo.kept), (), len(todo.kept), ()), warnings)
    place = stage.begin(folder)
    try:
        staged = make(todo, folder, place, step, crew)
        problems = (*warnings, *staged.problems, *_taken(shown, known, staged))
        if errors(problems):
            return Outcome(None, problems)
        _finish(folder, state, place, staged, todo.gone)
    finally:
        if not journal.is_pending(state):
            stage.clear(place)
    outputs = len(todo.kept) + len(todo.stale)
    return Outcome(Written(outputs, tuple(staged.written), outputs - len(staged.written), todo.gone), problems)


def _foreign(plan: Plan, folder: Path, known: Manifest | None, todo: Tasks) -> list[str]:
    """Files in the way that are not ours; if there is no manifest, any file is."""
    if not folder.exists():
        return []
    if known is None and (found := strangers(folder, frozenset((*todo.gone, *(o.address for o in plan.outputs))))):
        return found
    addresses = [task.output.address for task in todo.stale]
    return obstacles(folder, addresses, frozenset(todo.gone), {t.output.address for t in todo.stale if t.is_there})


def _taken(shown: Path, known: Manifest | None, staged: Staged) -> tuple[Problem, ...]:
    """Files in our way that are not ours. If the manifest is lost, but at least half of the files are exactly what we would
    write, the folder counts as ours.
    """
    ours = known is None and staged.adopted >= len(staged.foreign)
    return () if ours or not staged.foreign else (_not_ours(shown, staged.foreign),)


def _finish(folder: Path, state: Path, place: Path, staged: Staged, gone: tuple[str, ...]) -> None:
    order = sorted(staged.moves, key=lambda move: (_ORDER.index(move[1].kind), move[1].address))
    moves = [(name, output.address) for name, output in order]
    manifest.save_next(state, staged.entries)
    journal.finish(folder, state, place, journal.Journal(moves, list(gone), staged.whole))


def _edited(shown: Path, todo: Tasks) -> tuple[Problem, ...]:
    if not todo.edited:
        return ()
    message = f"{_listed(todo.edited)} in {shown} {'was' if len(todo.edited) == 1 else 'were'} changed by hand"
    what_now = "it is written again; change the source or a template instead"
    return (warning("output-edited", None, message, what_now),)


def _not_ours(shown: Path, found: list[str]) -> Problem:
    message = f"{shown} contains files that cxsite did not create: {_listed(tuple(sorted(found)))}"
    way_out = (
        "move them away (files of the site can go in static/), empty the folder, or choose another with `--output`"
    )
    return misuse("output-not-ours", message, way_out)


def _impossible(addresses: list[str]) -> Problem:
    message = f"no file can be published at {_listed(tuple(map(repr, addresses)))}"
    return error(
        "address-impossible", None, message, "rename the file it comes from: no backslash, no line break, no `..`"
    )


def _listed(names: tuple[str, ...]) -> str:
    more = f" and {len(names) - _SHOWN} more" if len(names) > _SHOWN else ""
    return ", ".join(names[:_SHOWN]) + more


def _of_the_machine(why: OSError, folder: Path, *, begun: bool) -> Problem:
    path = Path(str(why.filename2 or why.filename or folder))  # for a rename, filename2 is the target
    waiting = map(Path, stages(str(folder.resolve())))  # users do not know these, only the output folder
    name = path if {path, *path.parents}.isdisjoint(waiting) else folder
    message = f"{name} cannot be written: {(why.strerror or str(why)).lower()}"
    so_far = "part of the site is published, and the next build will finish it" if begun else "nothing was published"
    return failure(
        "output-unwritable", None, message, f"{so_far}; free up space or fix the permissions, then build again"
    )
