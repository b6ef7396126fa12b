"""The links under an article to the publication's feedback form: eleven with a score, one to write.

They are plain links: nothing is loaded from the form's provider before a reader clicks. Each contains the article's slug, so
that answers can be matched to articles; every value is percent-encoded once.
"""

from collections.abc import Callable, Mapping
from dataclasses import replace
from urllib.parse import quote, unquote

from cxsite.model.addresses import absolute, is_outside, slug
from cxsite.model.post import Post
from cxsite.model.site import Feedback, Site

SCORES = tuple(map(str, range(11)))
_ANY = "\x1f"  # stands in for the score while one link is made for all eleven; no author's text can contain a control
_TITLE_IN_MAIL = 100  # keeps the whole mailto link below 1,900 characters, which every mail program accepts

Values = Mapping[str, str]
Template = Callable[[Feedback, Values], str]


def links(post: Post, address: str, site: Site) -> tuple[str, ...]:
    """The links of one article, absolute: one for each of `SCORES`, then the one to write; () if there is no feedback form.

    `address` is the article's own on the site. An unknown provider is treated like "plain".
    """
    feedback = _own(post, site.feedback)
    if not feedback:
        return ()
    make = TEMPLATES.get(feedback.provider, plain)
    values = _values(post, absolute(site.address, address))
    before, mark, after = make(feedback, {**values, "score": _ANY}).partition(_quoted(_ANY))
    scored = [before + score + after if mark else before for score in SCORES]
    return (*scored, _write(feedback, make, values))


def google(feedback: Feedback, values: Values) -> str:
    """A pre-filled Google form: `fields` map our names to entries ("post" → "entry.123")."""
    return _with_query(feedback.link, (("usp", "pp_url"), *_named(dict(feedback.fields), values)))


def microsoft(feedback: Feedback, values: Values) -> str:
    """A pre-filled Microsoft form: `fields` say which question takes what ("post" → "r1a2b3c")."""
    return _with_query(feedback.link, _named(dict(feedback.fields), values))


def typeform(feedback: Feedback, values: Values) -> str:
    """Typeform's hidden fields are in the fragment: …/to/ID#post=slug&score=9."""
    pairs = _named({"post": "post", "score": "score"} | dict(feedback.fields), values)
    return feedback.link.partition("#")[0] + "#" + _encoded(pairs)


def tally(feedback: Feedback, values: Values) -> str:
    """Tally's hidden fields are in the query: …/r/ID?post=slug&score=9. So are SurveyMonkey's custom variables and Qualtrics'
    embedded data.
    """
    return _with_query(feedback.link, _named({"post": "post", "score": "score"} | dict(feedback.fields), values))


def mailto(feedback: Feedback, values: Values) -> str:
    """An email with subject and first lines filled in, following RFC 6068 (line ends are %0D%0A)."""
    return _mail(feedback.link, values)


def plain(feedback: Feedback, values: Values) -> str:
    """Any address with placeholders {post}, {title}, {score}, {tag} and {address}."""
    return _filled(feedback.link, values)


TEMPLATES: Mapping[str, Template] = {
    "google": google,
    "microsoft": microsoft,
    "typeform": typeform,
    "tally": tally,
    "surveymonkey": tally,
    "qualtrics": tally,
    "mailto": mailto,
    "plain": plain,
}


def _own(post: Post, feedback: Feedback | None) -> Feedback | None:
    """The site's feedback with the post's own form. If the site has no web form to follow, post and score go into the query."""
    if not post.form:
        return feedback
    if not is_outside(post.form) or post.form.lower().startswith("mailto:"):
        return Feedback("mailto", post.form)
    if feedback is None or feedback.provider == "mailto":
        return Feedback("plain" if "{" in post.form else "tally", post.form)
    return replace(feedback, link=post.form)


def _values(post: Post, url: str) -> dict[str, str]:
    tag = slug(post.tags[0]) if post.tags else ""
    return {"post": post.slug, "title": post.title, "tag": tag, "address": url, "score": ""}


def _write(feedback: Feedback, make: Template, values: Values) -> str:
    """The link to write: its own address if one is set, otherwise the form without a score."""
    own = feedback.write
    if not own:
        return make(feedback, values)
    if own.lower().startswith("mailto:") or ("@" in own and not is_outside(own)):
        return _mail(own, values)
    return _filled(own, values) if "{post}" in own else _with_query(own, (("post", values["post"]),))


def _mail(link: str, values: Values) -> str:
    to = link.partition(":")[2] if link.lower().startswith("mailto:") else link
    subject = f"Feedback: {values['title'][:_TITLE_IN_MAIL]} [{values['post']}]"
    body = f"Score (0-10): {values['score']}\r\nWhy: \r\n"
    return f"mailto:{to.partition('?')[0]}?subject={_quoted(subject)}&body={_quoted(body)}"


def _named(names: Mapping[str, str], values: Values) -> tuple[tuple[str, str], ...]:
    return tuple((name, values[ours]) for ours, name in names.items() if values.get(ours))


def _with_query(link: str, pairs: tuple[tuple[str, str], ...]) -> str:
    """The link with these fields filled in, replacing fields of the same name: forms give out links with sample values."""
    start, mark, fragment = link.partition("#")
    page, _, query = start.partition("?")
    names = {name for name, _ in pairs}
    kept = [part for part in query.split("&") if part and unquote(part.partition("=")[0]) not in names]
    return page + "?" + "&".join([*kept, _encoded(pairs)]) + mark + fragment


def _encoded(pairs: tuple[tuple[str, str], ...]) -> str:
    return "&".join(f"{_quoted(name)}={_quoted(value)}" for name, value in pairs)


def _filled(link: str, values: Values) -> str:
    for name, value in values.items():
        link = link.replace(f"{{{name}}}", _quoted(value))
    return link


def _quoted(text: str) -> str:
    return quote(text, safe="")
