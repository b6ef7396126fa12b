"""Related articles: fast, and exactly what comparing all pairs would give."""

import time
from functools import reduce
from operator import add

from hypothesis import given
from hypothesis import strategies as st

from cxsite.relate.related import COMMON, Group, rarest, weight
from tests.relate.making import made, post, related

TAGS = st.lists(st.sets(st.sampled_from("abcdefgh"), max_size=8), max_size=24)
WORDS = st.lists(st.sampled_from("klmnopqrstuvwxyz"), max_size=6, unique=True)
POSTS = st.lists(st.tuples(st.sets(st.sampled_from("abcdefgh"), max_size=8), WORDS), max_size=24)


def by_pairs(tags, words, wanted):
    """The same, by comparing every post with every other."""
    weights, listed = Group(tags).rarity, Group(tags, words).telling()
    kept = [set(rarest(own, weights)) for own in tags]

    def of(post):
        others = [other for other in range(len(tags)) if other != post]
        tagged = {other: weight(kept[post] & kept[other], weights) for other in others}
        shared = {o: [w for w in words[post] if w in listed.weights and w in words[o]] for o in others} if words else {}
        told = {other: reduce(add, (listed.weights[word] for word in found), 0) for other, found in shared.items()}
        return tuple(best({other: tagged[other] + told.get(other, 0) for other in others}, wanted))

    return [of(post) for post in range(len(tags))]


def best(scores, wanted):
    return sorted((other for other, score in scores.items() if score), key=lambda o: (-scores[o], o))[:wanted]


@given(TAGS, st.integers(1, 5))
def test_buckets_find_what_comparing_all_pairs_finds(tags, wanted):
    assert related(tags, wanted=wanted) == by_pairs(tags, (), wanted)


@given(POSTS, st.integers(1, 5))
def test_so_do_short_lists_of_words(posts, wanted):
    tags, words = [tags for tags, _ in posts], [words for _, words in posts]
    assert related(tags, words, wanted) == by_pairs(tags, words, wanted)


@given(POSTS, st.sets(st.integers(0, 23), max_size=3))
def test_the_relatives_of_a_few_are_what_they_are_among_those_of_all(posts, few):
    tags, words = [tags for tags, _ in posts], [words for _, words in posts]
    asked = sorted(post for post in few if post < len(posts))
    everyone = related(tags, words)
    assert related(tags, words, only=asked) == [everyone[post] for post in asked]


@given(st.lists(WORDS, max_size=60))
def test_no_word_leads_to_more_than_a_few_posts(words):
    assert all(2 <= len(posts) <= COMMON for posts in Group((), words).telling().posts.values())


def test_words_decide_among_posts_with_the_same_tags():
    tags = [("refunds",)] * 4
    assert related(tags, [("late",), ("queue",), ("noon",), ("late",)])[0] == (3, 1, 2)
    assert related(tags, [("late",), ("queue",), ("noon",), ()])[0] == (1, 2, 3)


def test_words_stand_in_where_there_are_no_tags():
    assert related([()] * 3, [("penguin",), (), ("penguin",)]) == [(2,), (), (0,)]


def test_a_tag_counts_more_than_a_word_as_rare():
    tags = [("billing",), ("billing",), (), ()]
    assert related(tags, [("penguin",), (), ("penguin",), ()])[0] == (1, 2)


def test_what_many_posts_say_says_nothing():
    words = [("this", f"word{n}") for n in range(40)]
    assert related([()] * 40, words) == [()] * 40


def test_an_article_leads_to_its_own_language():
    texts = [post(f"{n}.md", f"2026-01-0{n}", tags=("Queues",), language="de" if n > 2 else "") for n in range(1, 5)]
    found = [(article.post.slug, [teaser.title for teaser in article.related]) for article in made(*texts).articles]
    assert found == [("4", ["3"]), ("3", ["4"]), ("2", ["1"]), ("1", ["2"])]


def test_a_rare_tag_counts_more_than_a_common_one():
    common = [("it",)] * 6
    assert related([("it", "nps"), *common, ("nps",)])[0][0] == 7


def test_one_more_post_of_a_tag_shifts_no_weight_before_their_number_doubles():
    weighed = [Group([("a",)] * holders + [()] * (16 - holders)).rarity["a"] for holders in (4, 5, 6, 7, 8, 9)]
    assert weighed[0] > weighed[1] == weighed[2] == weighed[3] == weighed[4] > weighed[5]


def test_ties_go_to_the_newest():
    assert related([("a",)] * 7, wanted=3)[6] == (0, 1, 2)


def test_no_tags_no_relatives():
    assert related([(), ("a",)]) == [(), ()]
    assert related([]) == []


def test_time_grows_with_the_posts():
    def seconds(posts):
        tags = [(f"t{n % 40}", f"u{n % 7}", f"v{n % 11}") for n in range(posts)]
        words = [(f"w{n // 9}", f"x{n % 90}", f"y{n // 4}") for n in range(posts)]
        start = time.thread_time()
        related(tags, words)
        return time.thread_time() - start

    seconds(100)
    assert min(seconds(8000), seconds(8000)) < 8 * 4 * max(seconds(1000), 0.005)
