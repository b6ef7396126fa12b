"""Markdown → HTML in pieces. `steps` lists the passes in order; each has its own module."""
