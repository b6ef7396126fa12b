"""The grammar of references: `support.recommend[phone].change @2026-Q3 full`, parsed into a `Ref`.

Only the syntax is checked here. Whether the scorecard, measure, period, field or form exists is checked later, once all
scorecards are known.
"""

import re

from cxsite.model.body import Ref

_NAME = r"[A-Za-z][A-Za-z0-9_-]*"
_HEAD = re.compile(
    rf"(?P<scorecard>{_NAME})(?:\.(?P<measure>{_NAME}))?(?:\[(?P<segment>[^\[\]]+)\])?(?:\.(?P<field>{_NAME}))?"
)
_PERIOD = re.compile(r"[A-Za-z0-9][A-Za-z0-9-]*")
#: Slips of the pen → what was meant: `(phone)`, `@Q3 2026`, `@ 2026-Q3` and `2026-Q3` without its @.
_SLIPS = (
    (re.compile(r"\(([^()]+)\)"), r"[\1]"),
    (re.compile(r"\s@? ?[Qq]([1-4])[ /-]?(\d{4})(?!\S)"), r" @\2-Q\1"),
    (re.compile(r"\s(?:@ ?)?(\d{4}(?:-[A-Za-z0-9-]+)?)(?!\S)"), r" @\1"),
)
_DRAWN = ("chart", "table", "scorecard")


def ref(text: str) -> Ref | str:
    """The reference written in `text`: `scorecard.measure[segment].field @period form`; a message if it is malformed."""
    found = _taken_apart(text)
    return f"“{_shown(text)}” does not name a measure" if isinstance(found, Ref) and not found.measure else found


def embed(text: str) -> tuple[str, Ref] | str:
    """What to draw and from which reference: `chart support.recommend trend`, `table support`; a message if it is malformed."""
    what, _, rest = text.strip().partition(" ")
    found = _taken_apart(rest)
    if isinstance(found, str):
        return found
    if what == "chart" and not found.measure:
        return f"a chart shows one measure, but “{_shown(rest)}” does not name one"
    return what, found


def repaired(text: str) -> str:
    """A malformed reference or embed with the usual slips corrected; "" if that does not make it well-formed."""
    text = " ".join(text.split())
    for slip, meant in _SLIPS:
        text = slip.sub(meant, text)
    found = embed(text) if text.startswith(_DRAWN) else ref(text)
    return "" if isinstance(found, str) else text


def _taken_apart(text: str) -> Ref | str:
    text = " ".join(text.split())
    head = _HEAD.match(text)
    if not head:
        return f"“{_shown(text)}” does not start with the name of a scorecard"
    rest = text[head.end() :]
    if rest and rest[0] not in " @":
        return f"“{_shown(rest)}” cannot follow “{head[0]}”"
    period, form, wrong = _period_and_form(rest)
    return wrong or Ref(**{k: v or "" for k, v in head.groupdict().items()}, period=period, form=form)


def _period_and_form(rest: str) -> tuple[str, str, str]:
    """The period, the form, and what is wrong with them."""
    period = form = ""
    for word in rest.replace("@", " @").split():
        if word.startswith("@"):
            if period or not _PERIOD.fullmatch(word[1:]):
                return "", "", "only one period can be named" if period else f"“{word}” does not name a period"
            period = word[1:]
        elif form or not re.fullmatch(_NAME, word):
            return "", "", f"“{_shown(word)}” has no meaning here"
        else:
            form = word
    return period, form, ""


def _shown(text: str) -> str:
    text = text.strip()
    return text if len(text) <= 40 else text[:39] + "…"
