"""Golden cases of Markdown: a title, an input, the HTML an author should get, positions of constructs, problems.

Cases are in tests/cases/markdown/*.md, in a form that a writer can read. What other documents fill in is shown as a mark:
⟦value REF⟧, with `plain` where no tag is allowed and `inner` where no second link is; ⟦number WORDS = REF⟧; ⟦embed WORDS⟧; ⟦to
ADDRESS⟧. A block or line may name one engine (`html commonmark`, `problems commonmark:`); otherwise it applies to both. Trees
are compared, not texts: the order of attributes and white space next to block tags do not count.
"""

import re
from dataclasses import dataclass
from pathlib import Path

import html5lib

from cxsite.model.body import Binding, Body, Embed, Link, Number, Outline, Ref, Slot
from cxsite.model.problem import Outcome
from cxsite.model.site import MarkdownSettings, Site
from cxsite.parse.markdown import steps as markdown
from cxsite.parse.markdown.tags import BLOCK

FOLDER = Path(__file__).parent.parent / "cases" / "markdown"
_BLOCK = re.compile(r"^````+ ?(?P<kind>\w+)(?: (?P<engine>\w+))?\n(?P<text>.*?)^````+$", re.MULTILINE | re.DOTALL)
_LINE = re.compile(
    r"^(?P<key>language|places|problems|noted)(?: (?P<engine>commonmark|markdown))?: ?(?P<value>.*)$", re.MULTILINE
)


@dataclass(frozen=True)
class Case:
    """One case as read from its file; `html` is None if nothing is published."""

    title: str
    input: str
    html: str | None
    language: str
    places: tuple[str, ...]
    problems: tuple[str, ...]
    noted: tuple[str, ...]


def cases(file: Path, engine: str = "markdown") -> list[Case]:
    """The cases of a file, for one engine."""
    text = "\n" + file.read_text("utf-8")
    return [_case("## " + part, engine) for part in re.split(r"^## (?=\d{3} )", text, flags=re.MULTILINE)[1:]]


def _case(text: str, engine: str) -> Case:
    blocks = {(m["kind"], m["engine"] or "both"): m["text"] for m in _BLOCK.finditer(text)}
    found = [(m["key"], m["engine"] or "both", m["value"]) for m in _LINE.finditer(_BLOCK.sub("", text))]
    lines = {
        key: value for key, of, value in sorted(found, key=lambda line: line[1] == engine) if of in ("both", engine)
    }
    html = blocks.get(("html", engine), blocks.get(("html", "both"))) or None  # an empty block: nothing is published
    return Case(
        title=text.partition("\n")[0].removeprefix("## "),
        input=blocks["input", "both"],
        html=html,
        language=lines.get("language", "en"),
        places=tuple(filter(None, lines.get("places", "").split(", "))),
        problems=tuple(filter(None, lines.get("problems", "").split(", "))),
        noted=tuple(filter(None, lines.get("noted", "").split(", "))),
    )


def made(text: str, language: str = "en", engine: str = "markdown") -> Outcome[tuple[Outline, Body]]:
    """What cxsite makes of a text."""
    site = Site("T", "https://example.org", "Europe/London", language=language, markdown=MarkdownSettings(engine))
    return markdown.body(text, path="content/posts/a.md", first_line=1, site=site)


def shown(value: tuple[Outline, Body] | None) -> str | None:
    """The body with its slots as marks."""
    if value is None:
        return None
    outline, body = value
    return "".join(p if isinstance(p, str) else _mark(p, outline) for p in body.pieces)


def _mark(slot: Slot, outline: Outline) -> str:
    use = outline.uses[slot.use]
    if slot.context in {"open", "opened", "close"}:
        assert isinstance(use, Link)
        return ""
    how = {"attribute": " plain", "link": " inner"}.get(slot.context, "")
    if isinstance(use, Link):
        return f"⟦to {use.written}⟧"
    if isinstance(use, Binding):
        return f"⟦value {_words(use.ref)}{how}⟧"
    if isinstance(use, Number):
        return f"⟦number {use.words} = {_words(use.ref) if use.ref else f'ignore ({use.reason})'}{how}⟧"
    return f"⟦embed {use.what} {_words(use.ref)}⟧"


def _words(ref: Ref) -> str:
    name = ref.scorecard + (f".{ref.measure}" if ref.measure else "") + (f"[{ref.segment}]" if ref.segment else "")
    return " ".join(
        filter(None, [name + (f".{ref.field}" if ref.field else ""), ref.period and f"@{ref.period}", ref.form])
    )


def places(value: tuple[Outline, Body]) -> tuple[str, ...]:
    """The positions of the uses, sorted: "binding 1:14+32" is line 1, column 14, 32 characters."""
    names = {Binding: "binding", Link: "target", Number: "number", Embed: "embed"}
    found = sorted((u.span.line, u.span.column, u.span.length, names[type(u)]) for u in value[0].uses)
    return tuple(f"{name} {line}:{column}+{length}" for line, column, length, name in found)


def problems(outcome: Outcome[tuple[Outline, Body]]) -> tuple[str, ...]:
    """ "error 1:5 rule", sorted by position."""
    return tuple(f"{p.severity} {p.span.line}:{p.span.column} {p.rule}" for p in outcome.problems if p.span)


def noted(value: tuple[Outline, Body]) -> tuple[str, ...]:
    """What is noted of headings and pictures for the rules that ask about them: "2:1 heading 4 2", "1:5 picture"."""
    found = [s for s in value[0].said if s.about in ("heading", "picture")]
    return tuple(f"{s.span.line}:{s.span.column} {s.about} {s.figure}".rstrip() for s in found)


def tree(html: str | None) -> object:
    """HTML parsed strictly into comparable nested tuples; None stays None."""
    if html is None:
        return None
    parser = html5lib.HTMLParser(namespaceHTMLElements=False, strict=False)
    return _node(parser.parseFragment(html), verbatim=False)


def _node(element, *, verbatim: bool) -> tuple[object, ...]:
    verbatim = verbatim or element.tag == "pre"
    children: list[object] = []
    _text(children, element.text, verbatim)
    for child in element:
        if isinstance(child.tag, str):
            children.append(_node(child, verbatim=verbatim))
        _text(children, child.tail, verbatim)
    return (element.tag, tuple(sorted(element.attrib.items())), _trimmed(children, element.tag))


def _text(children: list[object], text: str | None, verbatim: bool) -> None:
    if not text:
        return
    text = text if verbatim else re.sub(r"[ \t\n]+", " ", text)
    if children and isinstance(children[-1], str):
        children[-1] = (children[-1] + text) if verbatim else re.sub(r" +", " ", children[-1] + text)
    else:
        children.append(text)


def _trimmed(children: list[object], tag: str) -> tuple[object, ...]:
    """Without white space at the edges of blocks."""
    if tag == "pre":
        return tuple(children)
    edge = tag in _APART
    out = []
    for at, child in enumerate(children):
        kept = child
        if isinstance(kept, str) and (edge if at == 0 else _is_block(children[at - 1])):
            kept = kept.lstrip(" ")
        if isinstance(kept, str) and (edge if at == len(children) - 1 else _is_block(children[at + 1])):
            kept = kept.rstrip(" ")
        out.append(kept)
    return tuple(child for child in out if child != "")


_APART = BLOCK | {"DOCUMENT_FRAGMENT", "summary", "details", "video", "picture"}


def _is_block(child: object) -> bool:
    return isinstance(child, tuple) and child[0] in _APART
