"""Digests of values, and what is kept from build to build. Knows values, nothing of publications.

digest, plain          a value → its digest; a value → data that JSON can hold, and back
memory                 plain data by key, and bodies by digest; `waiting`, `store` and `bodies` are how it lies on disk
kept, sealed           files that are believed only whole: one for each thing that costs much to make; one written by name
files, listing         the walk through the sources, and how each one looked, for the gate
published              what was published, in the form in which the gate reads it
versions               which cxsite this is, and with what it runs
crew                   work shared among processes: `forked` or `spawned`; `beside` is a fork that answers yes or no
near                   the names that were probably meant
"""
