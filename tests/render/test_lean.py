"""Our code generator makes the same pages as Jinja's own, and the same errors at the same lines."""

import pytest
from jinja2 import DictLoader, Environment, StrictUndefined, TemplateError
from markupsafe import Markup

from cxsite.model.place import Span
from cxsite.render.lean import Pieces, shown

TEMPLATES = {
    "base": "<a>{% block one %}base {{ x }}{% endblock %}|{% block two %}{% for i in n %}{{ i }}{{ ', ' if not loop.last }}{% endfor %}{% endblock %}</a>{{ x }}",
    "middle": "{% extends 'base' %}ignored {{ x }}{% block one %}middle {{ super() }}{% block inner %}in{% endblock %}{% endblock %}",
    "child": "{% extends 'middle' %}{% set y = x %}{% block inner %}{{ self.two() }}{{ html }}{{ y }}{% endblock %}",
    "perhaps": "{% if x %}{% extends 'base' %}{% endif %}before {% block one %}mine{% endblock %} after",
    "part": "[{{ x }}{% if z is defined %}{{ z }}{% endif %}]",
    "included": "1 {% include 'part' %} 2 {% include 'bare' ignore missing without context %} 3 {% with z = '&' %}{% include 'part' %}{% endwith %}"
    "{% include 'none' ignore missing %}",
    "within": "{% set own = x %}{% for z in n %}{% include 'part' %}{% include 'deeper' %}{% endfor %}{% block one %}{% include 'deeper' %}{% endblock %}",
    "deeper": "{% set x = 'else' %}{% include 'part' %}{% block deep %}{{ own is defined }}{{ x }}{% include 'part' %}{% endblock %}{{ nothing is defined }}",
    "heir": "{% include 'child' %}{% set x = 1 %}{% include 'child' %}",
    "amiss": "{% include 'part' %}\n{% include 'failing' %}",
    "alone": "1{% for i in n %}{% include 'bare' without context %}{{ i }}{% endfor %}",
    "bare": "<bare>",
    "macros": "{% macro m(a, b='<') %}{{ a }}{{ b }}{% if caller is defined %}{{ caller() }}{% endif %}{% endmacro %}{{ m(x) }}{% call m(1) %}{{ x }}{% endcall %}{{ m(html, b=x) | upper }}",
    "imports": "{% import 'macros' as all with context %}{{ all.m(x) }}{% from 'macros' import m with context %}{{ m(html) }}",
    "sets": "{% set a %}<{{ x }}>{% endset %}{{ a }}{{ a ~ x }}{% filter upper %}b{{ x }}{% endfilter %}{% set s = namespace(n=0) %}"
    "{% for i in n if i %}{% set s.n = s.n + i %}{% else %}none{% endfor %}{{ s.n }}",
    "nested": "{% for i in tree recursive %}{{ i.name }}{% if i.below %}({{ loop(i.below) }}){% endif %}{% endfor %}{{ tree[0].name }}{{ tree[0]['name'] }}",
    "raw": "{% autoescape false %}{{ x }}{{ html }}{% autoescape true %}{{ x }}{% endautoescape %}{% endautoescape %}{{ 3 }}{{ none }}{{ 1.5 }}{{ x | safe }}",
    "fields": "{{ place.path }} {{ place.line }} {{ 'a'.upper() }} {{ tree.0.name }} {{ (place or none).column }}",
    "spoken": "{% macro t(a, b='') %}[{{ a }}{{ b }}{% if caller is defined %}{{ caller() }}{% endif %}]{% endmacro %}{{ t(x) }}{% call t(1) %}{{ x }}{% endcall %}{% for i in n %}{{ t(*[i], **{'b': t(x, b=i)}) }}{% endfor %}",
    "lacking": "one\n{{ x }}\n{{ place.path }}{{ place.pth }}",
    "unknown": "{% extends 'base' %}\n\n{% block one %}\n{{ x }}\n{{ what.ever }}{% endblock %}",
    "failing": "{{ x }}\n\n{{ x }} {{ 1 / 0 }}\n",
}  # fmt: skip
VALUES = {
    "x": "a < b & 'c' \"d\"",
    "n": (0, 1, 2),
    "html": Markup("<b>&amp;</b>"),
    "tree": [{"name": "<1>", "below": [{"name": "2", "below": []}]}, {"name": "3", "below": []}],
    "place": Span("a<b.md", 3, 4),
}


def made(kind, name):
    environment = kind(loader=DictLoader(TEMPLATES), autoescape=True, undefined=StrictUndefined, trim_blocks=True)
    try:
        return environment.page(name, VALUES) if kind is Pieces else environment.get_template(name).render(VALUES)
    except (TemplateError, ZeroDivisionError) as error:
        lines = [
            frame.tb_lineno
            for frame in _frames(error.__traceback__)
            if "<template>" in frame.tb_frame.f_code.co_filename
        ]
        return type(error), str(error), lines


def _frames(trace):
    while trace:
        yield trace
        trace = trace.tb_next


@pytest.mark.parametrize("name", TEMPLATES)
def test_the_same_page(name):
    assert made(Pieces, name) == made(Environment, name)


@pytest.mark.parametrize("value", ["a", "<", "&amp;", "'", '"', Markup("<b>"), 3, None, 1.5, Span("<", 1)])
def test_the_same_text(value):
    assert shown(value) == str(Environment(autoescape=True).from_string("{{ v }}").render(v=value))


def test_the_templates_of_this_test_fail_where_they_should():
    failed = {name: page for name in TEMPLATES if isinstance(page := made(Pieces, name), tuple)}
    assert {name: lines[-1] for name, (_, _, lines) in failed.items()} == {
        "lacking": 3,
        "unknown": 5,
        "failing": 3,
        "amiss": 3,
    }
