"""What commands without an output of their own share: options, reading the whole publication, reporting its problems."""

from datetime import datetime
from pathlib import Path

from cxsite import build, gate
from cxsite.cli.ending import ToldError
from cxsite.cli.surroundings import home, now, output_of, root_of, site_address
from cxsite.cli.telling import Manner, code_of, tell
from cxsite.keys.crew import crew
from cxsite.model.corpus import Corpus
from cxsite.model.frozen import dataclass
from cxsite.model.problem import Problem, errors
from cxsite.model.result import Results


@dataclass(frozen=True, slots=True)
class Looked:
    """The publication as written and computed, at a given time, with all problems found."""

    root: Path
    now: datetime
    corpus: Corpus
    results: Results
    problems: tuple[Problem, ...]


def options_of(root: str, base_url: str = "") -> build.Options:
    """The build options of a command without an output folder of its own."""
    folder = root_of(root)
    address = site_address(base_url)
    return build.Options(folder, output_of("", folder), now(), base_url=address, home=home(), crew=crew())


def looked(root: str, manner: Manner) -> Looked:
    """Read the publication. Raises ToldError, with the exit code, if it cannot be read."""
    options = options_of(root)
    with build.memory_of(options.root) as memory:
        found = build.look(options, memory, gate.known(str(options.root), str(options.output)))
        memory.save()
    if found.value is None:
        tell(found.problems, options.root, manner)
        raise ToldError(code_of(found.problems, strict=manner.strict))
    return Looked(options.root, options.now, found.value.corpus, found.value.results, found.problems)


def told(looked: Looked, manner: Manner, *places: str) -> int:
    """Report the errors that concern these paths; return the exit code. Warnings are left to `check` and `build`."""
    problems = tuple(p for p in errors(looked.problems) if not p.span or _concerns(p.span.path, places))
    tell(problems, looked.root, manner)
    return code_of(problems, strict=manner.strict)


def _concerns(path: str, places: tuple[str, ...]) -> bool:
    """Whether a file is one of the paths, is below one, or is a folder above one, which cannot be read."""
    return path.startswith(places) or any(place.startswith(f"{path}/") for place in places)
