"""Where labels (tags, categories, series) are written, for the rules that compare spellings."""

from collections import Counter
from collections.abc import Iterator
from itertools import chain

from cxsite.model.corpus import Corpus
from cxsite.model.frozen import dataclass
from cxsite.model.place import Span
from cxsite.model.post import Post


@dataclass(frozen=True, slots=True)
class LabelUse:
    """A label as spelled in one post; `kind` is tag, category or series, `at` its key in the front matter."""

    kind: str
    label: str
    post: Post
    at: str

    @property
    def path(self) -> str:
        """The file it is in."""
        return self.post.path

    @property
    def span(self) -> Span:
        """Its position, looked up only when there is something to report."""
        return self.post.marks.span(self.at)


def spellings(corpus: Corpus) -> Counter[tuple[str, str]]:
    """How often each spelling of a label is used, by (kind, label), in order of first use."""
    written = (
        ("tag", Counter(chain.from_iterable(post.tags for post in corpus.posts))),
        ("category", Counter(post.category for post in corpus.posts if post.category)),
        ("series", Counter(post.series for post in corpus.posts if post.series)),
    )
    return Counter({(kind, label): number for kind, uses in written for label, number in uses.items()})


def labels(corpus: Corpus) -> Iterator[LabelUse]:
    """Every label of every post, kind by kind, in the order of the files."""
    for post in corpus.posts:
        yield from (LabelUse("tag", tag, post, f"tags/{n}") for n, tag in enumerate(post.tags))
    yield from (LabelUse("category", post.category, post, "category") for post in corpus.posts if post.category)
    yield from (LabelUse("series", post.series, post, "series") for post in corpus.posts if post.series)
