"""Digests of values, and what is cached between builds. Knows values, nothing about publications.

digest, plain          a value → its digest; a value → data that JSON can hold, and back
memory                 plain data by key, and bodies by digest; `waiting`, `store` and `bodies` are its storage on disk
kept, sealed           files verified by digest: a cache with one file for each expensive result; single files by path
files, listing         the walk through the sources, and the stat of each one, for the gate
published              the list of published files, in the form that the gate reads
versions               the versions of cxsite and of what it runs with
crew                   work shared among processes: `forked` or `spawned`; `beside` is a fork that answers yes or no
near                   the names that were probably meant
"""
