"""Problems become text on a screen, or data for another program. What was found is never changed here.

Each module is imported by name: a build that finds nothing to do reports that without importing what draws problems.
"""
