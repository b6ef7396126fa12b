"""Manual pages: what can be wrong with a file before anyone asks what it says."""

FILES: dict[str, str] = {
    "claims-lock": """A line of claims.lock cannot be read.

cxsite writes this file: for each number in an article, what readers were shown and since when. A number that changes later
is told as a correction, with the day and the figure that stand here. After a merge, keep one line for each number; where
both sides have one, keep the older date. A line that was spoilt is in the last commit: `git log -p claims.lock`.

    <<<<<<< HEAD                                                   wrong: left over from a merge

    5f0c  support.recommend @2026-Q3  +33                          wrong: it does not say since when

    5f0c  support.recommend @2026-Q3  +31 on 2026-10-01            right
""",
    "comma-in-number": """A number inside braces has a comma, which ends the value.

    2026-Q3: {answers: 1,140}    wrong: this says 1, and then something called 140
    2026-Q3: {answers: 1140}     right
""",
    "control-character": """A file contains a character that no page or feed can carry.

Such characters come in by copying from other programs and are mostly invisible: U+0007, U+000B, U+FFFE. Feed readers
refuse a whole feed because of one. Delete it where the message points. `&#146;` and its neighbours in old HTML are
numbers of such characters: write the apostrophe or quotation mark that was meant.
""",
    "duplicate-key": """The same key is given twice.

Only one of the two could count, and nobody would see which. Two names for one key (`summary` and `description`) are
the same.

    title: Late refunds
    title: Late refunds cost twice     wrong: already given on line 1

    title: Late refunds cost twice     right
""",
    "empty-file": """A file is empty.

A post or page begins with front matter, even if nothing follows it.

    ---
    title: Late refunds
    date: 2026-10-01
    ---
""",
    "front-matter-missing": """A post or page does not start with front matter.

The first line of the file is `---`; the keys follow, one on a line; the next `---` ends them, and the text begins.

    title: Late refunds     wrong: no line --- before it

    ---
    title: Late refunds     right
    date: 2026-10-01
    ---
""",
    "front-matter-open": """The front matter is never closed.

Without the second `---` nobody can tell where the text begins.

    ---
    title: Late refunds
    The money came late.    wrong: the line --- is missing before the text
""",
    "front-matter-toml": """The front matter is TOML (`+++`), which is not supported.

    +++
    title = "Late refunds"  wrong
    +++

    ---
    title: Late refunds     right
    ---
""",
    "merge-conflict": """A file contains an unresolved Git merge conflict.

Git marks the places where two people changed the same lines, and leaves the choice to you. Readers would see both versions, and
the marks. Keep what is right, and delete the three lines of marks. A text that is to show such marks as code sets them in by
four spaces.

    <<<<<<< HEAD
    We answer within an hour.       wrong: nobody has chosen yet
    =======
    We answer within a day.
    >>>>>>> new-hours

    We answer within an hour.       right
""",
    "not-text": """A file is a document from another program, not plain text.

A post is plain text, as an editor for text saves it. Copy the words out of the document, or save it as plain text (UTF-8).
""",
    "not-utf8": """A file is not valid UTF-8.

It was probably saved in an older encoding (Windows-1252, Latin-1). Save it again as UTF-8; the message names the
first byte that does not fit.
""",
    "text-turned-round": """An invisible character reverses the direction of the text after it.

U+202D and U+202E come in by copying. They make words read otherwise than they are written, for authors and readers alike. Arabic
and Hebrew need none of them: every letter knows its own direction.
""",
    "utf-16": """A file looks like UTF-16.

Some editors on Windows save "Unicode" so. Save it as UTF-8.
""",
    "yaml-alias": """A value starts with `&` or `*`, which YAML reads as an anchor or alias.

Shorthand of YAML (anchors and aliases) is not read here: it lets a small file stand for a very large one. Text is
put in quotes.

    title: *Late* refunds      wrong
    title: "*Late* refunds"    right
""",
    "yaml-colon-in-text": """A text without quotation marks contains a colon followed by a space.

YAML would take what stands before the colon for a key. Put the whole text in quotes.

    title: This thing: that thing      wrong
    title: "This thing: that thing"    right
""",
    "yaml-comment": """A # starts a comment in the middle of what was meant as text.

In YAML a # after a space begins a comment, and nobody reads the rest of the line.

    title: Why we are #1 in service      wrong: the title is "Why we are"
    title: "Why we are #1 in service"    right
    owner: Priya Nair # since May        right, where a comment is meant: a space stands after the #
""",
    "yaml-depth": """Lists or mappings are nested more than twenty levels deep.

No file of a publication needs that: brackets or hyphens were typed too often, or something is not closed.
""",
    "yaml-indent": """A line is indented to the wrong column.

Lines of one mapping start in the same column. What belongs to a key is below it, indented by two more spaces.

    title: Late refunds
      date: 2026-10-01    wrong: set in, though the title has its text already

    title: Late refunds
    date: 2026-10-01      right
""",
    "yaml-space-after-colon": """A colon is not followed by a space.

    target:35     wrong
    target: 35    right
""",
    "yaml-syntax": """A line is not valid YAML.

Each line reads `key: value`. What belongs to a key stands below it, indented by two spaces; lists begin with a
hyphen and a space. A text that begins with a sign such as @, %, ` or [ is put in quotes.

    tags: [refunds, trust       wrong: the bracket is not closed
    tags: [refunds, trust]      right
""",
    "yaml-tab": """A line is indented with a tab.

YAML counts spaces, and a tab has no fixed number of them. Indent by two spaces for each level.
""",
    "yaml-tag": """A value starts with `!`, which YAML reads as a tag.

Instructions are not read here: in other programs they can run code. Text is put in quotes.

    title: !important      wrong
    title: "!important"    right
""",
}
