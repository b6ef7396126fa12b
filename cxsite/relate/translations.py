"""The same text in other languages: public posts that share a `translation_key`."""

from collections.abc import Mapping, Sequence

from cxsite.model.library import Teaser, Translation
from cxsite.model.post import Post


def translations(
    posts: Sequence[Post], teasers: Mapping[str, Teaser], language: str
) -> dict[str, tuple[Translation, ...]]:
    """Path → all languages of the text, its own among them, in order of their code. Posts that stand alone are left out.

    `language` is that of posts which name none. Where two have one language (which is for the checks to say), the first counts.
    """
    texts: dict[str, dict[str, Translation]] = {}
    for post in posts:
        if post.translation_key and teasers[post.path].held is None:
            own = post.language or language
            found = Translation(own, post.title, teasers[post.path].address)
            texts.setdefault(post.translation_key, {}).setdefault(own.lower(), found)
    related = {key: tuple(text[code] for code in sorted(text)) for key, text in texts.items() if len(text) > 1}
    return {
        post.path: related[post.translation_key]
        for post in posts
        if post.translation_key in related and teasers[post.path].held is None
    }
