"""What post.html and page.html get for around a body: the part of `views` about a text."""

from dataclasses import field

from cxsite.model.frozen import dataclass
from cxsite.render.picture_views import ImageView
from cxsite.render.views import AuthorView, BylineView, DateView, LetterView, LinkView, TeaserView


@dataclass(frozen=True, slots=True)
class TranslationView:
    """The article in another language: its title and code there."""

    title: str
    href: str
    language: str


@dataclass(frozen=True, slots=True)
class SeriesView:
    """The series a post belongs to: its parts in order. A part that is not public yet has title and href ""."""

    title: str
    href: str
    position: int
    parts: tuple[LinkView, ...]


@dataclass(frozen=True, slots=True)
class FeedbackView:
    """The question under an article: eleven links from "0" to "10", and one to write. Empty if no feedback is configured."""

    ask: str
    scores: tuple[LinkView, ...]
    write: LinkView | None
    note: str


@dataclass(frozen=True, slots=True)
class QuotedView:
    """A result the article quotes, for the list at its end. If it is withheld, none of these contain its numbers.

    `words` is the result with interval and n; `answered` says how many of those asked responded; `origin` is the source's href,
    or "".
    """

    number: int
    title: str
    words: str
    period: str
    source: str
    href: str
    question: str
    method: str
    answered: str
    origin: str


@dataclass(frozen=True, slots=True)
class CorrectionView:
    """A number that has changed since readers first saw it: which one, its value now ("" if it is withheld), and the
    note: "Corrected 9 October 2026: this was +31." A correction of the text has only the note.
    """

    subject: str
    href: str
    now: str
    words: str
    date: DateView


@dataclass(frozen=True, slots=True)
class ReadingView:
    """A result in brief: its period, and its value or that it is not shown."""

    period: str
    words: str


@dataclass(frozen=True, slots=True)
class WatchedView:
    """The measure that should show whether something helped: before, and since; None if there is no result for that time."""

    title: str
    href: str
    before: ReadingView | None
    after: ReadingView | None


@dataclass(frozen=True, slots=True)
class SaidDidView:
    """What customers said and what was done: `state` in words; `owner` "" and `since` None if not given."""

    said: str
    did: str
    state: str
    owner: str
    since: DateView | None
    watched: WatchedView | None


@dataclass(frozen=True, slots=True)
class CommentsView:
    """Comments from an external service: its script and origin, its attributes, and the href of our own loader."""

    script: str
    host: str
    attributes: tuple[tuple[str, str], ...]
    loader: str


@dataclass(frozen=True, slots=True)
class PostView:
    """An article around its body."""

    title: str
    description: str
    date: DateView
    updated: DateView | None
    minutes: int
    bylines: tuple[BylineView, ...]
    authors: tuple[AuthorView, ...]
    category: LinkView | None
    tags: tuple[LinkView, ...]
    image: ImageView | None
    series: SeriesView | None
    quoted: tuple[QuotedView, ...]
    corrections: tuple[CorrectionView, ...]
    translations: tuple[TranslationView, ...]
    feedback: FeedbackView | None
    newer: LinkView | None
    older: LinkView | None
    related: tuple[TeaserView, ...]
    share: tuple[LinkView, ...] = field(compare=False)  # made of title and canonical, which are compared
    extra: tuple[tuple[str, str], ...]
    letters: tuple[LetterView, ...] = ()
    comments: CommentsView | None = None
    said_did: tuple[SaidDidView, ...] = ()


@dataclass(frozen=True, slots=True)
class PageView:
    """A page around its body."""

    title: str
    description: str
    updated: DateView | None
    image: ImageView | None
    extra: tuple[tuple[str, str], ...]


TextView = PostView | PageView
