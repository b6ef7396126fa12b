"""Peers, installed from the registries by name alone into an environment of their own."""

import subprocess
import sys
from pathlib import Path

from benchmarks.peers import hugo
from benchmarks.sites import Generator

PEERS = ("hugo",)
_MODULES = {"hugo": hugo}


def peer(name: str, folder: Path) -> Generator:
    """A peer, ready to run. What `folder` has already is not installed again."""
    module = _MODULES[name]
    python = folder / name / "bin" / "python"
    if not python.exists():
        subprocess.run([sys.executable, "-m", "venv", folder / name], check=True)
        subprocess.run([python, "-m", "pip", "install", "--quiet", *module.PACKAGE.split()], check=True)
    return module.generator(str(python))
