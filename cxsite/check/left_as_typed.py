"""Something in the text means nothing here, so readers will see it as it was typed.

It is another tool's shorthand, or markup that is off by a character (a space too many, a brace too few), or a kind of note that
does not exist.

Wrong:

    {{< figure src="queue.png" >}}
    See [[late-refunds]].
    See [late refunds] (late-refunds.md), (late refunds)[late-refunds.md], [late refunds](late-refunds.md
    It came **late **again, it came **late again.
    > [!HINT]
    {:toc}
    It was ~~late~~ on time.
    It was ==on time==.
    :::tip
    {{ support.recommend @2026-Q3 }

Right:

    ![Five people in a queue](queue.png)
    See [late refunds](late-refunds.md).
    It came **late** again.
    > [!TIP]
    [TOC]
    It was <del>late</del> on time.
    It was <mark>on time</mark>.
    {{ support.recommend @2026-Q3 }}

In code, all of this is allowed.
"""

import re
from collections.abc import Iterator

from cxsite.check.publication import Publication
from cxsite.model.problem import Problem, warning

_SEEN = "readers will see “{}” as typed"
_CONTENTS = re.compile(r"(?i)[\W_]*toc[\W_]*")  # as half a dozen other tools write it
_REMEDY = {
    "shorthand": "this is another tool's shorthand; use Markdown or HTML, or put it in backticks if it is code",
    "wiki link": "write [link text](late-refunds.md), or ![alt text](queue.png)",
    "link apart": "remove the space between ] and (",
    "reference": "give its address on a line of its own: [label]: late-refunds.md, or write [link text](late-refunds.md)",
    "link reversed": "swap the brackets: [link text](late-refunds.md)",
    "emphasis": "remove the space between the asterisks and the words: **this**, not ** this**",
    "emphasis open": "write ** after the last word of it as well, without a space before it",
    "link open": "write ) after the address",
    "table": "below the first row, add a row of hyphens with as many cells, |---|---|, and an empty line above both",
    "escaped bar": "write the bar without the backslash: in code, it does not separate cells",
    "line break": "end the line with two spaces instead, or write <br>",
    "backslash": "leave out the backslash: this character means nothing in Markdown",
    "closing": "write a space after the asterisks, or <strong>…</strong>",
    "braces": "write a number as {{ support.recommend @2026-Q3 }}, a chart as {{ chart support.recommend trend }}, "
    "and other braces in backticks",
    "number": "write 1. and 2., with a full stop; the commonmark engine also accepts 1)",
    "note": "write one of NOTE, TIP, IMPORTANT, WARNING, CAUTION, PULL, FIGURE",
    "contents": "write [TOC], in capital letters",
    "contents inside": "write it in a paragraph of its own, with an empty line above and below",
    "attributes": "put it at the end of a heading, or directly below the last line of a paragraph, or remove it",
    "strike": "write <del>…</del>; ~~ works with the commonmark engine, or the extension pymdownx.tilde",
    "task": "write ☐ or ☑; brackets work with the commonmark engine, or the extension pymdownx.tasklist",
    "mark": "write <mark>…</mark>; == works with the markdown engine and the extension pymdownx.mark",
    "container": "write a note: > [!NOTE] Title, then > before each of its lines, without ::: at the end",
    "bullet": "start each line of the list with a hyphen and a space: - …",
    "hard space": "the space after it is a non-breaking space, which does not count: type it again",
    "binding": "use two braces on each side: {{ support.recommend @2026-Q3 }}",
}


def problems(publication: Publication) -> Iterator[Problem]:
    """Report each place that the parser noted."""
    for _, typed in publication.said("typed"):
        if typed.figure == "fence":
            remedy = f"write a line {typed.words} after the last line of the code"
            yield warning("left-as-typed", typed.span, "this code block is never closed", remedy)
        elif typed.figure == "kramdown contents":
            remedy = "write [TOC] on a line of its own instead of this line and the list item above it"
            yield warning("left-as-typed", typed.span, f"{typed.words} makes no table of contents here", remedy)
        elif typed.figure != "address":  # which has its own rule
            is_theirs = typed.figure != "contents inside" and _CONTENTS.fullmatch(typed.words)
            remedy = _REMEDY["contents" if is_theirs else typed.figure]
            yield warning("left-as-typed", typed.span, _SEEN.format(typed.words), remedy)
