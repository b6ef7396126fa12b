"""The trigger filter: a Python-Markdown pattern is not tried on a text that it cannot match. The output stays the same.

Three quarters of Python-Markdown's time is its inline pass, which tries some twenty patterns on every text. What a pattern
needs is derived from its own expression, never listed by hand: a list would be wrong as soon as an extension adds a pattern. A
pattern for which nothing can be proven is always tried.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache, partial
from typing import Any
from xml.etree.ElementTree import Element

import markdown
from markdown.inlinepatterns import Pattern
from markdown.treeprocessors import InlineProcessor
from markdown.util import AtomicString

try:
    from re import _constants as ops  # type: ignore[attr-defined]  # not public: without it there is no filter
    from re import _parser as parser  # type: ignore[attr-defined]
except ImportError:
    ops = parser = None

_WIDEST = 64
_ANYTHING: frozenset[str] | None = None
_METHOD = "_InlineProcessor__handleInline"


def filtered(converter: markdown.Markdown) -> markdown.Markdown:
    """The same converter with the filter around its inline pass; unchanged if an extension has replaced that pass."""
    processor = next((each for each in converter.treeprocessors if type(each) is InlineProcessor), None)
    if parser is None or processor is None or not hasattr(processor, _METHOD):
        return converter
    apply = processor._InlineProcessor__applyPattern  # type: ignore[attr-defined]  # noqa: SLF001 - the pass has no other seam
    run, patterns, needed = processor.run, list[Pattern](), list[frozenset[str] | None]()

    def look() -> None:
        patterns[:] = list[Any](processor.inlinePatterns)
        needed[:] = map(needs, patterns)

    def begin(tree: Element, ancestors: list[str] | None = None) -> Element:
        """Start over: an extension may have changed the patterns since the last text."""
        look()
        return run(tree, ancestors)

    def handle(data: str, pattern: int = 0) -> str:
        """Like the method that it replaces, but skips patterns that cannot match."""
        if isinstance(data, AtomicString):
            return data
        if len(needed) != len(processor.inlinePatterns):  # or added some while a text is converted
            look()
        present = frozenset(data)
        while pattern < len(needed):
            wanted = needed[pattern]
            if wanted is None or not wanted.isdisjoint(present):
                before, data = data, _replaced(data, partial(apply, patterns[pattern]), pattern)
                if data is not before:  # checked once for all matches of a pattern: a text may have thousands
                    present = frozenset(data)
            pattern += 1
        return data

    processor.run = begin  # type: ignore[method-assign]
    setattr(processor, _METHOD, handle)
    return converter


def _replaced(data: str, apply: Callable[[str, int, int], tuple[str, bool, int]], pattern: int) -> str:
    """`data` with all matches of one pattern replaced."""
    start, matched = 0, True
    while matched:
        data, matched, start = apply(data, pattern, start)
    return data


def needs(pattern: Pattern) -> frozenset[str] | None:
    """Characters of which every match contains at least one; None if that is not known."""
    compiled = pattern.getCompiledRegExp()
    return _of_expression(compiled.pattern, compiled.flags) if isinstance(compiled, re.Pattern) else _ANYTHING


@lru_cache(maxsize=256)
def _of_expression(expression: str, flags: int) -> frozenset[str] | None:
    return _of_sequence(parser.parse(expression, flags & ~re.DEBUG), ignoring_case=bool(flags & re.IGNORECASE))


def _of_sequence(parts: Iterable[tuple[Any, Any]], *, ignoring_case: bool) -> frozenset[str] | None:
    """The rarest of what the parts need: every part has to match."""
    found = [need for op, what in parts if (need := _of_part(op, what, ignoring_case=ignoring_case)) is not None]
    return min(found, key=_frequency, default=_ANYTHING)


def _of_part(op: Any, what: Any, *, ignoring_case: bool) -> frozenset[str] | None:  # noqa: ANN401 - the parser's own constants
    if op in (ops.LITERAL, ops.IN):
        signs = list(_members(what if op is ops.IN else [(op, what)]))
        return _of_signs(signs, ignoring_case=ignoring_case) if signs and "" not in signs else _ANYTHING
    if op in (ops.MAX_REPEAT, ops.MIN_REPEAT, ops.POSSESSIVE_REPEAT):
        least, _, inner = what
        return _of_sequence(inner, ignoring_case=ignoring_case) if least else _ANYTHING
    if op is ops.SUBPATTERN:
        _, more_flags, _, inner = what
        return _of_sequence(inner, ignoring_case=ignoring_case or bool(more_flags & re.IGNORECASE))
    if op is ops.ATOMIC_GROUP:
        return _of_sequence(what, ignoring_case=ignoring_case)
    if op is ops.BRANCH:
        ways = [_of_sequence(way, ignoring_case=ignoring_case) for way in what[1]]
        return frozenset().union(*(way for way in ways if way is not None)) if None not in ways else _ANYTHING
    return _ANYTHING  # assertions, lookarounds, references to groups: nothing is proven


def _members(items: Iterable[tuple[Any, Any]]) -> Iterator[str]:
    """The characters of a class; "" if it is too wide or negated."""
    for op, what in items:
        if op is ops.LITERAL:
            yield chr(what)
        elif op is ops.RANGE and what[1] - what[0] < _WIDEST:
            yield from map(chr, range(what[0], what[1] + 1))
        else:
            yield ""


def _of_signs(signs: list[str], *, ignoring_case: bool) -> frozenset[str] | None:
    """If case is ignored, characters that have case prove nothing: more than one other may match them."""
    if ignoring_case and any(sign.lower() != sign or sign.upper() != sign for sign in signs):
        return _ANYTHING
    return frozenset(signs)


def _frequency(signs: frozenset[str]) -> tuple[bool, int, list[str]]:
    """Letters, digits and spaces are in every text; otherwise, the fewer characters the rarer."""
    return any(sign.isalnum() or sign.isspace() for sign in signs), len(signs), sorted(signs)
