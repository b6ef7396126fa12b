"""Something in a text means nothing here, and readers will see it as it was typed.

The shorthand of another tool, or a mark that misses its form by a sign: a space too many, one brace too few, a kind of note
that there is not.

Wrong:

    {{< figure src="queue.png" >}}
    See [[late-refunds]].
    See [late refunds] (late-refunds.md), (late refunds)[late-refunds.md].
    It came **late **again.
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

In code all of this may stand.
"""

import re
from collections.abc import Iterator

from cxsite.check.publication import Publication
from cxsite.model.problem import Problem, warning

_SEEN = "readers will see “{}” as it stands here"
_CONTENTS = re.compile(r"(?i)[\W_]*toc[\W_]*")  # as half a dozen other tools write it
_REMEDY = {
    "shorthand": "it is another tool's shorthand; write it in Markdown or HTML, or in backticks if it is meant as code",
    "wiki link": "write [words](late-refunds.md), or ![what it shows](queue.png)",
    "link apart": "take out the space between ] and (",
    "reference": "give its address in a line of its own: [label]: late-refunds.md, or write [words](late-refunds.md)",
    "link reversed": "turn the brackets round: [words](late-refunds.md)",
    "emphasis": "leave no space between the asterisks and the words: **so**, and not ** so**",
    "table": "below the first row write a row of hyphens with as many cells, |---|---|, and an empty line above both",
    "escaped bar": "write the bar without the backslash: in code, it does not separate cells",
    "braces": "write a number as {{ support.recommend @2026-Q3 }}, a chart as {{ chart support.recommend trend }}, "
    "and other braces in backticks",
    "number": "write 1. and 2., with a full stop; with the engine commonmark, 1) does too",
    "note": "write one of NOTE, TIP, IMPORTANT, WARNING, CAUTION, PULL, FIGURE",
    "contents": "write [TOC], in capital letters",
    "attributes": "write it at the end of a heading's line, or right below the last line of a paragraph, or leave it out",
    "strike": "write <del>…</del>; with the engine commonmark, or the extension pymdownx.tilde, two tildes do",
    "task": "write ☐ or ☑; with the engine commonmark, or the extension pymdownx.tasklist, brackets do",
    "mark": "write <mark>…</mark>; with the engine markdown and the extension pymdownx.mark, two equals signs do",
    "container": "write a note: > [!NOTE] Title, then > before each of its lines, and no ::: at its end",
    "bullet": "begin each line of the list with a hyphen and a space: - …",
    "hard space": "the space behind it is one that does not break, which is no mark here: type it anew",
    "binding": "write two braces on either side: {{ support.recommend @2026-Q3 }}",
}


def problems(publication: Publication) -> Iterator[Problem]:
    """Report each place that the parser noted."""
    for _, typed in publication.said("typed"):
        if typed.figure == "fence":
            remedy = f"write a line {typed.words} after the last line of the code"
            yield warning("left-as-typed", typed.span, "this code block is never closed", remedy)
        elif typed.figure == "kramdown contents":
            remedy = "write [TOC] in a line of its own in place of it and of the item of a list above it"
            yield warning("left-as-typed", typed.span, f"{typed.words} makes no table of contents here", remedy)
        elif typed.figure != "address":  # which has its own rule
            remedy = _REMEDY["contents" if _CONTENTS.fullmatch(typed.words) else typed.figure]
            yield warning("left-as-typed", typed.span, _SEEN.format(typed.words), remedy)
