"""What each survey tool's export looks like: one entry each.

To add one: its entry here, and a sample in tests/importers/test_providers.py.

`signature` are names in its header that other tools' headers lack; `date` are candidates for the column that counts, of which
the first that exists is used; `identity` are the columns that identify repeated answers (the whole row, if they do not exist).
`keep` and `drop` name a status column with the values of answers that count, or do not. `zone` is that of dates without an
offset, if the tool is known for one. `repeats` means that equal rows are one answer that was exported twice.
"""

from cxsite.model.frozen import dataclass


@dataclass(frozen=True, slots=True)
class Provider:
    """The shape of one tool's export."""

    name: str
    signature: tuple[str, ...] = ()
    date: tuple[str, ...] = ()
    identity: tuple[str, ...] = ()
    keep: tuple[tuple[str, tuple[str, ...]], ...] = ()
    drop: tuple[tuple[str, tuple[str, ...]], ...] = ()
    zone: str = ""
    repeats: bool = True


PROVIDERS: tuple[Provider, ...] = (
    Provider("google", ("Timestamp",), ("Timestamp",)),
    Provider(
        "microsoft",
        ("Start time", "Completion time"),
        ("Completion time",),
        ("ID", "Start time", "Completion time"),
    ),
    Provider(
        "typeform",
        ("Start Date (UTC)", "Submit Date (UTC)", "Network ID"),
        ("Submit Date (UTC)",),
        ("#",),
        keep=(("Response Type", ("completed",)),),
        zone="UTC",
    ),
    Provider("tally", ("Submission ID", "Respondent ID", "Submitted at"), ("Submitted at",), ("Submission ID",)),
    Provider("surveymonkey", ("Respondent ID", "Collector ID"), ("End Date", "Start Date"), ("Respondent ID",)),
    Provider(
        "qualtrics",
        ("ResponseId", "RecordedDate", "Finished"),
        ("RecordedDate", "EndDate"),
        ("ResponseId",),
        keep=(("Finished", ("true", "1", "yes")),),
        drop=(("Status", ("survey preview", "spam", "1", "8")),),
    ),
    Provider("plain", repeats=False),
)


def named(name: str) -> Provider:
    """The provider of this name; `plain` if none is given."""
    return next((provider for provider in PROVIDERS if provider.name == (name or "plain")), PROVIDERS[-1])


def recognised(header: list[str]) -> str:
    """The provider whose export this looks like, or "": the one with the longest signature that is fully present."""
    fits = [p for p in PROVIDERS if p.signature and set(p.signature) <= set(header)]
    return max(fits, key=lambda p: len(p.signature)).name if fits else ""
