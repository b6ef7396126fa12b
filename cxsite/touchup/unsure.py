"""How this room stops where it is not sure: one exception, after which the whole flow runs."""


class MoreError(Exception):
    """The short way is not sure: more has changed than it can follow, or too little is remembered. The whole flow is needed."""
