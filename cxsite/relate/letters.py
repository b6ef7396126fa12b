"""Letters by the article they are about. What a reader did not allow to be published goes no further than this."""

from collections.abc import Mapping

from cxsite.model.articles import Byline, Printed
from cxsite.model.corpus import Corpus
from cxsite.model.fills import Fill
from cxsite.model.post import Letter


def printed(
    corpus: Corpus, bylines: Mapping[str, Byline], answers: Mapping[str, tuple[Fill, ...]]
) -> dict[str, tuple[Printed, ...]]:
    """Slug of the article → its letters, in the order received."""
    found: dict[str, list[Letter]] = {}
    for letter in sorted(corpus.letters, key=lambda each: (each.received.instant, each.path)):
        if letter.publish != "no":
            found.setdefault(letter.to, []).append(letter)
    return {slug: tuple(_printed(each, bylines, answers) for each in letters) for slug, letters in found.items()}


def _printed(letter: Letter, bylines: Mapping[str, Byline], answers: Mapping[str, tuple[Fill, ...]]) -> Printed:
    name = letter.name if letter.publish == "with-name" else ""
    return Printed(letter, name, bylines.get(letter.reply_by), answers.get(letter.path, ()))
