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


def peer(name: str, folder: Path) -> Generator:
    """A generator, ready to run. What `folder` already contains is not installed again."""
    module, home = _MODULES[name], folder.resolve() / name
    if not Path(module.generator(home).build[0]).exists():
        (_from_npm if name == "eleventy" else _from_pypi)(home, module.PACKAGES)
    made: Generator = module.generator(home)
    return made


def version(generator: Generator) -> str:
    """Its own version output: the number, with details in brackets."""
    told = subprocess.run(generator.version, check=True, capture_output=True, text=True).stdout
    found = re.search(r"\d+(\.\d+)+( \(.*\))?", told)
    return found[0] if found else " ".join(told.split())


def _from_pypi(home: Path, packages: Sequence[str]) -> None:
    subprocess.run([sys.executable, "-m", "venv", home], check=True)
    subprocess.run([home / "bin" / "python", "-m", "pip", "install", "--quiet", *packages], check=True)


def _from_npm(home: Path, packages: Sequence[str]) -> None:
    """Without a lock file, which would name hosts, and without scripts, which could do anything."""
    home.mkdir(parents=True, exist_ok=True)
    flags = ("--silent", "--no-save", "--no-package-lock", "--no-audit", "--no-fund", "--ignore-scripts")
    subprocess.run(["npm", "install", "--prefix", home, *flags, *packages], cwd=home, check=True)
