"""What is measured, against which peers: `python -m benchmarks.run --help`."""
