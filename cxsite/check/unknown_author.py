"""A post, or the reply to a letter, names an author who has no file in content/authors/.

Write the name of the author's file without its extension: content/authors/priya.yaml is "priya".

Wrong:

    authors: [pria]
    authors: [Priya Nair]

Right:

    authors: [priya]
"""

from collections.abc import Iterator

from cxsite.check.publication import Publication
from cxsite.keys.near import near, perhaps
from cxsite.model.addresses import slug
from cxsite.model.post import Letter, Post
from cxsite.model.problem import Problem


def problems(publication: Publication) -> Iterator[Problem]:
    """Compare with the authors that exist, and those whose files could not be read."""
    corpus = publication.corpus
    known = {author.id for author in corpus.authors}
    names = {author.name.casefold(): author.id for author in corpus.authors}
    unread = publication.unread("authors")
    named: list[tuple[Post | Letter, str, str]] = [
        (p, f"authors/{number}", author) for p in corpus.posts for number, author in enumerate(p.authors)
    ]
    named += [(letter, "reply_by", letter.reply_by) for letter in corpus.letters if letter.reply_by]
    for file, key, author in named:
        if author not in known and author not in unread:
            named_so = names.get(author.casefold())
            likely = (named_so,) if named_so else near(author, known)
            remedy = perhaps(likely, f"add content/authors/{slug(author)}.yaml, or name an author who exists")
            message = f'there is no author "{author}"'
            grave = publication.severity(file.path)
            yield Problem("unknown-author", grave, file.marks.span(key), message, remedy)
