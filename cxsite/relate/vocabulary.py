"""Tags under the names in the publication's vocabulary: an alias in an article counts as its tag."""

from collections.abc import Mapping
from dataclasses import replace

from cxsite.model.corpus import Corpus
from cxsite.model.labels import key
from cxsite.model.post import Post, Vocabulary


def agreed(corpus: Corpus) -> Corpus:
    """The corpus with every tag as the vocabulary spells it. Without a vocabulary, nothing changes."""
    names = canonical(corpus.vocabulary)
    return replace(corpus, posts=tuple([renamed(post, names) for post in corpus.posts])) if names else corpus


def canonical(vocabulary: Vocabulary) -> dict[str, str]:
    """Key of a label or alias → the label."""
    aliases = {key(alias): tag.label for tag in vocabulary.tags for alias in tag.aliases}
    return aliases | {key(tag.label): tag.label for tag in vocabulary.tags}


def about(vocabulary: Vocabulary) -> dict[str, str]:
    """Key of a label → its description."""
    return {key(tag.label): tag.description for tag in vocabulary.tags if tag.description}


def renamed(post: Post, names: Mapping[str, str]) -> Post:
    """A post with its tags renamed by `names` (from `canonical`)."""
    tags = tuple([names.get(key(tag), tag) for tag in post.tags])
    return post if tags == post.tags else replace(post, tags=tags)
