"""Markdown → HTML in pieces. `steps` has the passes in their order; each has a module of its own."""
