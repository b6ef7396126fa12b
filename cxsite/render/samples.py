"""A view of every kind, made up from the declarations: what templates are tried on when no publication is at hand.

Two of each: a full one, in which everything is there once, and a bare one, in which nothing is that need not be.
"""

from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from types import NoneType, UnionType
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

from cxsite.render import list_views, results_views, text_views

# The template of each kind of page, and what it is given.
VIEWS: Mapping[str, type[Any]] = {
    "archive.html": list_views.ArchiveView,
    "corrections.html": results_views.CorrectionsView,
    "home.html": list_views.HomeView,
    "letters.html": list_views.LettersView,
    "list.html": list_views.ListView,
    "methods.html": results_views.MethodsView,
    "not-found.html": list_views.NotFoundView,
    "page.html": text_views.PageView,
    "post.html": text_views.PostView,
    "scorecard.html": results_views.ScorecardView,
    "scorecards.html": results_views.ScorecardsView,
    "search.html": list_views.SearchView,
    "stream.html": list_views.StreamView,
    "terms.html": list_views.TermsView,
}
_LEAVES: Mapping[Any, tuple[Any, Any]] = {
    str: ("sample.text", ""),
    int: (3, 0),
    float: (3.0, 0.0),
    bool: (True, False),
    object: ("sample.text", ""),
    Any: ("sample.text", ""),
}


def sample(kind: Any, *, full: bool) -> Any:  # noqa: ANN401 - any declaration, any value
    """A value of a declared type.

    Numbers of a full one are 3, texts "sample.text" (which can be taken apart at the dot); tuples have one item.

    Where a type holds others of its own (the parts of a result), these have none in turn.
    """
    return _value(kind, full, ())


def _value(kind: Any, full: bool, within: tuple[Any, ...]) -> Any:  # noqa: ANN401 - as above
    if kind in _LEAVES:
        return _LEAVES[kind][0 if full else 1]
    if is_dataclass(kind):
        return _made(kind, full and kind not in within, within)
    origin, inside = get_origin(kind), get_args(kind)
    if origin is Literal:
        return inside[0]
    if origin in (Union, UnionType):
        some = [each for each in inside if each is not NoneType]
        return _value(some[0], full, within) if full or len(some) == len(inside) else None
    if origin is tuple:
        return _several(inside, full, within)
    return {} if isinstance(origin, type) and issubclass(origin, Mapping) else frozenset()


def _several(inside: tuple[Any, ...], full: bool, within: tuple[Any, ...]) -> tuple[Any, ...]:
    if inside[-1:] == (Ellipsis,):
        return (_value(inside[0], full, within),) if full else ()
    return tuple(_value(each, full, within) for each in inside)


def _made(kind: Any, full: bool, within: tuple[Any, ...]) -> Any:  # noqa: ANN401 - as above
    hints = get_type_hints(kind)
    return kind(**{f.name: _value(hints[f.name], full, (*within, kind)) for f in fields(kind) if f.init})
