"""What pages need of a publication: without what only links and opinions ask for, which is half of every post.

A build that has related and judged everything lets go of it before pages are made: several processes make them, and each comes
to have all that the first one has in memory.
"""

from collections.abc import Mapping
from dataclasses import replace

from cxsite.model.library import Article, Corpus, Library
from cxsite.model.place import Marks
from cxsite.model.post import Post


def spared(corpus: Corpus, library: Library) -> tuple[Corpus, Library]:
    """Both, with posts that know nothing of their headings, anchors and wording, nor where their keys stand, nor how they begin,
    which their teasers say.

    A post that names a template or a picture keeps the places: what is wrong with these is found while pages are made.
    """
    lighter = {id(post): _lighter(post) for post in corpus.posts}
    articles = tuple([_article(article, lighter) for article in library.articles])
    return replace(corpus, posts=tuple(lighter.values())), replace(library, articles=articles)


def _article(article: Article, lighter: Mapping[int, Post]) -> Article:
    """What is related is worked out now, once: what waits for somebody to ask knows all posts as they were."""
    post = lighter.get(id(article.post)) or _lighter(article.post)
    return replace(article, post=post, related=tuple(article.related))


def _lighter(post: Post) -> Post:
    marks = post.marks if post.template or post.image else Marks(post.path)
    return replace(post, outline=replace(post.outline, headings=(), anchors=(), excerpt="", said=()), marks=marks)
