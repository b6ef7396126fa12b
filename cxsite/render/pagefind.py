"""Pagefind, the program that makes the search index: a folder of small pages → a folder with the files of an index.

It numbers the pages in the order in which it gets them, and most of its output contains that number. Run over a folder, it
takes the files as the file system lists them, which differs between machines. So that is done only if the folder lists them in
the wanted order, as an in-memory file system does on most machines; otherwise pages are sent to its service one by one, which
takes a third longer and gives the same result.
"""

import json
import os
import subprocess
from base64 import b64decode, b64encode
from collections.abc import Iterator, Sequence
from itertools import zip_longest
from pathlib import Path
from typing import IO, Any

_SPEECHLESS = "it ended without a message"


class NoIndexError(Exception):
    """Pagefind did not make an index; the text says why."""


def run(site: Path, files: Sequence[str], made: Path, language: str) -> None:
    """Index these pages of `site` ("posts/x/index.html"), in this order and all as one language, into the new folder `made`.

    Raises NoIndexError.
    """
    import pagefind_bin  # noqa: PLC0415  # only an index that is due should cost it

    program = str(pagefind_bin.get_executable())
    try:
        if all(listed == file for listed, file in zip_longest(_listed(str(site)), files)):
            _at_once(program, site, made, language)
        else:
            _one_by_one(program, site, files, made, language)
    except OSError as why:
        raise NoIndexError(f"Pagefind cannot be run: {why.strerror or why}") from why


def _listed(folder: str, below: str = "") -> Iterator[str]:
    """The files in a folder, in the order in which Pagefind would find them."""
    with os.scandir(folder) as found:
        for each in found:
            if each.is_dir():
                yield from _listed(each.path, f"{below}{each.name}/")
            else:
                yield below + each.name


def _at_once(program: str, site: Path, made: Path, language: str) -> None:
    asked = (program, "--site", str(site), "--output-path", str(made), "--force-language", language)
    done = subprocess.run(asked, capture_output=True, text=True, check=False)  # noqa: S603  # our own words alone
    if done.returncode:
        raise NoIndexError((done.stderr or done.stdout).strip().rpartition("\n")[2] or _SPEECHLESS)


def _one_by_one(program: str, site: Path, files: Sequence[str], made: Path, language: str) -> None:
    """Send one request at a time, so that neither side waits for the other to read. Pagefind returns the files, and they are
    written here: if it writes them itself, it may exit before the last of them are complete.
    """
    pipe, nowhere = subprocess.PIPE, subprocess.DEVNULL
    given: dict[str, Any] = {}
    with subprocess.Popen((program, "--service"), stdin=pipe, stdout=pipe, stderr=nowhere) as service:  # noqa: S603  # the same
        try:
            for number, asked in enumerate(_asked(site, files, language)):
                _tell(service.stdin, {"message_id": number, "payload": asked})
                given = _hear(service.stdout)
        except BaseException:
            service.kill()
            raise
    if service.returncode:
        raise NoIndexError(_SPEECHLESS)
    for file in given["files"]:
        path = made / file["path"]
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(b64decode(file["content"]))


def _asked(site: Path, files: Sequence[str], language: str) -> Iterator[dict[str, Any]]:
    yield {"type": "NewIndex", "config": {"force_language": language}}
    for file in files:
        text = (site / file).read_text(encoding="utf-8")
        yield {"type": "AddFile", "index_id": 0, "file_path": file, "file_contents": text}
    yield {"type": "BuildIndex", "index_id": 0}
    yield {"type": "GetFiles", "index_id": 0}


def _tell(stdin: IO[bytes] | None, message: dict[str, Any]) -> None:
    assert stdin is not None  # noqa: S101  # it is a pipe
    stdin.write(b64encode(json.dumps(message).encode()) + b",")
    stdin.flush()


def _hear(stdout: IO[bytes] | None) -> dict[str, Any]:
    """One reply, which ends in a comma. Raises NoIndexError if it is malformed or reports an error."""
    assert stdout is not None  # noqa: S101  # the same
    answer = bytearray()
    while not answer.endswith(b","):
        more = os.read(stdout.fileno(), 1 << 16)
        if not more:
            raise NoIndexError(_SPEECHLESS)
        answer += more
    payload: dict[str, Any] = json.loads(b64decode(answer[:-1]))["payload"]
    if payload["type"] == "Error":
        raise NoIndexError(payload.get("message") or "it does not say why")
    return payload
