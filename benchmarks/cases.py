"""The cases measured for each generator, in the order of the tables."""

from benchmarks import preview
from benchmarks.sites import EDITS

FIRST = "first build"
MEMORY = "peak memory of a first build"
CASES = (FIRST, *(edit.name for edit in EDITS), *preview.EDITS, MEMORY)
