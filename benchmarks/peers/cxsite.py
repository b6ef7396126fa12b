"""cxsite: its default theme unchanged, five scorecards, bound numbers."""

import random
import sys
from pathlib import Path

from benchmarks.corpus import CARDS, PERIODS, Dialect, Post
from benchmarks.sites import Generator, yaml_front

_BASE = '{% extends "default/base.html" %}\n{% block head %}' + Generator.marker + "{% endblock %}\n"
WHOLE = " with search, cards and pictures"
_PICTURED = 50  # one post in this many has a picture


def generator(engine: str = "markdown", *, whole: bool = False) -> Generator:
    """The site, with one of the Markdown engines. Search index, cards and pictures count separately: no peer makes any."""
    site = (
        "title: The Bench\ntagline: Measured\naddress: https://bench.example\ntime_zone: UTC\n"
        f"language: en-GB\nsearch: {str(whole).lower()}\ncards: {str(whole).lower()}\n"
        f"feeds: {{id: bench.example/2026, items: 20}}\nmarkdown: {{engine: {engine}}}\n"
    )
    command = (sys.executable, "-m", "cxsite")
    return Generator(
        name=f"cxsite {engine}{WHOLE if whole else ''}",
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
        serve=(*command, "preview", "--quiet", "--port", "{port}"),
        version=(*command, "--version"),
        output="public",
        remembered=(".cxsite", "claims.lock"),
        front=_front_with_picture if whole else yaml_front,
        pictures=_pictures if whole else None,
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
            first = 71 + number * 7 + n * 3
            counts = f"promoters: {first}, passives: 66, detractors: 54"
            lines.append(f"      {period}: {{{counts if kind == 'nps' else f'satisfied: {first}, answers: 190'}}}")
    return "\n".join(lines) + "\n"


def _has_picture(post: Post) -> bool:
    name, _, number = post.slug.rpartition("-")
    return int(number) % _PICTURED == 0 and name != "newest"


def _front_with_picture(post: Post) -> str:
    front = yaml_front(post)
    if not _has_picture(post):
        return front
    return front.removesuffix("---\n") + f"image: {{src: {post.slug}.jpg, alt: A counter}}\n---\n"


def _pictures(posts: list[Post], folder: Path) -> None:
    """A separate picture for each post that has one, the size of a phone's at half resolution."""
    from PIL import Image

    chance = random.Random(7)
    for post in filter(_has_picture, posts):
        small = Image.frombytes("RGB", (40, 30), chance.randbytes(40 * 30 * 3))
        small.resize((2016, 1512), Image.Resampling.BICUBIC).save(folder / f"content/posts/{post.slug}.jpg", quality=85)
