"""Edits in any order, several processes, any hash seed, any order of directories, kills, corrupted outputs and corrupted caches
in between: always equal to a clean build, byte for byte.

Hypothesis makes random walks, and reports the shortest that fails. CXSITE_WALK=300 makes three hundred, at random, which takes
some ten minutes; otherwise it is the same few walks each time.
"""

import os
import shutil
import tempfile
from collections.abc import Callable
from pathlib import Path

from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, rule, run_state_machine_as_test

from cxsite.build import Options
from tests.freshness import newsroom
from tests.freshness.bench import answered, bytes_of, clean, touched
from tests.freshness.builders import SEEDS, How, Told, builders
from tests.freshness.newsroom import FIXED, Newsroom

SPOILT = ("output-edited", "memory-damaged")  # problems of a folder that had been built before
WALKS = int(os.environ.get("CXSITE_WALK", "0"))
WORDS = st.sampled_from(("queue", "refund", "letter", "call", "desk", "reply"))
NUMBER, FEW = st.integers(0, 5), st.integers(0, 9)
POST = st.fixed_dictionaries(
    {
        "number": NUMBER,
        "tags": st.sets(st.sampled_from(newsroom.TAGS), max_size=3),
        "month": st.integers(1, 12),
        "words": st.lists(WORDS, min_size=1, max_size=5).map(" ".join),
        "extra": st.lists(
            st.sampled_from(
                (
                    "category: Practice\n",
                    "series: First steps\n",
                    "authors: [ada]\n",
                    newsroom.TRANSLATED,
                    "description: What became of it.\n",
                    f"{newsroom.ALIASED}\n",
                    "updated: 2026-11-20\n",
                    "scorecards: [support]\n",
                    "draft: true\n",
                )
            ),
            unique=True,
            max_size=3,
        ).map("".join),
        "says": st.tuples(st.sampled_from(newsroom.NUMBERS), st.sampled_from(newsroom.LINKS)),
    }
)
LINES = st.sampled_from(
    (
        "category: Practice",
        "draft: true",
        "draft: false",
        "date: 2026-06-05",
        "date: 2027-06-05",
        "authors: [ben]",
        "series: Other steps",
        "series_order: 2",
        "description: In short.",
        newsroom.ALIASED,
        "lang: de",
    )
)
HOW = st.builds(How, st.integers(1, 3), st.sampled_from(SEEDS), st.integers(0, 3), st.just(-1) | st.integers(0, 60))
LATER = st.integers(0, 2).flatmap(lambda n: HOW if n == 2 else st.none())  # a build takes longer than edits


class Walk(RuleBasedStateMachine):
    """After each edit, build or do not build yet."""

    build: Callable[[Options, How], Told]

    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(tempfile.mkdtemp(prefix="cxsite-walk-"))
        self.room = Newsroom(self.folder / "site")

    def teardown(self) -> None:
        try:
            self.arrive(How())
        finally:
            shutil.rmtree(self.folder, ignore_errors=True)

    def arrive(self, how: How | None) -> None:
        """Build as `how` says, after a kill if it asks for one, and compare."""
        if how is None:
            return
        options = self.room.options
        if how.dies >= 0:
            self.build(options, how)
        elif answered(options):
            assert bytes_of(options.output) == self.clean(how)[0]
        told = self.build(options, How(how.hands, how.seed, how.order))
        assert told.published, told.rules
        made, (expected, rules) = bytes_of(options.output), self.clean(how)
        assert [rule for rule in told.rules if rule not in SPOILT] == rules
        assert sorted(made) == sorted(expected)
        assert [address for address in made if made[address] != expected[address]] == []
        assert self.build(options, How(seed=how.seed)).written == ()
        assert [path.name for path in options.root.glob(".*")] == [".cxsite"]

    def clean(self, how: How) -> tuple[dict[str, bytes], list[str]]:
        """A build by another process with another seed and no cache: its files, and the rules of its problems."""
        other, told = How(1, SEEDS[SEEDS.index(how.seed) - 1], how.order + 1), list[str]()
        return clean(self.room.options, by=lambda options: told.extend(self.build(options, other).rules)), told

    @rule(post=POST, how=LATER)
    def write(self, post, how):
        self.room.write(**post)
        self.arrive(how)

    @rule(number=NUMBER, to=NUMBER, how=LATER)
    def rename(self, number, to, how):
        self.room.rename(number, to)
        self.arrive(how)

    @rule(number=NUMBER, where=st.sampled_from(newsroom.PLACES), how=LATER)
    def place(self, number, where, how):
        self.room.place(number, where)
        self.arrive(how)

    @rule(number=NUMBER, how=LATER)
    def delete(self, number, how):
        self.room.delete(number)
        self.arrive(how)

    @rule(name=st.sampled_from(FIXED), line=LINES, how=LATER)
    def front_matter(self, name, line, how):
        self.room.change(name, line)
        self.arrive(how)

    @rule(name=st.sampled_from(FIXED), words=WORDS, how=LATER)
    def title(self, name, words, how):
        self.room.change(name, f"title: {words.title()}")
        self.arrive(how)

    @rule(name=st.sampled_from(FIXED), tags=st.sets(st.sampled_from(newsroom.TAGS), max_size=3), how=LATER)
    def tags(self, name, tags, how):
        self.room.change(name, f"tags: [{', '.join(sorted(tags))}]")
        self.arrive(how)

    @rule(name=st.sampled_from(FIXED), words=WORDS, how=LATER)
    def body(self, name, words, how):
        self.room.body(name, words)
        self.arrive(how)

    @rule(words=WORDS, how=LATER)
    def page(self, words, how):
        self.room.page(words)
        self.arrive(how)

    @rule(name=st.sampled_from(("Ada Stone", "Ada Brook")), role=WORDS, how=LATER)
    def author(self, name, role, how):
        self.room.author(name, role)
        self.arrive(how)

    @rule(words=WORDS, publish=st.sampled_from(("with-name", "without-name", "no")), how=LATER)
    def letter(self, words, publish, how):
        self.room.letter(words, publish)
        self.arrive(how)

    @rule(promoters=st.sampled_from((3, 60, 61, 70)), title=st.sampled_from(("Support", "Help")), how=LATER)
    def counts(self, promoters, title, how):
        self.room.counts(promoters, title)
        self.arrive(how)

    @rule(periods=st.integers(0, 3), how=LATER)
    def second_card(self, periods, how):
        self.room.second_card(periods)
        self.arrive(how)

    @rule(text=st.sampled_from(newsroom.VOCABULARIES), how=LATER)
    def vocabulary(self, text, how):
        self.room.vocabulary(text)
        self.arrive(how)

    @rule(which=FEW, how=LATER)
    def forget_claim(self, which, how):
        self.room.forget_claim(which)
        self.arrive(how)

    @rule(width=FEW.map(lambda n: n + 1), note=FEW, how=LATER)
    def picture(self, width, note, how):
        self.room.picture(width, note)
        self.arrive(how)

    @rule(name=st.sampled_from(("robots-extra.txt", "deep/new.txt")), words=WORDS, how=LATER)
    def static(self, name, words, how):
        self.room.static(name, words)
        self.arrive(how)

    @rule(
        name=st.sampled_from(newsroom.TEMPLATES),
        words=st.just("") | WORDS,
        folder=st.sampled_from(("templates", "themes/own/templates")),
        how=LATER,
    )
    def template(self, name, words, folder, how):
        self.room.template(name, words, folder)
        self.arrive(how)

    @rule(width=FEW, how=LATER)
    def style(self, width, how):
        self.room.style(width)
        self.arrive(how)

    @rule(key=st.sampled_from(sorted(newsroom.SETTINGS)), number=FEW, how=LATER)
    def settings(self, key, number, how):
        self.room.settings(key, number)
        self.arrive(how)

    @rule(closing=WORDS, how=LATER)
    def words(self, closing, how):
        self.room.words(closing)
        self.arrive(how)

    @rule(days=st.integers(-40, 60), how=LATER)
    def time(self, days, how):
        self.room.time(days)
        self.arrive(how)

    @rule(how=LATER)
    def touch(self, how):
        self.room.touch()
        self.arrive(how)

    @rule()
    def save(self):
        self.room.save()

    @rule(how=LATER)
    def revert(self, how):
        self.room.revert()
        self.arrive(how)

    @rule(which=st.integers(0, 999), words=st.just("") | WORDS, how=LATER)
    def spoil_output(self, which, words, how):
        self.room.spoil_output(which, words)
        self.arrive(how)

    @rule(how=LATER)
    def empty_output(self, how):
        self.room.empty_output()
        self.arrive(how)

    @rule(which=FEW, at=st.integers(0, 99999), way=st.sampled_from(("another byte", "cut", "gone")), how=LATER)
    def spoil_memory(self, which, at, way, how):
        self.room.spoil_memory(which, at, way)
        self.arrive(how)

    @rule(how=HOW)
    def mistake(self, how):
        """A broken link stops the build, and leaves the output alone; once fixed, builds continue."""
        path = self.room.options.root / "content/posts/alpha.md"
        whole = path.read_text()
        path.write_text(f"{whole}\n[nowhere](nowhere.md)\n")
        before = touched(self.room.options.output)
        told = self.build(self.room.options, How(how.hands, how.seed, how.order))
        assert not told.published
        assert touched(self.room.options.output) == before
        path.write_text(whole)
        self.arrive(how)


def test_every_walk_ends_where_a_clean_build_does() -> None:
    length = (
        {"max_examples": WALKS, "stateful_step_count": 40} if WALKS else {"max_examples": 4, "stateful_step_count": 16}
    )
    quietly = {"deadline": None, "database": None, "suppress_health_check": list(HealthCheck)}
    chosen = settings(**length, **quietly, derandomize=not WALKS, phases=[Phase.generate, Phase.shrink])
    with builders() as build:
        run_state_machine_as_test(type("Walk", (Walk,), {"build": staticmethod(build)}), settings=chosen)
