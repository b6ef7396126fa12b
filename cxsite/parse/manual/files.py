"""Manual pages: what can be wrong with a file before anyone asks what it says."""

FILES: dict[str, str] = {
    "claims-lock": """A line of claims.lock cannot be read.

cxsite writes this file: for each number in an article, what readers were shown and since when. A number that changes later
is reported as a correction, with the date and the number recorded here. After a merge, keep one line for each number; if
both sides have one, keep the older date. To recover a damaged line, look in the last commit: `git log -p claims.lock`.

    <<<<<<< HEAD                                                   wrong: left over from a merge

    5f0c  support.recommend @2026-Q3  +33                          wrong: the date is missing

    5f0c  support.recommend @2026-Q3  +31 on 2026-10-01            right
""",
    "comma-in-number": """A number inside braces has a comma, which ends the value.

    2026-Q3: {answers: 1,140}    wrong: this means 1, followed by a key called 140
    2026-Q3: {answers: 1140}     right
""",
    "control-character": """A file contains a character that no page or feed can carry.

Such characters get in when text is copied from other programs, and most are invisible: U+0007, U+000B, U+FFFE. Feed
readers reject a whole feed because of one. Delete it at the place that the message names. `&#146;` and similar codes in
old HTML stand for such characters: write the apostrophe or quotation mark that was meant.
""",
    "duplicate-key": """The same key is given twice.

Only one of the two could take effect, and nobody would see which. Two names for one key (`summary` and `description`)
count as the same key.

    title: Late refunds
    title: Late refunds cost twice     wrong: already given on line 1

    title: Late refunds cost twice     right
""",
    "empty-file": """A file is empty.

A post or page starts with front matter, even if nothing follows it.

    ---
    title: Late refunds
    date: 2026-10-01
    ---
""",
    "front-matter-missing": """A post or page does not start with front matter.

The first line of the file is `---`. The keys follow, one per line, and another `---` ends them. After it comes the text.

    title: Late refunds     wrong: no --- line before it

    ---
    title: Late refunds     right
    date: 2026-10-01
    ---
""",
    "front-matter-open": """The front matter is never closed.

Without the second `---`, cxsite cannot tell where the text starts.

    ---
    title: Late refunds
    The money came late.    wrong: the --- line before the text is missing
""",
    "front-matter-toml": """The front matter is TOML (`+++`), which is not supported.

    +++
    title = "Late refunds"  wrong
    +++

    ---
    title: Late refunds     right
    ---

For all articles of a Hugo site at once, `hugo convert toYAML --output FOLDER` writes a copy with YAML.
""",
    "merge-conflict": """A file contains an unresolved Git merge conflict.

Git marks the places where two people changed the same lines, and leaves the choice to you. Readers would see both versions and
the markers. Keep the right version, and delete the three marker lines. To show such markers as code, indent them by four
spaces.

    <<<<<<< HEAD
    We answer within an hour.       wrong: nobody has chosen yet
    =======
    We answer within a day.
    >>>>>>> new-hours

    We answer within an hour.       right
""",
    "not-text": """A file is a document from another program, not plain text.

A post is a plain text file, as saved by a text editor. Copy the words out of the document, or save it as plain text (UTF-8).
""",
    "not-utf8": """A file is not valid UTF-8.

It was probably saved in an older encoding (Windows-1252, Latin-1). Save it again as UTF-8. The message names the first
invalid byte.
""",
    "text-turned-round": """An invisible character reverses the direction of the text after it.

U+202D and U+202E get in when text is copied. They make words look different from what the file contains, to authors and readers
alike. Arabic and Hebrew do not need them: every letter has its own direction.
""",
    "utf-16": """A file looks like UTF-16.

Some Windows editors call this encoding "Unicode". Save the file as UTF-8.
""",
    "yaml-alias": """A value starts with `&` or `*`, which YAML reads as an anchor or alias.

cxsite does not support YAML anchors and aliases, because they let a small file expand into a very large one. Put text
in quotes.

    title: *Late* refunds      wrong
    title: "*Late* refunds"    right
""",
    "yaml-colon-in-text": """A text without quotation marks contains a colon followed by a space.

YAML would read what comes before the colon as a key. Put the whole text in quotes.

    title: This thing: that thing      wrong
    title: "This thing: that thing"    right
""",
    "yaml-comment": """A # starts a comment in the middle of what was meant as text.

In YAML a # after a space starts a comment, and the rest of the line is ignored.

    title: Why we are #1 in service      wrong: the title is "Why we are"
    title: "Why we are #1 in service"    right
    owner: Priya Nair # since May        right if a comment is meant: there is a space after the #
""",
    "yaml-depth": """Lists or mappings are nested more than twenty levels deep.

No file of a publication needs that many. There are too many brackets or hyphens, or something is not closed.
""",
    "yaml-indent": """A line is indented to the wrong column.

Lines of one mapping start in the same column. What belongs to a key goes below it, indented by two more spaces.

    title: Late refunds
      date: 2026-10-01    wrong: indented, although the title already has a value

    title: Late refunds
    date: 2026-10-01      right
""",
    "yaml-space-after-colon": """A colon is not followed by a space.

    target:35     wrong
    target: 35    right
""",
    "yaml-syntax": """A line is not valid YAML.

Each line has the form `key: value`. What belongs to a key goes below it, indented by two spaces; list items start with
a hyphen and a space. Put text that starts with a character such as @, %, ` or [ in quotes.

    tags: [refunds, trust       wrong: the bracket is not closed
    tags: [refunds, trust]      right
""",
    "yaml-tab": """A line is indented with a tab.

YAML counts spaces, and a tab has no fixed width. Indent each level by two spaces.
""",
    "yaml-tag": """A value starts with `!`, which YAML reads as a tag.

cxsite does not support tags: in other programs they can run code. Put text in quotes.

    title: !important      wrong
    title: "!important"    right
""",
}
