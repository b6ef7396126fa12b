"""What pages need of a publication: without what only links and opinions ask for, which is half of every post.

A build that has related and judged everything lets go of it before pages are made: several processes make them, and each comes
to have all that the first one has in memory.
"""

from dataclasses import replace

from cxsite.model.library import Corpus, Library
from cxsite.model.place import Marks
from cxsite.model.post import Post


def spared(corpus: Corpus, library: Library) -> tuple[Corpus, Library]:
    """Both, with posts that know nothing of their headings, anchors and wording, nor where their keys stand.

    A post that names a template or a picture keeps the places: what is wrong with these is found while pages are made.
    """
    lighter = {id(post): _lighter(post) for post in corpus.posts}
    articles = [replace(a, post=lighter.get(id(a.post)) or _lighter(a.post)) for a in library.articles]
    return replace(corpus, posts=tuple(lighter.values())), replace(library, articles=tuple(articles))


def _lighter(post: Post) -> Post:
    marks = post.marks if post.template or post.image else Marks(post.path)
    return replace(post, outline=replace(post.outline, headings=(), anchors=(), said=()), marks=marks)
