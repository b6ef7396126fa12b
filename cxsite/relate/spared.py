"""Freeing what pages do not need: half of every post is used only by links and checks.

A build frees it after relating and checking everything and before rendering pages: several processes render them, and each ends
up with a copy of everything that the first one has in memory.
"""

from collections.abc import Mapping

from cxsite.model.body import Link
from cxsite.model.corpus import Corpus
from cxsite.model.library import Library
from cxsite.model.place import Marks, Span
from cxsite.model.post import Post
from cxsite.model.wording import Wording

# The only place where frozen values are changed. Copies would exist next to the originals until all were made, and the holes
# that this leaves in memory would be a fifth of what each process then has.
_change = object.__setattr__

#: The parts of an outline that no page shows, and what replaces them.
UNSEEN: Mapping[str, str | Wording] = {"headings": "", "anchors": "", "excerpt": "", "said": Wording(), "source": ""}


def spare(corpus: Corpus, library: Library) -> None:
    """Free the headings, anchors and wording of all posts, the spans of their keys and links, and their excerpts, which are in
    their teasers. From then on, posts can only be rendered.

    A post that names a template or a picture keeps the spans of its keys, and images in texts keep theirs: problems with these
    are found while rendering. Related articles are computed now: the lazy version holds on to all posts.
    """
    for post in {id(post): post for post in (*corpus.posts, *(article.post for article in library.articles))}.values():
        _lighten(post)
    for article in library.articles:  # afterwards, so that this reuses the memory just freed
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
