"""Numbers, and yes or no, as people type them. Near misses get a message of their own."""

import re

from cxsite.parse.values.fields import Fault, Leaf

_WHOLE = re.compile(r"[+-]?[0-9]{1,15}")
_NUMBER = re.compile(r"[+-]?[0-9]{1,15}(?:\.[0-9]{1,12})?")
_THOUSANDS = re.compile(r"[+-]?\d{1,3}(?:,\d{3})+")
_DECIMAL_COMMA = re.compile(r"[+-]?[0-9]{1,15},[0-9]{1,12}")
_GROUPED = re.compile(r"[+-]?[0-9]{1,3}(?:[ .'\u2019\u00a0\u202f][0-9]{3})+")
_APART = re.compile(r"[^0-9+-]")
_MINUS = ("\u2212", "\u2013", "\u2014")
_ANSWERS = {"true": True, "yes": True, "on": True, "false": False, "no": False, "off": False}
_MOST_PEOPLE = 1_000_000_000
RULE = "not-a-number"


def whole(low: int, high: int) -> Leaf:
    """A whole number from `low` to `high`."""

    def convert(text: str, _zone: str) -> int | Fault:
        if not _WHOLE.fullmatch(text):
            return _why_not(text, "this is not a whole number", f"write a number from {low} to {high}")
        if not low <= int(text) <= high:
            return Fault("this is out of range", f"write a number from {low} to {high}")
        return int(text)

    return Leaf("a whole number", convert, {"type": "integer", "minimum": low, "maximum": high}, RULE)


def number(low: float | None = None, high: float | None = None) -> Leaf:
    """A number with or without decimals, within the given bounds."""

    def convert(text: str, _zone: str) -> float | Fault:
        if not _NUMBER.fullmatch(text):
            return _why_not(text, "this is not a number", "write, for example, 35 or 4.5")
        if (low is not None and float(text) < low) or (high is not None and float(text) > high):
            return Fault("this is out of range", f"write a number from {low:g} to {high:g}")
        return float(text)

    bounds = {name: value for name, value in (("minimum", low), ("maximum", high)) if value is not None}
    return Leaf("a number", convert, {"type": "number", **bounds}, RULE)


def _amount(text: str, _zone: str) -> str | Fault:
    if not _NUMBER.fullmatch(text):
        return _why_not(text, "this is not a number", "write, for example, 35 or 4.5")
    return text.removeprefix("+")


def _counting(what: str) -> Leaf:
    """How many of something: a whole number from 0 to a billion."""
    example = f"write how many {what}, for example 120"

    def convert(text: str, _zone: str) -> int | Fault:
        if text.endswith("%"):
            return Fault("this is a share, not a count", example)
        if fault := _grouped(text, "a count"):  # 1.140 is not a fraction of people
            return fault
        if not _WHOLE.fullmatch(text):
            fraction = f"a number of {what} must be whole" if _NUMBER.fullmatch(text) else "this is not a whole number"
            return _why_not(text, fraction, example)
        if int(text) < 0:
            return Fault("a count cannot be negative", example)
        return int(text) if int(text) <= _MOST_PEOPLE else Fault("this is more than a billion", example)

    form = {"type": "integer", "minimum": 0, "maximum": _MOST_PEOPLE}
    return Leaf(f"a number of {what}", convert, form, "not-a-count")


def _answer(text: str, _zone: str) -> bool | Fault:
    found = _ANSWERS.get(text.lower())
    if found is None:
        day = re.match(r"\d{4}-\d\d-\d\d", text)
        return Fault(
            "this is neither true nor false", f"write true or false{'; a day belongs in `date`' if day else ''}"
        )
    return found


def _grouped(text: str, of: str) -> Fault | None:
    """1 140, 1'140 or 1.140 for 1140."""
    found = _GROUPED.fullmatch(text)
    return Fault(f"{of} has nothing between its digits", f"write {_APART.sub('', text)}") if found else None


def _with_comma(text: str) -> Fault | None:
    plain, pointed = text.replace(",", ""), text.replace(",", ".")
    if _THOUSANDS.fullmatch(text):
        if text.count(",") > 1:
            return Fault("a number cannot have commas here", f"write {plain}")
        return Fault(f"is this {plain} or {pointed}?", f"write it without a comma: {plain}")
    return (
        Fault("decimals are written with a point here", f"write {pointed}") if _DECIMAL_COMMA.fullmatch(text) else None
    )


def _why_not(text: str, plainly: str, example: str) -> Fault:
    """Why a text is not a number, most helpful reason first."""
    if fault := _grouped(text, "a number"):
        return fault
    if text.startswith(_MINUS):
        return Fault("this is a typographic minus", f"type a plain hyphen: -{text[1:]}")
    if fault := _with_comma(text):
        return fault
    if text.endswith("%"):
        return Fault("a number has no unit after it here", f"write {text[:-1].strip()}")
    return Fault(plainly, example)


#: A number kept as typed ("4.0" stays "4.0"), so that readers see the author's digits.
AMOUNT = Leaf("a number", _amount, {"type": "number"}, RULE)
#: How many people, and how many goals.
PEOPLE, GOALS = _counting("people"), _counting("goals")
YES_NO = Leaf(
    "true or false",
    _answer,
    {"anyOf": [{"type": "boolean"}, {"enum": ["yes", "no", "on", "off", "true", "false"]}]},
    "wrong-type",
)
