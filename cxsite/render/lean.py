"""What Jinja makes of a template, spelt shorter: the same text, in six tenths of the time (`benchmarks/NOTES.md`).

A page shows some 150 values, and templates extend each other three deep. So here a block gathers what it shows and hands it on as
one text, where Jinja hands each piece through every generator on the way; a field is read by Python's own `getattr`, and Jinja's
is asked only where there is none; and a text without a sign to be escaped is shown as it is. Themes need not know of it.
"""

import re
from collections.abc import Callable, Iterator, Mapping, MutableMapping
from functools import cached_property
from keyword import iskeyword
from typing import Any

from jinja2 import Environment, Template, nodes
from jinja2.compiler import CodeGenerator, Frame, optimizeconst
from jinja2.nodes import EvalContext
from jinja2.runtime import Context
from jinja2.utils import missing
from markupsafe import Markup, escape

#: To be raised when other code is generated: compiled templates are kept from build to build.
RECIPE = 3
_TO_ESCAPE = re.compile("[&<>'\"]").search


def shown(value: Any) -> str:  # noqa: ANN401 - whatever a theme shows
    """What stands in a page for a value: escaped, unless it is HTML already."""
    kind = type(value)
    plain = kind is Markup or (kind is str and not _TO_ESCAPE(value))
    return value if plain else str(value) if kind is int else escape(value)


def _is_plain(node: nodes.Call) -> bool:
    return not (node.dyn_args or node.dyn_kwargs or any(iskeyword(named.key) for named in node.kwargs))


def _is_usual(node: nodes.Include) -> bool:
    return node.with_context and not node.ignore_missing


class Inside(Context):
    """What a piece of a template sees: all that the template around it sees, and the `local` names there.

    Jinja copies all names for each piece, of which a page has a dozen. What few pieces ask for is made when it is asked for.
    """

    def __init__(self, template: Template, around: Context, local: Mapping[str, Any]) -> None:
        self.environment, self.name, self.parent = template.environment, template.name, around.parent
        self.exported_vars, self.globals_keys = set(), set()
        self.blocks = {name: [block] for name, block in template.blocks.items()}
        self.vars = around.vars.copy()
        if local:
            self.vars.update({name: value for name, value in local.items() if value is not missing})

    @cached_property
    def eval_ctx(self) -> EvalContext:  # type: ignore[override]  # a plain attribute in Jinja's
        """Whether it escapes: a piece begins anew."""
        return EvalContext(self.environment, self.name)


class Lean(CodeGenerator):
    """Jinja's code generator. What is not said here is Jinja's own."""

    def visit_Template(self, node: nodes.Template, frame: Frame | None = None) -> None:  # noqa: N802 - the names of Jinja's visitor
        """A template, and once what Jinja has in the first lines of every function."""
        super().visit_Template(node, frame)
        self.writeline("undefined, concat, shown = environment.undefined, environment.concat, environment.shown")
        self.writeline("cond_expr_undefined = Undefined")

    def write_commons(self) -> None:
        """The first lines of every function: of a page some fifty are called."""
        self.writeline("resolve = context.resolve_or_missing")
        self.writeline("if 0: yield None")

    def enter_frame(self, frame: Frame) -> None:
        """Begin a scope; the outermost of a template and of a block gather what they show."""
        super().enter_frame(frame)
        if frame.rootlevel or frame.block_frame:
            self.buffer(frame)

    def leave_frame(self, frame: Frame, with_python_scope: bool = False) -> None:
        """End a scope; what the outermost have gathered goes out as one text."""
        if frame.rootlevel or frame.block_frame:
            self._hand_on(frame)
        super().leave_frame(frame, with_python_scope)

    def visit_Block(self, node: nodes.Block, frame: Frame) -> None:  # noqa: N802
        """Where a block stands inside another, what it shows is taken over in one go."""
        if node.required or (frame.toplevel and (self.has_known_extends or self.extends_so_far)):
            super().visit_Block(node, frame)
            return
        context = self.derive_context(frame) if node.scoped else self.get_context_ref()
        self.writeline(f"{frame.buffer}.extend(context.blocks[{node.name!r}][0]({context}))", node)

    def visit_Include(self, node: nodes.Include, frame: Frame) -> None:  # noqa: N802
        """A piece sees all that is known around it, by an `Inside`. One that is included without that is left to Jinja, which
        hands its text on at once: so what was gathered before it has to be handed on first.
        """
        if isinstance(node.template, nodes.Const) and isinstance(node.template.value, str) and _is_usual(node):
            inside = f"environment.inside({node.template.value!r}, context, {self.dump_local_context(frame)})"
            self.writeline(f"{frame.buffer}.extend({inside})", node)
            return
        if not node.with_context and frame.buffer is not None:
            self._hand_on(frame)
            self.writeline(f"{frame.buffer}.clear()")
        super().visit_Include(node, frame)

    @optimizeconst
    def visit_Getattr(self, node: nodes.Getattr, frame: Frame) -> None:  # noqa: N802
        """A field of a value."""
        thing, found = self.temporary_identifier(), self.temporary_identifier()
        self.write(f"({found} if ({found} := getattr(({thing} := ")
        self.visit(node.node, frame)
        self.write(f"), {node.attr!r}, missing)) is not missing else environment.getattr({thing}, {node.attr!r}))")

    def visit_Call(self, node: nodes.Call, frame: Frame, forward_caller: bool = False) -> None:  # noqa: N802
        """A call; the words of the theme, which is most of them, are asked without the ceremony that a macro may need."""
        if not isinstance(node.node, nodes.Name) or node.node.name != "t" or not _is_plain(node):
            super().visit_Call(node, frame, forward_caller=forward_caller)
            return
        self.write("(environment.words(")
        for value in node.args:
            self.visit(value, frame)
            self.write(", ")
        for named in node.kwargs:
            self.visit(named, frame)
            self.write(", ")
        self.write(") if ")
        self.visit(node.node, frame)
        self.write(" is environment.words else ")
        super().visit_Call(node, frame, forward_caller=forward_caller)
        self.write(")")

    def _output_child_pre(self, node: nodes.Expr, frame: Frame, finalize: CodeGenerator._FinalizeInfo) -> None:
        if frame.eval_ctx.autoescape and not frame.eval_ctx.volatile and finalize.src is None:
            self.write("shown(")
        else:
            super()._output_child_pre(node, frame, finalize)

    def _hand_on(self, frame: Frame) -> None:
        self.writeline(f"yield concat({frame.buffer})")


class Pieces(Environment):
    """Jinja's environment with our way to compile. `words` are asked by `t`; templates that are loaded are at hand by name."""

    code_generator_class = Lean
    shown = staticmethod(shown)
    words: Callable[..., Markup] | None = None

    def __init__(self, **options: Any) -> None:  # noqa: ANN401 - whatever Jinja takes
        super().__init__(**options)
        self._loaded: dict[str, Template] = {}

    def page(self, name: str, values: Mapping[str, object]) -> str:
        """What the template `name` makes of these values. What it raises has the template's own lines, as Jinja tells them."""
        template = self.get_template(name)
        try:
            context = Context(self, {**self.globals, **values}, name, template.blocks)
            return self.concat(template.root_render_func(context))
        except Exception:  # noqa: BLE001 - raised again
            self.handle_exception()

    def inside(self, name: str, around: Context, local: Mapping[str, Any]) -> Iterator[str]:
        """What an included template shows."""
        template = self._loaded.get(name) or self.get_template(name)
        return template.root_render_func(Inside(template, around, local))

    def _load_template(self, name: str, globals: MutableMapping[str, Any] | None) -> Template:
        found = self._loaded.get(name)
        if found is None:
            found = self._loaded[name] = super()._load_template(name, globals)
        return found
