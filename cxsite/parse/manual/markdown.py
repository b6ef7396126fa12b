"""Manual pages: what can be wrong with the constructs that a text is written with."""

MARKDOWN: dict[str, str] = {
    "address-mistyped": """The start of a web address is mistyped.

The start (https://) is misspelt, repeated, or missing a colon or slash. Browsers read such an address as a place on
your own site, or cannot open it.

    [x](htps://example.org), [x](https//example.org), [x](https:/example.org)     wrong
    [x](https://https://example.org), [x](https://)                               wrong
    [x](https://example.org)                                                      right
""",
    "address-on-this-machine": """An address points to a file on the author's own machine.

    ![A queue](C:\\Users\\priya\\queue.png)       wrong
    [a form](file:///home/priya/form.pdf)       wrong
    ![A queue](queue.png)                       right: the image is beside the text file
""",
    "address-runs-code": """An address would run code in the reader's browser.

Addresses that start with `javascript:`, `vbscript:` or `data:` are refused, however they are spelled.

    [more](javascript:show())    wrong
    [more](late-refunds.md)      right
""",
    "address-with-space": """An address contains a space, which ends the address.

    [x](late refunds.md)      wrong
    [x]({% link late.md %})   wrong: this is another tool's shorthand
    [x](late.md (a title))    wrong with the `markdown` engine, as is an unclosed quotation mark
    [x](<late refunds.md>)    right
    [x](late%20refunds.md)    right
    [x](late.md "a title")    right
""",
    "anchor-reserved": """An id starts with `cx-`, which is reserved for the page around the text.

    ## Letters {#cx-letters}    wrong
    ## Letters {#letters}       right
""",
    "anchor-twice": """The same id is used twice in the text.

    ## Why {#why}  …  <b id="why">    wrong
    ## Why {#why}  …  <b id="so">     right
""",
    "binding-in-address": """A bound number is inside the address of a link or image.

    [x](https://example.org/{{ support.recommend }})    wrong
    [{{ support.recommend }}](https://example.org/)     right
""",
    "binding-shape": """A reference to a number in braces is malformed.

A reference is a scorecard and a measure, separated by a full stop. A segment, a field, a period and a form may follow.

    {{ support.recommend @ }}                             wrong
    {{ support.recommend @2026-Q3 }}                      right
    {{ support.recommend[phone].change @2026-Q3 full }}   right
    \\{{ support.recommend @ }}                            right if the braces are meant as text
""",
    "code-lines": """Lines to be highlighted in a code block do not exist.

Lines are counted from 1, without the fences. In a range, the smaller number comes first.

    ```python hl_lines="2 4-6"      right if there are at least six lines
    ```python {2,4-6}               the same
""",
    "comment-never-closed": """A comment is never closed.

    <!-- to do: numbers        wrong
    <!-- to do: numbers -->    right
""",
    "defined-twice": """A footnote or a link reference is defined twice.

Readers see only one of the two; which one depends on the engine.

    [^why]: In the spring.
    [^why]: In the autumn.       wrong

    [^spring]: In the spring.
    [^autumn]: In the autumn.    right
""",
    "embed-in-sentence": """A chart, table or scorecard is inside a paragraph, heading or other text.

    As {{ chart support.recommend }} shows    wrong

    As the chart shows:                       right

    {{ chart support.recommend }}
""",
    "embed-shape": """A chart, table or scorecard in braces is malformed.

    {{ chart support }}                      wrong: a chart shows one measure
    {{ chart support.recommend trend }}      right
    {{ scorecard support }}                  right
""",
    "figure-without-picture": """A block quote marked as a figure does not start with an image.

    > [!FIGURE]                       right
    > ![Waiting times](waiting.png)
    >
    > The caption, with *markup*.
""",
    "footnote-undefined": """A footnote is referred to but has no text.

    It rose.[^why]          wrong if nothing else follows

    It rose.[^why]          wrong too: the text is still to be written

    [^why]:

    It rose.[^why]          right

    [^why]: In the spring.
""",
    "footnote-unused": """A footnote is never referred to.

Readers cannot get to it.

    It rose.                wrong: [^why] is missing after “rose.”
    It rose.[^why]          right

    [^why]: In the spring.
""",
    "heading-without-words": """A heading has no words.

Screen readers announce it all the same, and in a table of contents it is a link without text.

    ##                  wrong
    ## What we heard    right
""",
    "link-without-address": """A link has no address.

    [our report]()             wrong
    [our report](report.md)    right
""",
    "nested-too-deeply": """Lists or quotes are nested more than fifty levels deep.

No reader can follow that, nor can the Markdown engine. The usual cause is text pasted from an email.
""",
    "number-shape": """A number typed by hand is not bound correctly.

Put the words in square brackets and the reference after them in braces. Somebody else's number is exempt if you give a reason.

    [+33]{cx="support.recommend"}              right
    [500]{cx=ignore}                           wrong: no reason
    [500]{cx=ignore reason="Forbes, 2012"}     right
""",
    "pull-quote-not-in-article": """A pull quote does not appear in the article.

Its words must occur in the text. Quotation marks, dashes, spaces, a capital at the start and the punctuation at the end may
differ, and […] stands for words left out.

    They waited, and in the end nobody called.    the article
    > [!PULL]                                     right
    > In the end nobody called
""",
    "text-lost": """The Markdown engine lost part of the text.

In rare cases Python-Markdown does this where emphasis, links and HTML overlap. Close each one before the next opens, and put
a backslash before characters that are meant as text.

    *then **_*<br>            wrong
    *then* \\*\\*\\_\\*<br>      right
""",
    "text-too-long": """The text is longer than a million characters.

That is about two hundred thousand words. Split it, or publish it as a file under `static/`.
""",
    "too-many-constructs": """The text has too many links, references and escapes: more than about 49,000.

Split it into several documents.
""",
    "too-tangled": """A paragraph has hundreds of brackets or tags that are never closed.

The Markdown engine would take minutes over it. The usual cause is data pasted into the text: put it in a code block, or put a
backslash before each of these characters.

    [[[[[[ …       wrong
    \\[\\[\\[ …       right
""",
    "unknown-engine": """The Markdown engine named in site.yaml does not exist.

    markdown: {engine: markdown}
""",
    "unknown-extension": """A Markdown extension named in site.yaml cannot be loaded.

Use the name that Python imports, and install the extension in the same environment as cxsite. Contents lists, quotes,
footnotes, fences and colours are built into cxsite: extensions that do the same are ignored.

    markdown: {extensions: [tilde]}             wrong
    markdown: {extensions: [pymdownx.tilde]}    right
""",
}
