"""Jinja, set up the one way we use it: everything escaped, nothing undefined, nothing random, errors with their location."""

import re
from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from functools import partial
from pathlib import Path
from types import TracebackType

from jinja2 import FunctionLoader, StrictUndefined, TemplateNotFound, TemplateSyntaxError, UndefinedError
from jinja2.utils import missing as nothing
from markupsafe import Markup, escape

from cxsite.keys.near import meant
from cxsite.model.place import Span
from cxsite.model.problem import Outcome, Problem, error
from cxsite.model.result import figure
from cxsite.render import strangers
from cxsite.render.bytecode import Compiled
from cxsite.render.lean import Pieces, shown
from cxsite.render.linked_data import linked_data
from cxsite.render.targets import targets
from cxsite.render.templates import Templates, Tools, checked, missing
from cxsite.render.unbroken import unbroken

_GAP = re.compile(r"\{([^{}]*)\}")  # `parse.strings` allows no other braces
_ROOMS = str(Path(__file__).parent.parent)


class Unknown(StrictUndefined):
    """An undefined name: the message says which, and, after a line break, what may have been meant."""

    @property
    def _undefined_message(self) -> str:
        name = str(self._undefined_name)
        if self._undefined_obj is nothing:
            return f"{name} is not defined\ntemplates can use site, head and view (posts and pages also body)"
        kind, known = type(self._undefined_obj).__name__, _names(self._undefined_obj)
        advice = meant(name, known, f"the fields are {', '.join(known)}" if known else "")
        return f"{name} is not defined: {kind} has no such field\n{advice}"


class _UnreadableError(Exception):
    """A template that cannot be read as text; carries the problems."""


class Engine:
    """Renders pages from templates. `make` returns the bytes or the problem, and never raises for mistakes in a theme."""

    def __init__(self, templates: Templates, tools: Tools) -> None:
        self._templates = templates
        self._words = tools.words
        self._said: dict[tuple[str, int | None], list[Markup]] = {}
        self._environment = Pieces(
            loader=FunctionLoader(self._load),
            autoescape=True,
            undefined=Unknown,
            auto_reload=False,
            cache_size=-1,
            trim_blocks=True,
            lstrip_blocks=True,
            bytecode_cache=Compiled(templates.cache) if templates.cache else None,
        )
        self._environment.filters.update(
            href=tools.href,
            absolute=tools.absolute,
            unbroken=unbroken,
            figures=tools.words.count,
            figure=partial(figure, words=tools.words),
            day=tools.words.day,
            period=tools.words.period,
        )
        self._environment.words = self._say
        self._environment.globals.update(
            t=self._environment.words,
            targets=targets,
            chart=lambda measure, form, uid: Markup(tools.chart(measure, form, uid)),  # noqa: S704 - escaped where it is drawn
            numbers_table=lambda measure: Markup(tools.numbers_table(measure)),  # noqa: S704 - as above
            words_of=lambda letter: Markup(strangers.html(letter.paragraphs)),  # noqa: S704 - escaped there, and proved
            reply_to=lambda letter: Markup(tools.reply(letter.reply)),  # noqa: S704 - the editor's own Markdown
            linked_data=lambda head, view, site: Markup(linked_data(head, view, site, tools.complete, tools.words)),  # noqa: S704 - it escapes
        )
        del self._environment.filters["random"], self._environment.globals["lipsum"]

    def make(self, name: str, page: str, values: Mapping[str, object], body: str, asked: Span | None) -> Outcome[bytes]:
        """The page that the template `name` renders from `values` and `body`, which is finished HTML.

        `page` says in words which page it is; `asked` is where an author named the template, in case it does not exist.
        """
        if not self._templates.find(name):
            return Outcome(None, (missing(self._templates, name, asked, page),))
        try:
            made = self._environment.page(name, {**values, "body": Markup(body)})  # noqa: S704 - bodies.py escaped it
        except _UnreadableError as unreadable:
            return Outcome(None, unreadable.args)
        except Exception as reason:  # noqa: BLE001 - a template can raise anything; ours is raised again
            return Outcome(None, (self._problem(reason, page),))
        return Outcome((made.strip() + "\n").encode())

    def _say(self, key: str, count: int | None = None, /, **gaps: object) -> Markup:
        """The theme's words for `key`. Values for its placeholders are escaped unless they are HTML already."""
        known = self._said.get((key, count))
        if known is None:
            known = self._said[key, count] = self._parted(key, count)
        if len(known) == 1:
            return known[0]
        try:
            return Markup("".join([shown(gaps[part]) if at & 1 else part for at, part in enumerate(known)]))  # noqa: S704 - escaped
        except KeyError as gap:
            message = f"the text of {key} has the placeholder {gap.args[0]}, which is not filled"
            raise LookupError(message, f'write t("{key}", {gap.args[0]}=…)') from None

    def _parted(self, key: str, count: int | None) -> list[Markup]:
        """The words for `key`, split at the remaining placeholders, with their names in between."""
        try:
            words = escape(self._words.text(key, count))
        except LookupError as lacking:
            said, otherwise = lacking.args
            known = {name.partition("/")[0] for name in self._words.texts}
            raise LookupError(said, meant(key, known, otherwise)) from None
        if count is not None:
            words = words.replace("{count}", self._words.count(count))
        return [*map(Markup, _GAP.split(words))]  # escaped above

    def _load(self, name: str) -> tuple[str, str, None] | None:
        found = self._templates.find(name)
        if not found:
            return None
        outcome = checked(found)
        if outcome.value is None:
            raise _UnreadableError(*outcome.problems)
        return outcome.value, found.shown, None

    def _problem(self, reason: Exception, page: str) -> Problem:
        """What went wrong, at the template's own line. An error of our own code is raised again."""
        if isinstance(reason, TemplateSyntaxError):
            return error(
                "template-syntax", Span(reason.filename or "", reason.lineno), f"{_quiet(reason.message)} ({page})"
            )
        span, ours = _place(reason.__traceback__)
        match reason:
            case TemplateNotFound():
                return missing(self._templates, str(reason.name), span, page)
            case UndefinedError():
                said, _, advice = str(reason.message).partition("\n")
                return error("template-undefined", span, f"{said} ({page})", advice)
            case LookupError(args=(said, advice)):
                return error("template-undefined", span, f"{said} ({page})", advice)
            case RecursionError():
                advice = "to extend the template that yours replaces, name its theme: default/post.html"
                return error("template-recursion", span, f"the template includes or extends itself ({page})", advice)
        if ours:
            raise reason
        return error("template-failed", span, f"{_quiet(str(reason))} ({page})", "fix this line of the template")


def _names(thing: object) -> tuple[str, ...]:
    return tuple(f.name for f in fields(thing)) if is_dataclass(thing) else ()


def _quiet(message: str | None) -> str:
    """A message as part of a sentence: without full stop or initial capital."""
    text = " ".join((message or "it fails").split()).rstrip(".")
    return text[:1].lower() + text[1:] if text[1:2].islower() else text


def _place(trace: TracebackType | None) -> tuple[Span | None, bool]:
    """The last line of a template that was reached, and whether our own code was reached after it."""
    span, ours = None, True
    while trace:
        frame = trace.tb_frame
        if "__jinja_exception__" in frame.f_globals:
            span, ours = Span(frame.f_code.co_filename, trace.tb_lineno), False
        elif frame.f_code.co_filename.startswith(_ROOMS):
            ours = True
        trace = trace.tb_next
    return span, ours
