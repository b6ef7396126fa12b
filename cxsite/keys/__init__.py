"""Digests of values and the memory of pure results. Knows values, nothing of publications."""
