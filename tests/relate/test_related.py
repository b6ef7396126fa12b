"""Related reading: quick, and exactly what comparing all pairs would give."""

import time

from hypothesis import given
from hypothesis import strategies as st

from cxsite.relate.related import rarest, rarity, related, weight

TAGS = st.lists(st.sets(st.sampled_from("abcdefgh"), max_size=8), max_size=24)


def by_pairs(tags, wanted):
    weights = rarity(tags)
    kept = [set(rarest(own, weights)) for own in tags]

    def of(post):
        scores = {other: weight(kept[post] & kept[other], weights) for other in range(len(tags)) if other != post}
        return tuple(sorted((o for o, score in scores.items() if score), key=lambda o: (-scores[o], o))[:wanted])

    return [of(post) for post in range(len(tags))]


@given(TAGS, st.integers(1, 5))
def test_buckets_find_what_comparing_all_pairs_finds(tags, wanted):
    assert related(tags, wanted) == by_pairs(tags, wanted)


def test_a_rare_tag_counts_more_than_a_common_one():
    common = [("it",)] * 6
    assert related([("it", "nps"), *common, ("nps",)])[0][0] == 7


def test_ties_go_to_the_newest():
    assert related([("a",)] * 7, wanted=3)[6] == (0, 1, 2)


def test_no_tags_no_relatives():
    assert related([(), ("a",)]) == [(), ()]
    assert related([]) == []


def test_time_grows_with_the_posts():
    def seconds(posts):
        tags = [(f"t{n % 40}", f"u{n % 7}", f"v{n % 11}") for n in range(posts)]
        start = time.process_time()
        related(tags)
        return time.process_time() - start

    seconds(100)
    assert seconds(8000) < 8 * 4 * max(seconds(1000), 0.005)
