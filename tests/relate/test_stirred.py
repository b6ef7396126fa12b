"""Which articles an edit leaves alone: those not named have the same related articles as in a full computation."""

from random import Random

from hypothesis import given
from hypothesis import strategies as st

from cxsite.relate.related import Group
from cxsite.relate.stirred import Labels, stirred
from tests.relate.making import related


def labels(chance, tags, words):
    """Labels of one post, out of this many tags and words: nearly always at most three tags, otherwise more than are used."""
    most = 8 if chance.random() < 0.1 else 3
    own = chance.sample(range(tags), min(tags, chance.randrange(most + 1)))
    return Labels([f"t{n}" for n in own], [f"w{n}" for n in {int(words * chance.random() ** 3) for _ in range(3)}])


def reached(now, before, *rest):
    """The positions that `stirred` names, for posts that were related as `before` says."""
    return stirred(Group([own.tags for own in now], [own.words for own in now]), before.__getitem__, *rest)


def relations(posts, wanted, more=0):
    """Which posts each is related to, by position, with `more` posts before them."""
    found = related([own.tags for own in posts], [own.words for own in posts], wanted)
    return [tuple([other + more for other in others]) for others in found]


@given(st.integers(0), st.integers(1, 66), st.integers(1, 12), st.integers(1, 60), st.integers(0, 2), st.integers(0, 3))
def test_whoever_is_not_named_has_the_same_relatives(seed, size, tags, words, added, changed):
    chance, wanted = Random(seed), 1 + seed % 4
    posts = [labels(chance, tags, words) for _ in range(size)]
    edits = {chance.randrange(size): labels(chance, tags, words) for _ in range(changed)}
    now = [labels(chance, tags, words) for _ in range(added)] + [edits.get(at, own) for at, own in enumerate(posts)]
    before = [()] * added + relations(posts, wanted, added)
    edited = {**dict.fromkeys(range(added)), **{added + at: posts[at] for at in edits}}
    named, after = reached(now, before, edited, wanted), relations(now, wanted)
    assert [at for at, others in enumerate(before) if at not in named and after[at] != others] == []


def test_an_edit_leaves_most_alone():
    posts = [Labels([f"a{n % 3}", f"b{n % 5}"], []) for n in range(600)]
    now = [*posts[:300], Labels(["a1", "b2"], []), *posts[301:]]
    assert reached(now, relations(posts, 4), {300: posts[300]}) == {300}
