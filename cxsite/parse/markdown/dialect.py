"""Lines that Python-Markdown reads differently from CommonMark (and so from what many editors preview).

A line scanner, not a parser: it warns of what would silently come out flat, joined or outside its list.
"""

import re
from dataclasses import dataclass, field, replace

from cxsite.model.problem import Problem, warning
from cxsite.parse.markdown.places import Places, line_end

_ITEM = re.compile(r"(?P<indent> *)(?P<marker>[-*+]|\d{1,9}\.)(?P<gap> +)(?=\S)")
_FENCE = re.compile(r" *(`{3,}|~{3,})")
_QUOTE_MARK = re.compile(r" {0,3}> ?")
_QUOTE_MARKS = re.compile(r"(?: {0,3}> ?)*")
_TABLE_RULE = re.compile(r" {0,3}\|?(?: *:?-+:? *\|)+(?: *:?-+:? *)?$|^ {0,3}\| *:?-+:? *$")
_HEADING = re.compile(r" {0,3}#{1,6}")
_RULE = re.compile(r" {0,3}(?:(?:\* *){3,}|(?:- *){3,}|(?:_ *){3,}|=+ *)$")  # also the line under a heading
_MARKED = re.compile(r"> ?\[![A-Z]+\]")  # a note ends the quote before it
_DEFINED = re.compile(r" {0,3}(?:\[(?!\^)[^\]]+\]:|\*\[[^\]]+\]:)")  # not a footnote, which takes in what is below it
_INLINE = re.compile(
    r"</?(?:a|abbr|b|br|cite|code|del|em|i|img|ins|kbd|mark|q|s|small|span|strong|sub|sup|time|u)\b|<(?:https?|mailto):",
    re.IGNORECASE,
)
_VERBATIM = {"<!--": "-->", "<pre": "</pre>"}
_ANYTHING = re.compile(r"^ *+(?:[-*+] |\d+\. |>|\|? *:?-+:? *\|)", re.MULTILINE)
_TELLING = frozenset("-*+0123456789>|`~#:<")


@dataclass(slots=True)
class _Item:
    """An open list item: the columns of its marker and of its text, and its list level as Python-Markdown counts it."""

    indent: int
    content: int
    level: int
    numbered: bool


@dataclass(slots=True)
class _Scan:
    """The state of the line-by-line scan, and what it found."""

    places: Places
    items: list[_Item] = field(default_factory=list)
    before: str = ""
    blank: bool = True
    fence: str = ""
    paragraph: bool = False  # the lines directly above are a separate paragraph inside a list item
    problems: list[Problem] = field(default_factory=list)
    quote: "_Scan | None" = None  # the lines inside the latest block quote
    quote_end: int = 0  # the offset after its last line


def problems(places: Places) -> tuple[Problem, ...]:
    """Warnings with lines, for the `markdown` engine. A plain text without any such line is not scanned."""
    text = places.text
    if not _ANYTHING.search(text):
        return ()
    scan, at = _Scan(places), 0
    for line in text.split("\n"):
        stripped = line.lstrip()
        if not stripped:
            scan.blank = True
        elif stripped[0] in _TELLING or (scan.blank and scan.items):
            _line(scan, line.expandtabs(4), at)
        else:
            scan.before, scan.blank = line, False
        at += len(line) + 1
    return tuple(scan.problems)


def _line(scan: _Scan, line: str, at: int) -> None:
    if _in_fence(scan, line, at):
        return
    item = None if _RULE.match(line) else _ITEM.match(line)
    if item:
        _item(scan, item, at)
    else:
        _other(scan, line, at)
    scan.before, scan.blank = line, False


def _in_fence(scan: _Scan, line: str, at: int) -> bool:
    """Whether the line belongs to a fenced block, a comment or `pre`, including its opening and closing lines."""
    if scan.fence and scan.fence[0] in "-<":
        if scan.fence in line:
            scan.fence, scan.before, scan.blank = "", "", False
        return True
    found = _FENCE.match(line)
    if scan.fence:
        if found and found[1].startswith(scan.fence) and line.strip() == found[1]:
            scan.fence, scan.before, scan.blank = "", line, False
        return True
    if found and "`" not in line[found.end() :]:
        indent = len(line) - len(line.lstrip())
        if scan.items and scan.items[-1].content <= indent < scan.items[-1].level * 4:
            _warn(scan, "fence-in-list", at + indent, "this code block leaves the list", scan.items[-1])
        _below_blank(scan, indent)
        scan.fence = found[1]
    elif line[0] == "<":
        end = _VERBATIM.get(line[:4].lower(), "")
        scan.fence = "" if end in line else end
    return bool(scan.fence)


def _item(scan: _Scan, found: re.Match[str], at: int) -> None:
    indent, numbered = len(found["indent"]), found["marker"][-1] == "."
    while scan.items and indent < scan.items[-1].indent:
        scan.items.pop()
    here = scan.items[-1] if scan.items else None
    is_other = here is not None and here.numbered != numbered and not scan.blank  # then it is not an item of that list
    if here is None:
        if indent > 3:
            return
        if _after_text(scan) and found["marker"] in {"-", "*", "+", "1."} and not _who_said_it(scan, found, at):
            _needs_blank(scan, "list-needs-blank-line", "list", at + indent, at + found.end() - 1)
    elif here.content <= indent < here.level * 4 or (is_other and here.indent + 1 < indent < here.content):
        _warn(scan, "list-will-not-nest", at + indent, "this list will not nest inside the item above", here)
    elif is_other and indent <= here.indent + 1:
        message = "the list changes its marker without an empty line, so this item becomes part of the one above"
        scan.problems.append(
            _warning(scan, "list-marker-changes", at + indent, message, "add an empty line, or use the same marker")
        )
    elif scan.paragraph and not scan.blank:
        _needs_blank(scan, "list-needs-blank-line", "list item", at + indent, at + found.end() - 1)
    scan.paragraph = False
    nested = here is not None and indent >= here.level * 4
    level = (here.level + 1 if nested else here.level) if here else 1
    if here and not nested:
        scan.items.pop()
    scan.items.append(_Item(indent, found.end(), level, numbered))


def _other(scan: _Scan, line: str, at: int) -> None:
    indent = len(line) - len(line.lstrip())
    if scan.blank and scan.items:
        here = scan.items[-1]
        if here.content <= indent < here.level * 4:
            _warn(scan, "paragraph-leaves-list", at + indent, "this paragraph leaves the list", here)
        _below_blank(scan, indent)
    elif _HEADING.match(line):
        scan.items.clear()
    if line.startswith(">") and scan.blank and scan.before.startswith(">") and not _MARKED.match(line):
        message = "two block quotes with only an empty line between them become one"
        scan.problems.append(_warning(scan, "quotes-join", at, message, "put a line of text or <!-- --> between them"))
    mark = _QUOTE_MARK.match(line) if ">" in line else None
    if mark:
        _quoted(scan, line[mark.end() :], at, at + mark.end())
    if "-" in line and "|" in scan.before and _TABLE_RULE.match(line) and _head_below_text(scan, at):
        end = scan.places.text.rfind("\n", 0, at)
        _needs_blank(scan, "table-needs-blank-line", "table", scan.places.text.rfind("\n", 0, end) + 1, end)


def _quoted(scan: _Scan, line: str, start: int, at: int) -> None:
    """A line of a block quote without its mark: the text in a quote is read like a text of its own."""
    between = scan.places.text[scan.quote_end : start]
    if scan.quote is None or (between.strip() and "\n\n" in between):
        scan.quote = _Scan(scan.places, problems=scan.problems)
    inner, scan.quote_end = scan.quote, line_end(scan.places.text, at)
    inner.blank = inner.blank or scan.blank
    if line.strip():
        _line(inner, line, at)
    else:
        inner.blank = True


def _below_blank(scan: _Scan, indent: int) -> None:
    """Text or code below an empty line ends the list, or is a separate paragraph in its last item."""
    if scan.blank and scan.items:
        if indent < 4:
            scan.items.clear()
        scan.paragraph = bool(scan.items)


def _after_text(scan: _Scan) -> bool:
    """Whether the line directly above is something that takes in a list below it: text, a quote, a table, a fence."""
    before = scan.before
    other = (
        before.startswith("    ")
        or _HEADING.match(before)
        or _DEFINED.match(before)
        or _RULE.match(before)
        or (before.startswith("<") and not _INLINE.match(before))
    )
    return not scan.blank and bool(before) and not other


def _who_said_it(scan: _Scan, found: re.Match[str], at: int) -> bool:
    """Whether an item is no list but the last line of a quote, as in `> - A. Author`."""
    text = scan.places.text
    last = _quote_marks(text, at) and not _quote_marks(text, line_end(text, at) + 1)
    return bool(last) and found["marker"] == "-" and not scan.before.startswith("[!")


def _quote_marks(text: str, at: int) -> str:
    """The marks of block quotes that begin the line around `at`."""
    found = _QUOTE_MARKS.match(text, text.rfind("\n", 0, at) + 1)
    return found[0] if found else ""


def _head_below_text(scan: _Scan, at: int) -> bool:
    """Whether the line before the one at `at` is a table's head with text directly above it."""
    if scan.blank or scan.before.startswith(">") or _TABLE_RULE.match(scan.before):
        return False
    lines = scan.places.text[:at].rstrip("\n> ").rsplit("\n", 2)
    above = lines[-2].removeprefix(_quote_marks(lines[-2], 0)) if len(lines) > 1 else ""
    return bool(above.strip()) and not _HEADING.match(above)


def _warn(scan: _Scan, rule: str, at: int, message: str, item: _Item) -> None:
    """Warn of the line whose text begins at `at`. The suggested replacement is the same text, correctly indented."""
    wanted, text = item.level * 4, scan.places.text
    found = _warning(scan, rule, at, f"{message}: it is not indented far enough", f"indent it by {wanted} spaces")
    more = " " * (wanted - (at - text.rfind("\n", 0, at) - 1 - len(_quote_marks(text, at))))
    scan.problems.append(replace(found, instead=more + text[at : line_end(text, at)]))


def _needs_blank(scan: _Scan, rule: str, what: str, at: int, end: int) -> None:
    message = f"a {what} directly below {_text_or(scan.before if what != 'table' else '')}"
    line = "a line with only a >" if _quote_marks(scan.places.text, at) else "an empty line"
    scan.problems.append(warning(rule, scan.places.span(at, max(end, at + 1)), message, f"add {line} above the {what}"))


def _text_or(above: str) -> str:
    """What takes a list in, and how, by its last line."""
    if _FENCE.match(above):
        return "a code block is shown as text"
    what = {">": "quote", "|": "table"}.get(above.lstrip()[:1])
    return f"a {what} becomes part of that {what}" if what else "a line of text becomes part of that paragraph"


def _warning(scan: _Scan, rule: str, at: int, message: str, help: str) -> Problem:
    return warning(rule, scan.places.span(at, line_end(scan.places.text, at)), message, help)
