"""The manual of the rules that reading the folder can break: rule → what it means and what helps."""

MANUAL: dict[str, str] = {
    "external-broken": """An address outside the site is gone: its server answered 404 or 410 twice.

Looked for by `cxsite check --external` alone, and told again from memory for a day. A link that must stay can be waived.

Wrong: [the survey](https://example.org/survey-2019)
Right: [the survey](https://example.org/archive/survey-2019)
""",
    "external-moved": """An address outside the site has moved, and the old one redirects.

Wrong: https://example.org/old
Right: the address that the message names
""",
    "external-unknown": """An address outside the site could not be checked.

There was no answer, a refusal, or no connection. This says nothing about the link: many servers refuse requests from
programs. The next check asks again.

Wrong: taking the link out because of this note
Right: opening it in a browser
""",
    "linked-file": """A file is a symbolic link to a file that does not belong to the publication.

Such a link is not followed: it would publish what lies elsewhere on the machine, or in private/, and nobody would see it in the
publication. A link to another file in content/, static/, templates/ or themes/ is followed.

Wrong: static/prices.csv -> ../../accounts/prices.csv
Right: a copy of the file at static/prices.csv
""",
    "linked-folder": """A folder of the publication is a symbolic link.

Links to folders are not followed: they can lead round in a circle, or out of the publication into files nobody meant to
publish. Copy the folder, or delete the link. Where content/, static/ or another place of the publication is such a link,
nothing is published, because all that should lie there would be missing.

Wrong: content/posts/shared -> ../../../everything
Right: a real folder content/posts/shared
""",
    "name-not-utf8": """A file name is not valid UTF-8.

Such names come from old archives. The message shows those bytes as \\xff. Rename the file.

Wrong: caf\\xe9.md
Right: cafe.md, or café.md typed anew
""",
    "names-alike": """Two file names in one folder look the same but use different characters.

"é" can be one character or an "e" with an accent after it. A link could mean either file. Rename one of them.

Wrong: café.md and café.md side by side
Right: café.md and cafe-2.md
""",
    "no-publication": """The command was run in a folder without a site.yaml.

Wrong: cd ~; cxsite build
Right: cd ~/my-magazine; cxsite build. To start one: cxsite init my-magazine
""",
    "stray-file": """A file looks like an article, page or scorecard, but is in the wrong place.

Such a file under content/ would be missing from the site without a word. Articles are `.md` files in content/posts/ and
content/drafts/, pages in content/pages/; scorecards are `.yaml` files directly in content/scorecards/. A README may be anywhere
except among articles and pages.
A file in the place of one of these folders stops a build: the site would be published without all that belongs there.

Wrong: content/late-refunds.md, content/post/late-refunds.md, content/posts/late-refunds.markdown
Right: content/posts/late-refunds.md
""",
    "unreadable-file": """A file or folder of the publication could not be read.

The usual causes are rights, a link that leads nowhere, or a disk that is not there; a pipe or a socket cannot be read as a file
either. Nothing is published without the
file, because a page might be missing. Give yourself the right to read it, or move it out of the publication.

Wrong: chmod 000 content/posts/late-refunds.md
Right: chmod 644 content/posts/late-refunds.md
""",
}
