"""Markdown → HTML in pieces: the steps, in order. Each is described in its own module.

Our own constructs become letters (`scan`), the engine turns the text into HTML, and what the letters and shapes mean is settled
afterwards, in the same way for every engine.
"""

import re

from cxsite.keys import digest
from cxsite.model.body import Body, Outline, Use
from cxsite.model.problem import Outcome, Problem, errors
from cxsite.model.site import Site
from cxsite.model.wording import noted
from cxsite.parse.markdown import (
    characters,
    cut,
    engines,
    figures,
    footnotes,
    headings,
    highlight,
    html_checks,
    limits,
    notes,
    outline_checks,
    prose,
    quotes,
    scan,
    tags,
    wording,
)
from cxsite.parse.markdown.labels import Labels, labels
from cxsite.parse.markdown.letters import Letters, OutOfLettersError
from cxsite.parse.markdown.places import Places
from cxsite.parse.markdown.shown import shown
from cxsite.parse.markdown.unedited import source_of

_ID = re.compile(r'\sid="?([^"\s>]+)')
_PLAIN_ID = re.compile(r'<[a-z]+[1-6]? id="([^"\s>]+)"')


def body(text: str, *, path: str, first_line: int, site: Site) -> Outcome[tuple[Outline, Body]]:
    """The outline and the body of a Markdown text.

    `text` is what follows the front matter, with LF line ends; `first_line` is the line of the file at `path` where it begins.
    An error means that there is no value; warnings come with the value.
    """
    places = Places(text, path, first_line)
    refused = limits.refused(places)
    if refused:
        return Outcome(None, (refused,))
    unusable = engines.problems(site)
    if unusable:
        return Outcome(None, unusable)
    try:
        scanned = scan.scan(places)
        html = engines.engine(site.markdown)(scanned.source)
        lost = limits.lost(places, html)
        return Outcome(None, (lost,)) if lost else _made(html, scanned.letters, places, site)
    except RecursionError:
        return Outcome(None, (limits.too_deep(places),))
    except OutOfLettersError:
        return Outcome(None, (limits.too_many(places),))


def _made(html: str, letters: Letters, places: Places, site: Site) -> Outcome[tuple[Outline, Body]]:
    of_characters = characters.problems(places, html)
    html, misshapen = _shaped(html, letters, places, labels(site))
    headed = headings.headings(html, letters, labels(site))
    tokens = tags.split(headed.html)
    names = tags.names(tokens)
    style = quotes.style(site.language)
    dressed = quotes.dressed(tokens, names, style)
    pieces = cut.cut(dressed, names, letters, places)
    anchors = _anchors(pieces.body)
    problems = (
        *of_characters,
        *misshapen,
        *html_checks.problems(tokens, names, letters, places),
        *pieces.problems,
        *outline_checks.problems(anchors, tokens, names, places),
        *outline_checks.empty(headed.headings, places),
        *_of_dialect(site.markdown.engine, places, html),
    )
    if errors(problems):
        return Outcome(None, _in_order(problems))
    outline = Outline(
        digest=_digest(pieces.body, pieces.uses),
        words=prose.words(dressed, letters),
        headings="\n".join([quotes.dressed_words(heading.words, style) for heading in headed.headings]),
        anchors="\n".join(anchors),
        uses=pieces.uses,
        excerpt=prose.excerpt(dressed, names, letters),
        pull=prose.pull(dressed, names, letters),
        said=noted(
            places.path,
            (
                *wording.said(
                    places,
                    site.editorial.jargon,
                    site.language,
                    settings=site.markdown,
                    shown=lambda: shown(tokens, names, letters),
                ),
                *outline_checks.said(headed.headings, places),
                *pieces.said,
            ),
        ),
        waivers=wording.waivers(places),
        source=source_of(places.text, places.first_line, site.language),
    )
    return Outcome((outline, pieces.body), _in_order(problems))


def _of_dialect(engine: str, places: Places, html: str) -> tuple[Problem, ...]:
    """What this engine reads differently from the other, or loses."""
    if engine != "commonmark":
        from cxsite.parse.markdown import dialect

        return dialect.problems(places)
    from cxsite.parse.markdown import dialect_commonmark

    unclosed = dialect_commonmark.unclosed_comment(places, html)
    return (*dialect_commonmark.problems(places), *([unclosed] if unclosed else []))


def _shaped(html: str, letters: Letters, places: Places, words: Labels) -> tuple[str, tuple[Problem, ...]]:
    """The engine's HTML with our own shapes: code, notes, tables, figures, footnotes, embeds."""
    html, of_code = highlight.blocks(html, letters, places)
    html, of_notes = notes.notes(html, letters, words, places)
    html = footnotes.footnotes(figures.figures(figures.tables(html, words.table)), words)
    embeds = letters.among("embed")
    if embeds:
        html = re.sub(rf"<p>\s*([{embeds}](?:\s*[{embeds}])*)\s*</p>", r"\1", html)
    return html, of_code + of_notes


def _anchors(body: Body) -> tuple[str, ...]:
    """All ids, in order, duplicates included."""
    html = "".join([piece for piece in body.pieces if isinstance(piece, str)])
    plain = _PLAIN_ID.findall(html)
    if len(plain) == html.count("id="):  # every one follows a tag's name directly
        return tuple(plain)
    return tuple(match for tag in tags.split(html)[1::2] if "id=" in tag for match in _ID.findall(tag))


def _digest(body: Body, uses: tuple[Use, ...]) -> str:
    """The hash of the pieces and of what the slots use; positions do not count, so adding a line above changes nothing."""
    pieces = [p if isinstance(p, str) else f"\0{p.context} {p.use}\0" for p in body.pieces]
    told = [str(body.teaser), *pieces, *(digest.of(use) for use in uses)]
    return digest.of_bytes("\0".join(told).encode())


def _in_order(problems: tuple[Problem, ...]) -> tuple[Problem, ...]:
    return tuple(sorted(problems, key=lambda p: (p.span.line, p.span.column) if p.span else (0, 0)))
