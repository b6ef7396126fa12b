"""What an article's author is accountable for: corrections of the text, and what was done about what customers said."""

import re

from cxsite.model.post import STATES, Erratum, SaidDid
from cxsite.parse.values.dates import DAY
from cxsite.parse.values.fields import Field, Record
from cxsite.parse.values.lists import ListOf
from cxsite.parse.values.texts import LINE, choice, matching

#: The name of a measure. Whether it exists is checked once all scorecards are read.
_WATCH = matching(
    "a measure",
    re.compile(r"[A-Za-z][A-Za-z0-9_-]*\.[A-Za-z][A-Za-z0-9_-]*"),
    "this does not name a measure",
    "write the scorecard and the measure, for example support.recommend",
    "wrong-type",
)

#: Corrections of the text, as their author words them. Corrections of bound numbers are generated.
ERRATA = ListOf(
    Record(
        (
            Field("date", DAY, "The day of the correction.", required=True, example="2026-10-09"),
            Field("text", LINE, "What was wrong, and how it reads now.", required=True, example="We had written 2004."),
        ),
        make=lambda values, _key, _reading: Erratum(values["date"], values["text"]),
        words="a mapping with date and text",
        hint="write, for example, - {date: 2026-10-09, text: We had written 2004; the paper is from 2003.}",
    ),
    "mappings with date and text",
    hint="write, for example, corrections: [{date: 2026-10-09, text: The paper is from 2003.}]",
)

#: You said, we did.
SAID_DID = ListOf(
    Record(
        (
            Field("said", LINE, "What customers said.", required=True, example="I never know when I will hear back."),
            Field(
                "did",
                LINE,
                "What was done about it, or why nothing will be.",
                required=True,
                example="Every ticket shows the time of the next update.",
            ),
            Field("state", choice(*STATES), "How far along it is.", default="done"),
            Field("owner", LINE, "Who is responsible for it.", example="Priya Nair"),
            Field("since", DAY, "The day from which customers can notice it.", example="2026-10-05"),
            Field("watch", _WATCH, "The measure that should show it, before and after.", example="support.promises"),
        ),
        make=lambda values, _key, _reading: SaidDid(**values),
        words="a mapping with said and did",
        hint="write, for example, - {said: I never hear back., did: Every ticket shows the next update.}",
    ),
    "mappings with said and did",
    hint="write, for example, said_did: [{said: I never hear back., did: Every ticket shows the next update.}]",
)
