"""Problems become words on a screen, or data for another program. What was found is never changed here.

Each module is imported by its name: a build that finds nothing to do says so without what draws problems.
"""
