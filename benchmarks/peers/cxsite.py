"""cxsite: its default theme as it is, five scorecards, bound numbers."""

import sys

from benchmarks.corpus import CARDS, PERIODS, Dialect
from benchmarks.sites import Generator, yaml_front

_MARKER = "<!-- around every page -->"
_BASE = '{% extends "default/base.html" %}\n{% block head %}' + _MARKER + "{% endblock %}\n"


def generator(engine: str = "markdown", *, search: bool = False) -> Generator:
    """The site, with one of the Markdown engines. The search index counts apart: no peer makes one."""
    site = (
        "title: The Bench\ntagline: Measured\naddress: https://bench.example\ntime_zone: UTC\n"
        f"language: en-GB\nsearch: {str(search).lower()}\n"
        f"feeds: {{id: bench.example/2026, items: 20}}\nmarkdown: {{engine: {engine}}}\n"
    )
    command = (sys.executable, "-m", "cxsite")
    return Generator(
        name=f"cxsite {engine}",
        dialect=Dialect(
            link=lambda slug, words: f"[{words}]({slug}.md)",
            number=lambda ref, _shown: f"{{{{ {ref} }}}}",
        ),
        settings={
            "site.yaml": site,
            "templates/base.html": _BASE,
            **{f"content/scorecards/{card}.yaml": _scorecard(card, n) for n, card in enumerate(CARDS)},
        },
        template="templates/base.html",
        place=lambda post: f"content/posts/{post.slug}.md",
        page=lambda post: f"posts/{post.slug}/index.html",
        build=(*command, "build"),
        serve=(*command, "preview", "--port", "{port}", "--no-open"),
        version=(*command, "--version"),
        output="public",
        front=yaml_front,
        scorecard="content/scorecards/support.yaml",
    )


def _scorecard(card: str, number: int) -> str:
    lines = [
        f"title: {card.capitalize()} results",
        "owner: The bench",
        "next_review: 2030-01-15",
        "periods: quarters",
        "sources:",
        "  survey: {title: Survey, method: E-mail to every customer, question: How likely are you to recommend us?}",
        "measures:",
    ]
    for name, kind in (("recommend", "nps"), ("satisfied", "csat")):
        lines += [f"  {name}:", f"    kind: {kind}", f"    title: {name.capitalize()}", "    source: survey"]
        lines += ["    counts_as: value", *(["    scale: 1-5"] if kind == "csat" else []), "    values:"]
        for n, period in enumerate(PERIODS):
            first = 71 + number * 7 + n * 3 if n or number else 71
            counts = f"promoters: {first}, passives: 66, detractors: 54"
            lines.append(f"      {period}: {{{counts if kind == 'nps' else f'satisfied: {first}, answers: 190'}}}")
    return "\n".join(lines) + "\n"
