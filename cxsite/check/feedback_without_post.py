"""The feedback form is not told which article it is about.

With `provider: plain`, the link must contain {post}. For Google and Microsoft forms, `fields` must say which field takes the
article. The providers typeform, tally, surveymonkey, qualtrics and mailto pass it on by themselves; {post} in their links would
stay as typed, because only plain links are filled in.

Wrong:

    feedback: {provider: plain, link: "https://forms.example/f?score={score}"}

Right:

    feedback: {provider: plain, link: "https://forms.example/f?article={post}&score={score}"}
"""

import re
from collections.abc import Iterator

from cxsite.check.publication import Publication
from cxsite.model.problem import Problem, error, warning
from cxsite.model.site import BY_FIELD, Feedback

_GAP = re.compile(r"\{(?:post|title|score|tag|address)\}")


def problems(publication: Publication) -> Iterator[Problem]:
    """The article is required; without the score, eleven links would go to the same place, which is a warning."""
    site = publication.corpus.site
    if not site.feedback:
        return
    span = site.marks.span("feedback/fields" if site.feedback.provider in BY_FIELD else "feedback/link")
    if _lacks(site.feedback, "post"):
        message = "the form is not told which article an answer is about"
        yield error("feedback-without-post", span, message, _remedy(site.feedback, "post"))
    if _lacks(site.feedback, "score"):
        message = "the form is not told the score, so all eleven links are the same"
        yield warning("feedback-without-post", span, message, _remedy(site.feedback, "score"))
    provider, gap = site.feedback.provider, _GAP.search(site.feedback.link)
    if gap and provider != "plain":
        message = f"{gap[0]} would stay in the link as typed: with `provider: {provider}`, nothing is filled in"
        remedy = "remove it, or write `provider: plain`"
        yield error("feedback-without-post", site.marks.span("feedback/link"), message, remedy)


def _lacks(feedback: Feedback, name: str) -> bool:
    if feedback.provider in BY_FIELD:
        return name not in dict(feedback.fields)
    return feedback.provider == "plain" and f"{{{name}}}" not in feedback.link


def _remedy(feedback: Feedback, name: str) -> str:
    if feedback.provider in BY_FIELD:
        return f"add {name} to fields; the form's pre-filled link contains its name, for example {BY_FIELD[feedback.provider][1]}"
    return f"put {{{name}}} into the link"
