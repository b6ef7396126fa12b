"""Sample views of every kind, generated from the declarations: templates are tried on them without a publication.

Two of each: a full one, with every field filled, and a bare one, with all optional parts left empty.
"""

from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from types import NoneType, UnionType
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

from cxsite.render import list_views, results_views, text_views

# The template of each kind of page, and the view it gets.
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

    In a full one, numbers are 3 and texts "sample.text" (which can be split at the dot); tuples have one item.

    If a type contains values of its own type (the parts of a result), these contain none.
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
