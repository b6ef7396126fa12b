"""When the short way ends."""


class MoreError(Exception):
    """Something else than a few texts has changed, or what is remembered does not do: the whole flow is needed."""
