"""How the short path gives up when it is not sure: one exception, after which the full build runs."""


class MoreError(Exception):
    """The short path is not sure: more has changed than it can handle, or too little is cached. A full build is needed."""
