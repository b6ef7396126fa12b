"""Block quotes that are more than quotes: notes (`> [!TIP] Title`), pull quotes (`> [!PULL]`) and figures (`> [!FIGURE]`)."""

import re
import unicodedata

from cxsite.model.frozen import dataclass
from cxsite.model.problem import Problem, error
from cxsite.parse.markdown import tags
from cxsite.parse.markdown.labels import Labels
from cxsite.parse.markdown.letters import Letters, Taken
from cxsite.parse.markdown.places import Places

_OPENING = re.compile(r"<(/?)blockquote[\s>]")
_TITLE = re.compile(r"[ \t]*(?P<title>(?:(?!</p>)[^\n])*)(?P<end>\n|</p>)")
_IMAGE = re.compile(r"\s*(?P<image>(?:<a [^<>]*>)?<img [^<>]*>(?:</a>)?)\s*(?P<rest>.*)</p>", re.DOTALL)
_LEVELLED = str.maketrans(dict.fromkeys("“”„«»‘’‚‹›\"'`", "") | dict.fromkeys("–—‒−", "-"))
_DASHES = re.compile(r"\s*-+\s*")
_OMITTED = re.compile(r"\[(?:…|\.\.\.)\]")


@dataclass(frozen=True, slots=True)
class _Pull:
    """A pull quote as rendered, and its marker."""

    html: str
    taken: Taken


def notes(html: str, letters: Letters, labels: Labels, places: Places) -> tuple[str, tuple[Problem, ...]]:
    """Give each marked block quote its shape; the problems are pull quotes whose words are not in the article."""
    marks = letters.among("marker")
    if not marks or "<blockquote>" not in html:
        return html, ()
    html = _apart(html, marks)
    pulls: list[_Pull] = []
    problems: list[Problem] = []
    out, done = [], 0
    for match in re.finditer(rf"<blockquote>\s*<p>([{marks}])", html):
        if match.start() < done:  # inside a pull quote or figure, so it is text
            continue
        taken = letters.taken[match[1]]
        out.append(html[done : match.start()])
        if taken.text == "PULL":
            quote, done = _pull(html, match)
            pulls.append(_Pull(quote, taken))
        elif taken.text == "FIGURE":
            quote, done = _figure(html, match)
            problems += [] if quote.startswith("<figure>") else [_no_picture(taken, places)]
        else:
            quote, done = _note(html, match, taken.text.lower(), labels)
        out.append(quote)
    shaped = "".join([*out, html[done:]])
    return shaped, (*problems, *(_not_in_article(shaped, pulls, letters, places) if pulls else ()))


def _apart(html: str, marks: str) -> str:
    """Python-Markdown joins block quotes across an empty line; a marked one starts a new quote all the same."""
    out: list[str] = []
    done = depth = 0
    for match in re.finditer(rf"<p>(?=[{marks}])", html):
        before = html[done : match.start()]
        depth += sum(-1 if found[1] else 1 for found in _OPENING.finditer(before))
        out += before, "</blockquote>\n<blockquote>\n" if depth > 0 and not before.endswith("<blockquote>\n") else ""
        done = match.start()
    return "".join([*out, html[done:]])


def _note(html: str, match: re.Match[str], kind: str, labels: Labels) -> tuple[str, int]:
    found = _TITLE.match(html, match.end())
    title, end = (found["title"].removesuffix("<br>").strip(), found.end()) if found else ("", match.end())
    if found is None or title.count("<") != 2 * title.count("</"):  # emphasis runs on: not a title
        title, end, after = "", match.end() + (html[match.end()] in " \n"), "<p>"
    else:
        after = "<p>" if found["end"] == "\n" else ""
    return f'<blockquote class="note {kind}">\n<p class="title">{title or getattr(labels, kind)}</p>\n{after}', end


def _pull(html: str, match: re.Match[str]) -> tuple[str, int]:
    end = _end(html, match.end())
    inner = re.sub(r"^<p>\s*</p>\s*", "", "<p>" + html[match.end() : end].lstrip(" \n"))
    return f'<blockquote class="pull">\n{inner}', end


def _figure(html: str, match: re.Match[str]) -> tuple[str, int]:
    end = _end(html, match.end())
    found = _IMAGE.match(html, match.end(), html.find("</p>", match.end()) + 4)
    if not found:
        return match[0][:-1], match.end()
    first = f"<p>{found['rest']}</p>" if found["rest"] else ""
    caption = (first + html[found.end() : end].removesuffix("</blockquote>")).strip()
    if caption.count("<p>") == 1 and caption.startswith("<p>") and caption.endswith("</p>"):
        caption = caption[3:-4]
    shown = f"\n<figcaption>{caption}</figcaption>" if caption else ""
    return f"<figure>{found['image']}{shown}\n</figure>", end


def _no_picture(taken: Taken, places: Places) -> Problem:
    span, advice = places.span(taken.start, taken.end), "put the image directly below: > ![alt text](image.png)"
    return error("figure-without-picture", span, "this figure does not start with an image", advice)


def _end(html: str, start: int) -> int:
    """The offset after the `</blockquote>` that closes the quote around `start`."""
    depth = 1
    for match in _OPENING.finditer(html, start):
        depth += -1 if match[1] else 1
        if not depth:
            return match.end()
    return len(html)


def _not_in_article(html: str, pulls: list[_Pull], letters: Letters, places: Places) -> tuple[Problem, ...]:
    for pull in pulls:
        html = html.replace(pull.html, "\n", 1)
    article = _level(html, letters)
    return tuple(
        error(
            "pull-quote-not-in-article",
            places.span(pull.taken.start, pull.taken.end),
            f"the article does not say “{' '.join(part.split())[:60]}”",
            "quote the article word for word; […] stands for words left out",
        )
        for pull in pulls
        for part in _OMITTED.split(tags.words(letters.back(pull.html, _shown)))
        if not _occurs(_level(part, letters), article)
    )


def _occurs(part: str, article: str) -> bool:
    part = part.strip(" .,;:!?…")
    return any(start + part[1:] in article for start in {part[:1].lower(), part[:1].upper()})


def _level(html: str, letters: Letters) -> str:
    """Text to compare: without markup, quotes and escapes; one kind of dash and of space."""
    text = unicodedata.normalize("NFKC", tags.words(letters.back(html, _shown)).translate(_LEVELLED))
    return " ".join(_DASHES.sub("-", text.replace("…", "...")).split())


def _shown(taken: Taken) -> str:
    """Bound values compare by what they are bound to."""
    if taken.kind in {"value", "number"}:
        return " ".join(taken.typed.split())
    return taken.text if taken.kind == "escape" else ""
