"""The manual of the rules that reading the folder can break: rule → what it means and what helps."""

MANUAL: dict[str, str] = {
    "external-broken": """An address outside the site is gone: its server answered 404 or 410 twice.

Only `cxsite check --external` looks for these. The result is kept and reported for a day. A link that must stay can be waived.

Wrong: [the survey](https://example.org/survey-2019)
Right: [the survey](https://example.org/archive/survey-2019)
""",
    "external-moved": """An address outside the site has moved, and the old one redirects.

Wrong: https://example.org/old
Right: the address that the message names
""",
    "external-unknown": """An address outside the site could not be checked.

There was no answer, a refusal, or no connection. This does not mean that the link is broken: many servers refuse requests from
programs. The next check tries again.

Wrong: removing the link because of this note
Right: opening it in a browser
""",
    "linked-file": """A file is a symbolic link to a file that does not belong to the publication.

Such a link is not followed: it would publish a file from elsewhere on the machine, or from private/, without anybody noticing.
A link to another file in content/, static/, templates/ or themes/ is followed.

Wrong: static/prices.csv -> ../../accounts/prices.csv
Right: a copy of the file at static/prices.csv
""",
    "linked-folder": """A folder of the publication is a symbolic link.

Links to folders are not followed: they can form a loop, or lead out of the publication to files that nobody meant to
publish. Copy the folder, or delete the link. If content/, static/ or another main folder of the publication is such a
link, nothing is published, because everything in it would be missing.

Wrong: content/posts/shared -> ../../../everything
Right: a real folder content/posts/shared
""",
    "name-not-utf8": """A file name is not valid UTF-8.

Such names come from old archives. The message shows the invalid bytes as \\xff. Rename the file.

Wrong: caf\\xe9.md
Right: cafe.md, or café.md typed again
""",
    "names-alike": """Two file names in one folder look the same but use different characters.

"é" can be one character, or an "e" followed by an accent. A link could mean either file. Rename one of them.

Wrong: café.md and café.md side by side
Right: café.md and cafe-2.md
""",
    "no-publication": """The command was run in a folder without a site.yaml.

Wrong: cd ~; cxsite build
Right: cd ~/my-magazine; cxsite build. To start one: cxsite init my-magazine
""",
    "stray-file": """A file looks like an article, page or scorecard, but is in the wrong place.

Such a file under content/ would silently be left out of the site. Articles are `.md` files in content/posts/ and
content/drafts/, pages in content/pages/; scorecards are `.yaml` files directly in content/scorecards/. A README may be anywhere
except among articles and pages. A file with the name of one of these folders stops the build: the site would be published
without all that belongs there.

Wrong: content/late-refunds.md, content/post/late-refunds.md, content/posts/late-refunds.markdown, content/posts/late-refunds.rst
Right: content/posts/late-refunds.md
""",
    "unreadable-file": """A file or folder of the publication could not be read.

The usual causes are missing permissions, a link to nothing, or a disk that is not mounted; a pipe or a socket cannot be read as
a file either. Nothing is published without the file, because a page might be missing. Give yourself permission to read it, or
move it out of the publication.

Wrong: chmod 000 content/posts/late-refunds.md
Right: chmod 644 content/posts/late-refunds.md
""",
}
