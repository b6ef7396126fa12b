"""Two posts claim to be the same text in the same language.

Posts with the same `translation_key` are translations of each other, one for each language. They link to each other, for
readers and for search engines, so it must be clear which one is meant.

Wrong, in two posts in the same language:

    translation_key: late-refunds

Right, in the second:

    translation_key: late-refunds
    lang: de
"""

from collections.abc import Iterator

from cxsite.check.publication import Publication
from cxsite.model.post import Post
from cxsite.model.problem import Problem, error


def problems(publication: Publication) -> Iterator[Problem]:
    """Compare the posts that readers see, in the order of their paths."""
    seen: dict[tuple[str, str], Post] = {}
    site = publication.corpus.site
    for post in publication.corpus.posts:
        if not post.translation_key or post.path in publication.held:
            continue
        language = (post.language or site.language).lower()
        first = seen.setdefault((post.translation_key, language), post)
        if first is not post:
            message = f"{first.path} also has the translation_key {post.translation_key} and the language {language}"
            yield error(
                "translation-clash",
                post.marks.span("translation_key"),
                message,
                "set lang, or use another translation_key",
            )
