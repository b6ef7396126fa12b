"""What `check`, `list` and `score` have in common: a look at the whole publication, with what is wrong told."""

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
    """The publication as written and computed, at a moment, with all problems of the look."""

    root: Path
    now: datetime
    corpus: Corpus
    results: Results
    problems: tuple[Problem, ...]


def options_of(root: str, base_url: str = "") -> build.Options:
    """What a command without an output of its own asks of the flow."""
    folder = root_of(root)
    address = site_address(base_url)
    return build.Options(folder, output_of("", folder), now(), base_url=address, home=home(), crew=crew())


def looked(root: str, manner: Manner) -> Looked:
    """Look. Raises ToldError, with the exit code, where there is nothing to look at."""
    options = options_of(root)
    with build.memory_of(options.root) as memory:
        found = build.look(options, memory, gate.known(str(options.root), str(options.output)))
        memory.save()
    if found.value is None:
        tell(found.problems, options.root, manner)
        raise ToldError(code_of(found.problems, strict=manner.strict))
    return Looked(options.root, options.now, found.value.corpus, found.value.results, found.problems)


def told(looked: Looked, manner: Manner, *places: str) -> int:
    """Tell the errors of what concerns these places; the exit code that follows. Opinions are for `check` and `build`."""
    problems = tuple(p for p in errors(looked.problems) if not p.span or _concerns(p.span.path, places))
    tell(problems, looked.root, manner)
    return code_of(problems, strict=manner.strict)


def _concerns(path: str, places: tuple[str, ...]) -> bool:
    """Whether a file lies below one of the places, or is one of them or a folder above it, which cannot be read."""
    return path.startswith(places) or any(place.startswith(f"{path}/") for place in places)
