"""What pages need of a publication: without what only links and opinions ask for, which is half of every post.

A build that has related and judged everything lets go of it before pages are made: several processes make them, and each comes
to have all that the first one has in memory.
"""

from collections.abc import Mapping

from cxsite.model.body import Link
from cxsite.model.corpus import Corpus
from cxsite.model.library import Library
from cxsite.model.place import Marks, Span
from cxsite.model.post import Post
from cxsite.model.wording import Wording

# The one place where frozen values change. Copies would stand beside what they replace until all of them are there, and the
# holes that leaves would be a fifth of what each process then has.
_change = object.__setattr__

#: What of an outline no page shows, and what stands in its place then.
UNSEEN: Mapping[str, str | Wording] = {"headings": "", "anchors": "", "excerpt": "", "said": Wording(), "source": ""}


def spare(corpus: Corpus, library: Library) -> None:
    """Let go of the headings, anchors and wording of all posts, of where their keys and links stand, and of how they begin, which
    their teasers say. From then on they are good for nothing but pages.

    A post that names a template or a picture keeps the places of its keys, and pictures in texts keep theirs: what is wrong with
    these is found while pages are made. What is related is worked out now, once: what waits for somebody to ask holds all posts.
    """
    for post in {id(post): post for post in (*corpus.posts, *(article.post for article in library.articles))}.values():
        _lighten(post)
    for article in library.articles:  # after that, so that what is found takes the room of what is gone
        _change(article, "related", tuple(article.related))


def _lighten(post: Post) -> None:
    somewhere = Span(post.path)
    for name, nothing in UNSEEN.items():
        _change(post.outline, name, nothing)
    for use in post.outline.uses:
        if not (isinstance(use, Link) and use.image):
            _change(use, "span", somewhere)
    if not (post.template or post.image):
        _change(post, "marks", Marks(post.path))
