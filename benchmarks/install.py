"""Other generators, installed from their registries by name, each once and in its own folder."""

import re
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

from benchmarks.peers import eleventy, hugo, mkdocs, nikola, pelican
from benchmarks.sites import Generator

_MODULES = {"hugo": hugo, "eleventy": eleventy, "pelican": pelican, "nikola": nikola, "mkdocs": mkdocs}
PEERS = tuple(_MODULES)


class MissingError(Exception):
    """A generator that cannot be installed, or does not start; carries the reason."""


def peer(name: str, folder: Path) -> Generator:
    """A generator, ready to run. What `folder` already contains is not installed again. Raises MissingError."""
    module, home = _MODULES[name], folder.resolve() / name
    if not Path(module.generator(home).build[0]).exists():
        print(f"installing {name} in {home}", file=sys.stderr, flush=True)
        (_from_npm if name == "eleventy" else _from_pypi)(home, module.PACKAGES)
    made: Generator = module.generator(home)
    return made


def version(generator: Generator) -> str:
    """Its own version output: the number, with details in brackets. Raises MissingError."""
    told = _run(*generator.version)
    found = re.search(r"\d+(\.\d+)+( \(.*\))?", told)
    return found[0] if found else " ".join(told.split())


def _run(*command: str | Path, folder: Path | None = None) -> str:
    """The output of a command that has to succeed."""
    try:
        return subprocess.run(command, check=True, capture_output=True, text=True, cwd=folder).stdout
    except FileNotFoundError as gone:
        raise MissingError(f"{gone.filename} is not installed") from gone
    except subprocess.CalledProcessError as failed:
        raise MissingError("\n".join(f"{failed.stdout}{failed.stderr}".strip().splitlines()[-5:])) from failed


def _from_pypi(home: Path, packages: Sequence[str]) -> None:
    _run(sys.executable, "-m", "venv", home)
    _run(home / "bin" / "python", "-m", "pip", "install", "--quiet", *packages)


def _from_npm(home: Path, packages: Sequence[str]) -> None:
    """Without a lock file, which would name hosts, and without scripts, which could do anything."""
    home.mkdir(parents=True, exist_ok=True)
    flags = ("--silent", "--no-save", "--no-package-lock", "--no-audit", "--no-fund", "--ignore-scripts")
    _run("npm", "install", "--prefix", home, *flags, *packages, folder=home)
