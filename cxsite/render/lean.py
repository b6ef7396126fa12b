"""A code generator for Jinja that makes shorter code: the same output in six tenths of the time (`benchmarks/NOTES.md`).

A page shows some 150 values, and templates extend each other three deep. So here a block collects its output and yields it as
one string, where Jinja passes each piece through every generator on the way; attributes are read by Python's own `getattr`, and
Jinja's is only called if there is none; and a text with nothing to escape is shown as it is. Themes need not know of it.
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

#: To be incremented when the generated code changes: compiled templates are cached between builds.
RECIPE = 3
_TO_ESCAPE = re.compile("[&<>'\"]").search


def shown(value: Any) -> str:  # noqa: ANN401 - whatever a theme shows
    """What a page shows for a value: escaped, unless it is HTML already."""
    kind = type(value)
    plain = kind is Markup or (kind is str and not _TO_ESCAPE(value))
    return value if plain else str(value) if kind is int else escape(value)


def _is_plain(node: nodes.Call) -> bool:
    return not (node.dyn_args or node.dyn_kwargs or any(iskeyword(named.key) for named in node.kwargs))


def _is_usual(node: nodes.Include) -> bool:
    return node.with_context and not node.ignore_missing


class Inside(Context):
    """The context of an included template: everything that the including template sees, plus its `local` names.

    Jinja copies all names for each include, of which a page has a dozen. What is rarely needed is created lazily.
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
        """Whether it escapes: reset for each included template."""
        return EvalContext(self.environment, self.name)


class Lean(CodeGenerator):
    """Jinja's code generator. Whatever is not overridden here is Jinja's own."""

    def visit_Template(self, node: nodes.Template, frame: Frame | None = None) -> None:  # noqa: N802 - the names of Jinja's visitor
        """A template, with the names at its top that Jinja repeats in the first lines of every function."""
        super().visit_Template(node, frame)
        self.writeline("undefined, concat, shown = environment.undefined, environment.concat, environment.shown")
        self.writeline("cond_expr_undefined = Undefined")

    def write_commons(self) -> None:
        """The first lines of every function, of which a page calls some fifty."""
        self.writeline("resolve = context.resolve_or_missing")
        self.writeline("if 0: yield None")

    def enter_frame(self, frame: Frame) -> None:
        """Begin a scope; the outermost scope of a template or block collects its output."""
        super().enter_frame(frame)
        if frame.rootlevel or frame.block_frame:
            self.buffer(frame)

    def leave_frame(self, frame: Frame, with_python_scope: bool = False) -> None:
        """End a scope; the outermost scopes yield their collected output as one string."""
        if frame.rootlevel or frame.block_frame:
            self._hand_on(frame)
        super().leave_frame(frame, with_python_scope)

    def visit_Block(self, node: nodes.Block, frame: Frame) -> None:  # noqa: N802
        """A block inside another: its output is added to the other's in one go."""
        if node.required or (frame.toplevel and (self.has_known_extends or self.extends_so_far)):
            super().visit_Block(node, frame)
            return
        context = self.derive_context(frame) if node.scoped else self.get_context_ref()
        self.writeline(f"{frame.buffer}.extend(context.blocks[{node.name!r}][0]({context}))", node)

    def visit_Include(self, node: nodes.Include, frame: Frame) -> None:  # noqa: N802
        """An included template sees the names around it through an `Inside`. One included without context is left to Jinja,
        which yields its text directly: so what was collected before it has to be yielded first.
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
        """An attribute of a value."""
        thing, found = self.temporary_identifier(), self.temporary_identifier()
        self.write(f"({found} if ({found} := getattr(({thing} := ")
        self.visit(node.node, frame)
        self.write(f"), {node.attr!r}, missing)) is not missing else environment.getattr({thing}, {node.attr!r}))")

    def visit_Call(self, node: nodes.Call, frame: Frame, forward_caller: bool = False) -> None:  # noqa: N802
        """A call; most calls are for the theme's words, which skip the overhead that a macro may need."""
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
    """Jinja's environment with our code generator. `words` is called by `t`; loaded templates are cached by name."""

    code_generator_class = Lean
    shown = staticmethod(shown)
    words: Callable[..., Markup] | None = None

    def __init__(self, **options: Any) -> None:  # noqa: ANN401 - whatever Jinja takes
        super().__init__(**options)
        self._loaded: dict[str, Template] = {}

    def page(self, name: str, values: Mapping[str, object]) -> str:
        """What the template `name` renders from these values. Exceptions point to the template's own lines, as in Jinja."""
        template = self.get_template(name)
        try:
            context = Context(self, {**self.globals, **values}, name, template.blocks)
            return self.concat(template.root_render_func(context))
        except Exception:  # noqa: BLE001 - raised again
            self.handle_exception()

    def inside(self, name: str, around: Context, local: Mapping[str, Any]) -> Iterator[str]:
        """The output of an included template."""
        template = self._loaded.get(name) or self.get_template(name)
        return template.root_render_func(Inside(template, around, local))

    def _load_template(self, name: str, globals: MutableMapping[str, Any] | None) -> Template:
        found = self._loaded.get(name)
        if found is None:
            found = self._loaded[name] = super()._load_template(name, globals)
        return found
