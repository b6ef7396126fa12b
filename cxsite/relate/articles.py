"""Articles: each public post with everything its page shows of others."""

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from functools import cached_property, partial
from typing import Protocol, cast, overload

from cxsite.model.frozen import dataclass
from cxsite.model.labels import key
from cxsite.model.library import Article, Corpus, Correction, Fill, Held, Printed, Step, Teaser, Term, Translation
from cxsite.model.post import Post
from cxsite.relate import feedback
from cxsite.relate.related import Group, kin
from cxsite.relate.series import places
from cxsite.relate.stirred import Labels, stirred


@dataclass(frozen=True, slots=True)
class Told:
    """What is known by now, by path: teasers, what is held back, series, answers, corrections; public posts newest first.

    `letters` are by the slug of their article.
    """

    corpus: Corpus
    posts: tuple[Post, ...]
    teasers: Mapping[str, Teaser]
    held: Mapping[str, Held]
    series: Mapping[str, Term]
    answers: Mapping[str, tuple[Fill, ...]]
    corrections: Mapping[str, tuple[Correction, ...]]
    letters: Mapping[str, tuple[Printed, ...]]


def articles(told: Told) -> tuple[Article, ...]:
    """One article for each public post, newest first."""
    site = told.corpus.site
    teasers = [told.teasers[post.path] for post in told.posts]
    near = Relatives(told.posts, teasers, site.language)
    same = _translations(told.posts, told.teasers, site.language)
    in_series = places(told.corpus.posts, told.teasers, told.held, told.series)
    rows = zip(told.posts, teasers, _neighbours(teasers), strict=True)
    return tuple(
        Article(
            post=post,
            teaser=teaser,
            id=post.id,
            fills=told.answers[post.path],
            series=in_series.get(post.path),
            newer=newer,
            older=older,
            related=cast("tuple[Teaser, ...]", Related(near, at)),
            feedback=feedback.links(post, teaser.address, site),
            corrections=told.corrections.get(post.path, ()),
            translations=same.get(post.path, ()),
            letters=told.letters.get(post.slug, ()),
        )
        for at, (post, teaser, (newer, older)) in enumerate(rows)
    )


class Labelled(Protocol):
    """What decides which posts are related: a post, or what is remembered of one."""

    @property
    def language(self) -> str:
        """The language it names, or ""."""

    @property
    def tags(self) -> Sequence[str]:
        """Its tags, as the publication writes them."""

    @property
    def keywords(self) -> str:
        """The words that tell what it is about, with a space between."""


class Known(Labelled, Protocol):
    """The same with the positions of the posts that it is related to, counted from the last, which is -1."""

    @property
    def related(self) -> Sequence[int]:
        """Best first."""


class Relatives:
    """What else to read, for each of `posts`, newest first: nothing of it is worked out before somebody asks.

    `language` is that of posts which name none.
    """

    def __init__(self, posts: Sequence[Labelled], teasers: Sequence[Teaser], language: str) -> None:
        self._posts, self._teasers, self._language = posts, teasers, language

    @cached_property
    def _rows(self) -> dict[int, Callable[[], list[int]]]:
        """By position, what finds the positions of the relatives."""
        found: dict[int, Callable[[], list[int]]] = {}
        for group in _spoken(self._posts, self._language):
            of = kin(_labelled(self._posts, group))
            found |= {at: partial(_among, group, of, n) for n, at in enumerate(group)}
        return found

    def of(self, at: int) -> tuple[Teaser, ...]:
        """The teasers of what is related to the post at that position."""
        return tuple([self._teasers[other] for other in self._rows[at]()])


class Related(Sequence[Teaser]):
    """What is related to one post, found once."""

    __slots__ = ("_at", "_found", "_relatives")

    def __init__(self, relatives: Relatives, at: int) -> None:
        self._relatives, self._at = relatives, at
        self._found: tuple[Teaser, ...] | None = None

    @property
    def _all(self) -> tuple[Teaser, ...]:
        if self._found is None:
            self._found = self._relatives.of(self._at)
        return self._found

    def __len__(self) -> int:
        return len(self._all)

    @overload
    def __getitem__(self, at: int) -> Teaser: ...
    @overload
    def __getitem__(self, at: slice) -> tuple[Teaser, ...]: ...
    def __getitem__(self, at: int | slice) -> Teaser | tuple[Teaser, ...]:
        return self._all[at]

    def __iter__(self) -> Iterator[Teaser]:
        return iter(self._all)


def relatives(posts: Sequence[Labelled], language: str, only: Collection[int]) -> dict[int, tuple[int, ...]]:
    """For each of `only` these of the posts, newest first, the positions of what else to read, in its own language: so a
    translation is never among it. `language` is that of posts which name none.
    """
    found: dict[int, tuple[int, ...]] = {}
    for group in _spoken(posts, language):
        asked = [n for n, at in enumerate(group) if at in only]
        if asked:
            of = kin(_labelled(posts, group), only=asked)
            found |= {group[n]: tuple(_among(group, of, n)) for n in asked}
    return found


def related_anew(
    posts: Sequence[Known], language: str, edited: Mapping[int, Labelled | None]
) -> dict[int, tuple[int, ...]]:
    """The relatives of each of the posts that may have others than it knows, in the way it knows them. `edited` says by position
    what edited posts were before, in the same language, None for new ones; no post has gone.
    """
    found: dict[int, tuple[int, ...]] = {}
    for group in _spoken(posts, language):
        was = {
            n: _before(edited[at]) for n, at in enumerate(group) if at in edited and _is_other(edited[at], posts[at])
        }
        if was:
            own, place = _labelled(posts, group), {at - len(posts): n for n, at in enumerate(group)}
            asked = stirred(own, partial(_known, posts, group, place), was)
            of = kin(own, only=asked)
            found |= {group[n]: tuple([other - len(posts) for other in _among(group, of, n)]) for n in asked}
    return found


def _spoken(posts: Sequence[Labelled], language: str) -> list[list[int]]:
    """The positions of the posts in each language."""
    found: dict[str, list[int]] = {}
    for at, post in enumerate(posts):
        found.setdefault(post.language or language, []).append(at)
    return [*found.values()]


def _among(group: Sequence[int], of: Callable[[int], tuple[int, ...]], n: int) -> list[int]:
    return [group[other] for other in of(n)]


def _labelled(posts: Sequence[Labelled], group: Sequence[int]) -> Group:
    """What decides which of these posts are related."""
    return Group([_tags(posts[at]) for at in group], [posts[at].keywords.split() for at in group])


def _tags(post: Labelled) -> tuple[str, ...]:
    return tuple(dict.fromkeys(map(key, post.tags)))


def _is_other(before: Labelled | None, now: Labelled) -> bool:
    return before is None or {*_tags(before)} != {*_tags(now)} or {*before.keywords.split()} != {*now.keywords.split()}


def _before(edited: Labelled | None) -> Labels | None:
    return Labels(_tags(edited), edited.keywords.split()) if edited else None


def _known(posts: Sequence[Known], group: Sequence[int], place: Mapping[int, int], n: int) -> list[int]:
    """The places in the group of those to whom a post of it was related."""
    return [place[other] for other in posts[group[n]].related]


def lead(posts: tuple[Post, ...]) -> str:
    """The path of the lead story: the newest featured post, else the newest, else ""."""
    featured = next((post for post in posts if post.featured), None)
    return featured.path if featured else posts[0].path if posts else ""


def _neighbours(teasers: Sequence[Teaser]) -> list[tuple[Step | None, Step | None]]:
    """(newer, older) for each of `teasers`, which are newest first; None at the ends."""
    steps = [Step(teaser.title, teaser.address) for teaser in teasers]
    newer: list[Step | None] = [None, *steps[:-1]]
    older: list[Step | None] = [*steps[1:], None]
    return list(zip(newer, older, strict=True)) if steps else []


def _translations(
    posts: Sequence[Post], teasers: Mapping[str, Teaser], language: str
) -> dict[str, tuple[Translation, ...]]:
    """Path → all languages of the text, its own among them, in order of their code: public posts that share a
    `translation_key`. Posts that stand alone are left out.

    `language` is that of posts which name none. Where two have one language (which is for the checks to say), the first counts.
    """
    texts: dict[str, dict[str, Translation]] = {}
    for post in posts:
        if post.translation_key and teasers[post.path].held is None:
            own = post.language or language
            found = Translation(own, post.title, teasers[post.path].address)
            texts.setdefault(post.translation_key, {}).setdefault(own.lower(), found)
    whole = {key: tuple(text[code] for code in sorted(text)) for key, text in texts.items() if len(text) > 1}
    return {
        post.path: whole[post.translation_key]
        for post in posts
        if post.translation_key in whole and teasers[post.path].held is None
    }
