"""The corpus that all generators build: the same posts, from a seed, of realistic length and structure.

A post has front matter, about 650 words in paragraphs and sections, links, lists, three of forty tags; every fourth has a
table, four in five a fenced code block, every fifth a footnote, every third a number bound to a scorecard. The text is neutral:
a `Dialect` says how one generator writes a link to another post and a bound number. Generators other than cxsite get the number
as plain text, which saves them work.
"""

import random
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, timedelta

WORDS = """about account again agent always answer asked because before behind better between billing box call came card cause
centre change clear close common complaint cost could counter customer date day decide delay desk door early either
email end even every evidence example fair few first follow form found free friend front full gave give good had half
hand happen hard have heard help here hour idea instead keep kind know large last late learn least leave letter line
list little long look made make many matter mean meet might mind minute month more morning most much must name need
never new next nobody note nothing number office often old once open order other ours over own page paid part people
person phone place plain plan point possible price problem promise queue question quick quiet read reason refund reply
report request rest result right room rule said same score second see seldom send serve service several shelf short
should show side simple since small someone sometimes soon sorry staff start still stop story street sure table talk
team tell thank their then there thing think third though three time today together told took trust turn two under
until use value visit voice wait walk want week well went what when where which while whole whom why will with without
wonder word work world would write wrong year yes yesterday young""".split()  # noqa: SIM905 - to be read and changed as words
TAGS = tuple(f"{first} {second}" for first in WORDS[10:50:5] for second in WORDS[60:110:10])
PERIODS = tuple(f"{year}-Q{quarter}" for year in (2024, 2025) for quarter in (1, 2, 3, 4))
CARDS = ("support", "billing", "counter", "repairs", "onboarding")
MEASURES = ("recommend", "satisfied")
_CODE = (
    (
        'def answer(letter: str) -> str:\n    """Reply within a day."""\n    for line in letter.splitlines():\n'
        '        if "refund" in line:\n            return pay(line, days=3)\n    return "thank you"\n'
    ),
    "curl -s https://example.org/queue | jq '.waiting[] | select(.minutes > 20)'\nsort -n | head -5\n",
    '{"queue": "refunds", "waiting": 12, "longest": "PT42M", "open": true}\n',
)
_PLAIN = str.maketrans("", "", "*`")
_LANGUAGES = ("python", "bash", "json")


@dataclass(frozen=True)
class Post:
    """One post. Where dialects differ, `body` has a kind ("link" or "number"), a slug or reference, and the words shown, set
    off by the control characters that `Dialect.written` replaces.
    """

    slug: str
    title: str
    day: date
    tags: tuple[str, ...]
    description: str
    body: str


@dataclass(frozen=True)
class Dialect:
    """How one generator writes what differs: a link to the post `slug`, and a bound number."""

    link: Callable[[str, str], str]
    number: Callable[[str, str], str] = field(default=lambda _ref, shown: shown)

    def written(self, body: str) -> str:
        """A post's body as this generator's authors write it."""
        parts = body.split("\x01")
        for n in range(1, len(parts), 2):
            kind, name, words = parts[n].split("\x02")
            parts[n] = self.link(name, words) if kind == "link" else self.number(name, words)
        return "".join(parts)


def posts(count: int, seed: int = 2026) -> list[Post]:
    """`count` posts, oldest first. The same arguments give the same posts, on every machine."""
    chance = random.Random(seed)
    slugs = [f"{'-'.join(chance.choices(WORDS, k=3))}-{n}" for n in range(count)]
    first = date(2005, 1, 3)
    span = (date(2026, 6, 1) - first).days
    return [_post(slug, first + timedelta(days=n * span // count), slugs, chance) for n, slug in enumerate(slugs)]


def renewed(post: Post, **changes: object) -> Post:
    """The post after an edit."""
    return Post(**{**post.__dict__, **changes})


def _post(slug: str, day: date, slugs: list[str], chance: random.Random) -> Post:
    title = " ".join(chance.choices(WORDS, k=chance.randrange(3, 8))).capitalize()
    tags = tuple(sorted(chance.sample(TAGS, 3)))
    description = _sentence(chance).translate(_PLAIN)  # plain words only: markup in it would cause warnings
    return Post(slug, title, day, tags, description, _body(slugs, chance))


def _body(slugs: list[str], chance: random.Random) -> str:
    parts = [_paragraph(slugs, chance) for _ in range(2)]
    for _ in range(chance.randrange(3, 6)):
        parts.append(f"## {' '.join(chance.choices(WORDS, k=4)).capitalize()}")
        parts += [_paragraph(slugs, chance) for _ in range(chance.randrange(1, 4))]
        if chance.random() < 0.4:
            parts.append("\n".join(f"- {_sentence(chance)}" for _ in range(chance.randrange(3, 6))))
    if chance.random() < 0.8:
        kind = chance.randrange(3)
        parts.insert(chance.randrange(2, len(parts)), f"```{_LANGUAGES[kind]}\n{_CODE[kind]}```")
    if chance.random() < 0.25:
        parts.insert(chance.randrange(2, len(parts)), _table(chance))
    if chance.random() < 0.2:
        parts[0] += " More below.[^1]"
        parts.append(f"[^1]: {_sentence(chance)}")
    if chance.random() < 0.33:
        parts[1] += f" We stood at {_number(chance)} then."
    return "\n\n".join(parts) + "\n"


def _paragraph(slugs: list[str], chance: random.Random) -> str:
    text = " ".join(_sentence(chance) for _ in range(chance.randrange(3, 6)))
    if chance.random() < 0.3:
        text += f" See \x01link\x02{chance.choice(slugs)}\x02{' '.join(chance.choices(WORDS, k=3))}\x01 too."
    if chance.random() < 0.2:
        text += f" It is [told elsewhere](https://example.org/{chance.choice(WORDS)}/)."
    return text


def _sentence(chance: random.Random) -> str:
    words = chance.choices(WORDS, k=chance.randrange(8, 19))
    if chance.random() < 0.2:
        words[3] = f"*{words[3]}*"
    if chance.random() < 0.1:
        words[5] = f"**{words[5]}**"
    if chance.random() < 0.05:
        words[4] = f"`{words[4]}`"
    if chance.random() < 0.15:
        words[2], words[3] = f'"{words[2]}', f'{words[3]}"'
    if chance.random() < 0.15:
        words[6] = f"don't {words[6]},"
    return " ".join(words).capitalize() + "."


def _table(chance: random.Random) -> str:
    rows = [
        f"| {' '.join(chance.choices(WORDS, k=2))} | {chance.randrange(99)} | {chance.choice(WORDS)} |" for _ in "123"
    ]
    return "\n".join(["| What | Count | Who |", "|---|---:|---|", *rows])


def _number(chance: random.Random) -> str:
    ref = f"{chance.choice(CARDS)}.{chance.choice(MEASURES)} @{chance.choice(PERIODS)}"
    return f"\x01number\x02{ref}\x02{chance.randrange(10, 60)}\x01"
