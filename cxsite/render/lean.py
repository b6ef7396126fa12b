"""What Jinja makes of a template, spelt shorter: the same text, in six tenths of the time (`benchmarks/NOTES.md`).

A page shows some 150 values, and templates extend each other three deep. So here a block gathers what it shows and hands it on as
one text, where Jinja hands each piece through every generator on the way; a field is read by Python's own `getattr`, and Jinja's
is asked only where there is none; and a text without a sign to be escaped is shown as it is. Themes need not know of it.
"""

import re
from keyword import iskeyword
from typing import Any

from jinja2 import nodes
from jinja2.compiler import CodeGenerator, Frame, optimizeconst
from markupsafe import Markup, escape

#: To be raised when other code is generated: compiled templates are kept from build to build.
RECIPE = 1
_TO_ESCAPE = re.compile("[&<>'\"]").search


def shown(value: Any) -> str:  # noqa: ANN401 - whatever a theme shows
    """What stands in a page for a value: escaped, unless it is HTML already."""
    kind = type(value)
    plain = kind is Markup or (kind is str and not _TO_ESCAPE(value))
    return value if plain else escape(value)


def _is_plain(node: nodes.Call) -> bool:
    return not (node.dyn_args or node.dyn_kwargs or any(iskeyword(named.key) for named in node.kwargs))


class Lean(CodeGenerator):
    """Jinja's code generator. What is not said here is Jinja's own."""

    def write_commons(self) -> None:
        """The first lines of every function."""
        super().write_commons()
        self.writeline("shown = environment.shown")

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

    def visit_Include(self, node: nodes.Include, frame: Frame) -> None:  # noqa: N802 - the names of Jinja's visitor
        """Without its surroundings, Jinja hands a template's text straight on: so must go what stands before it."""
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
