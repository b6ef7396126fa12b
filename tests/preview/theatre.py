"""A preview of a fake publication, run as a separate process: `python -m tests.preview.theatre FOLDER [poll]`.

Each file of FOLDER/content is an output of the same name; making `x.html` fails if it contains the word BROKEN, and a file
`error` makes every plan fail with its text; a warning of "FALL" makes the function that reports it fail. The address is printed
when the preview is ready.
"""

import itertools
import sys
from pathlib import Path

from cxsite.keys.digest import of_bytes
from cxsite.model.output import Output
from cxsite.model.problem import Outcome, Problem, error
from cxsite.preview.door import opened
from cxsite.preview.edition import Attempt, Told
from cxsite.preview.room import Room
from cxsite.preview.server import Voice, Wishes, serve


def files(folder: Path) -> dict[str, bytes]:
    found = sorted(p for p in (folder / "content").rglob("*") if p.is_file())
    return {str(p.relative_to(folder / "content")): p.read_bytes() for p in found}


def promise(name: str, data: bytes) -> Output:
    def make() -> Outcome[bytes]:
        if b"FAULT" in data:
            raise RuntimeError("a slip of ours")
        return (
            Outcome(None, (error("template-fails", None, f"{name} is <b>broken</b>"),))
            if b"BROKEN" in data
            else Outcome(data)
        )

    return Output(name, "page", (("view", of_bytes(data)),), make)


def tell(problems: tuple[Problem, ...]) -> tuple[Told, ...]:
    return tuple(Told(p.severity, f"{p.severity}: {p.message} [{p.rule}]") for p in problems)


def plan(folder: Path) -> Attempt:
    found = files(folder)
    base = found.pop("base", b"").decode()
    told = tuple(Told("warning", text.decode()) for name, text in found.items() if name == "warning")
    if "error" in found:
        return Attempt(None, (Told("error", found["error"].decode()), *told))
    return Attempt({name: promise(name, data) for name, data in found.items()}, told, base)


def say(attempt: Attempt) -> None:
    if any(told.text == "FALL" for told in attempt.told):
        raise RuntimeError("nobody to tell")
    print("told", len(attempt.told), flush=True)


def main(folder: Path, poll: bool, host: str) -> int:
    keys = (f"key-{n}" for n in itertools.count())
    room = Room(lambda: files(folder), lambda: plan(folder), tell, lambda fault: error("our-fault", None, str(fault)))
    voice = Voice(print, say, lambda url: print(url, flush=True))
    return serve(folder, opened(host, 0), room, voice, Wishes("theatre", lambda: next(keys), poll))


if __name__ == "__main__":
    hosts = [word for word in sys.argv[2:] if "." in word]
    sys.exit(main(Path(sys.argv[1]), "poll" in sys.argv, *(hosts or ["127.0.0.1"])))
