"""Opinions on well-formed values: one rule, one file; its docstring is what `cxsite explain` prints."""
