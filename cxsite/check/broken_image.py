"""An image is not in the publication.

Put images next to the text that shows them (ideally in the post's own folder, next to its index.md), or under static/.

Wrong:

    ![Queue by hour](images/queue.png)

Right, if the image is next to the text:

    ![Queue by hour](queue.png)
"""

from collections.abc import Iterator

from cxsite.check.publication import Publication, Question
from cxsite.check.wording import instead, written
from cxsite.keys.near import perhaps
from cxsite.model.fills import Missing
from cxsite.model.problem import Problem


def problems(publication: Publication) -> Iterator[Problem]:
    """Report each where it is written."""
    for asked in publication.questions:
        answer = asked.answer
        if isinstance(answer, Missing) and answer.what == "file" and asked.image:
            if asked.words in answer.near:
                yield _no_picture(asked, answer.name)
                continue
            message = f"the picture {answer.name} does not exist"
            otherwise = "put the picture beside this file, or into static/ with an address that starts with /"
            hash_sign = "a # ends the name of a file here: rename the file, or write %23 instead"
            remedy = perhaps(
                answer.near, hash_sign if "#" in asked.words else instead(written(asked, answer), otherwise)
            )
            yield Problem("broken-image", asked.severity, asked.span, message, remedy)


def _no_picture(asked: Question, name: str) -> Problem:
    message, remedy = f"{name} is not a picture", f"link to it, without the !: [words]({asked.words})"
    return Problem("broken-image", asked.severity, asked.span, message, remedy)
