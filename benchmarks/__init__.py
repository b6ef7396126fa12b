"""Benchmarks against other generators: `python -m benchmarks.run --help`."""
