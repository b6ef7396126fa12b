"""A letter names an article that does not exist.

`letter_to` is the article's slug: the last part of its address, and its file name unless the front matter says otherwise.

Wrong:

    letter_to: late-refund

Right:

    letter_to: late-refunds
"""

from collections.abc import Iterator

from cxsite.check.publication import Publication
from cxsite.keys.near import near, perhaps
from cxsite.model.problem import Problem, error


def problems(publication: Publication) -> Iterator[Problem]:
    """Compare with the posts that exist, and those whose files could not be read."""
    corpus = publication.corpus
    known = {post.slug for post in corpus.posts}
    unread = publication.unread("posts") | publication.unread("drafts")
    for letter in corpus.letters:
        if letter.to not in known and letter.to not in unread:
            remedy = perhaps(near(letter.to, known), "write the slug of a post, as in its address")
            message = f'there is no article "{letter.to}"'
            yield error("unknown-letter-to", letter.marks.span("letter_to"), message, remedy)
