"""Newer and older: the posts beside each post in order of time."""

from collections.abc import Sequence

from cxsite.model.library import Step, Teaser

Neighbours = tuple[Step | None, Step | None]


def neighbours(teasers: Sequence[Teaser]) -> list[Neighbours]:
    """(newer, older) for each of `teasers`, which are newest first; None at the ends."""
    steps = [Step(teaser.title, teaser.address) for teaser in teasers]
    newer: list[Step | None] = [None, *steps[:-1]]
    older: list[Step | None] = [*steps[1:], None]
    return list(zip(newer, older, strict=True)) if steps else []
