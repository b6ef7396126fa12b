"""A letter contains an email address, or a long number such as a phone or account number.

Readers give these so that you can help them, rarely for everyone to read, and programs that harvest addresses read them too.
Only published letters are checked. Leave it out, as in any letter that you shorten:

    letter: |
      You can reach me at […] until six.
    edited: true
"""

import re
from collections.abc import Iterator

from cxsite.check.publication import Publication
from cxsite.model.post import Letter
from cxsite.model.problem import Problem, warning

_MAIL = re.compile(r"(?<![\w.+-])[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
_DATE = r"\d{4}-\d\d-\d\d|\d\d?[./]\d\d?[./]\d{4}"
_NUMBER = re.compile(rf"(?<![\w.,-])(?!{_DATE})\+?\(?\d(?:[ ()./–-]{{0,2}}\d){{8,}}(?!\w)")
_KINDS = ((_MAIL, "an email address"), (_NUMBER, "a long number"))


def problems(publication: Publication) -> Iterator[Problem]:
    """Warn of each kind once in a letter's words, and once in its name."""
    for letter in publication.corpus.letters:
        if letter.publish != "no":
            yield from _told(letter, "letter", "\n".join(letter.paragraphs), "write […] instead, and set edited: true")
        if letter.publish == "with-name":
            yield from _told(letter, "name", letter.name, "write the reader's name")


def _told(letter: Letter, key: str, words: str, remedy: str) -> Iterator[Problem]:
    for pattern, what in _KINDS:
        if found := pattern.search(words):
            message = f"readers will see {what}: {found[0]}"
            yield warning("letter-personal-data", letter.marks.span(key), message, remedy)
