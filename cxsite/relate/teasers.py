"""What lists say about a post. Each teaser is made once and shared by everything that lists the post."""

from collections.abc import Mapping
from dataclasses import field

from cxsite.model.articles import Byline, Step, Teaser, Term
from cxsite.model.frozen import dataclass
from cxsite.model.post import Post
from cxsite.model.standing import Held
from cxsite.relate.terms import terms_of

WORDS_A_MINUTE = 220


@dataclass(frozen=True, slots=True)
class Names:
    """Lookups for labels and ids: key → term for tags, categories and series; id → byline for authors. `language` is the
    publication's own.
    """

    language: str
    tag: Mapping[str, Term] = field(default_factory=dict)
    category: Mapping[str, Term] = field(default_factory=dict)
    series: Mapping[str, Term] = field(default_factory=dict)
    author: Mapping[str, Byline] = field(default_factory=dict)


def teaser(post: Post, address: str, names: Names, picture: str, reason: Held | None) -> Teaser:
    """The teaser. `picture` is the address of the post's image, or ""; `reason` is why readers would not see it, or None."""
    category = terms_of((post.category,), names.category)
    return Teaser(
        path=post.path,
        address=address,
        title=post.title,
        description=post.description or post.outline.excerpt,
        date=post.date,
        minutes=minutes(post.outline.words),
        bylines=tuple(names.author[who] for who in dict.fromkeys(post.authors) if who in names.author),
        tags=terms_of(post.tags, names.tag),
        category=category[0] if category else None,
        image=picture,
        image_alt=post.image.alt if post.image and picture else "",
        held=reason,
        language="" if post.language == names.language else post.language,
    )


def step(teaser: Teaser) -> Step:
    """What a neighbour shows of it."""
    return Step(teaser.title, teaser.address, teaser.language)


def minutes(words: int) -> int:
    """The reading time in whole minutes, at least one."""
    return max(1, -(-words // WORDS_A_MINUTE))
