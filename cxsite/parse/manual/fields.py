"""Manual pages: what can be wrong with the values of keys."""

FIELDS: dict[str, str] = {
    "bad-address": """An address on this site is not valid.

It starts with `/`, contains letters, digits, hyphens and `/`, and cannot lead out of the site. A pattern for all posts
contains {slug}.

    permalink: ../late-refunds    wrong
    permalink: /late-refunds/     right
""",
    "bad-date": """A date or time is not valid.

A date is written year, month, day, optionally followed by a time and an offset. A time that the change to summer time
skips does not exist, and one that the change back repeats needs an offset.

    date: 2026-02-30                  wrong: February 2026 has 28 days
    date: 1/10/2026                   wrong
    date: 2026-10-01                  right
    date: 2026-10-25 01:30 +01:00     right
""",
    "bad-language": """A language code is not valid.

    language: English    wrong
    language: en-GB      right
""",
    "bad-link": """The address of a page, form or mailbox is not valid.

    link: javascript:alert(1)          wrong: links cannot run code
    address: example.org               wrong: it does not start with https://
    address: https://example.org       right
""",
    "bad-name": """A name contains characters that are not allowed.

Names appear in addresses and in `{{ name.name }}`. Use Latin letters, digits, hyphens and underscores, starting with
a letter.

    would recommend:    wrong
    would_recommend:    right
""",
    "bad-slug": """A slug, the last part of an address, is not valid.

It consists of lower-case letters, digits and single hyphens, and comes from the file name unless `slug` is set. Names
that Windows reserves (con, aux, nul …) cannot be folder names there.

    slug: Late Refunds!    wrong
    slug: late-refunds     right
""",
    "extension-reads-files": """A Markdown extension reads files that a build does not watch, so pages that include them go stale.

After a change of such a file, run `cxsite build --clean`. Text that several pages share is better in a template.

    markdown: {extensions: [pymdownx.snippets]}
""",
    "list-as-text": """A list is written as one text with commas, or with stray commas or quotation marks.

It is read as the intended list.

    tags: refunds, trust      understood
    tags: [refunds, trust]    right

    tags:
      - refunds,              understood
      - “trust”               understood
""",
    "markup-in-title": """A title or description contains markup, which readers see as it was typed.

    title: Refunds that are *late*     wrong
    title: Terms &amp; conditions      wrong
    title: Refunds that are late       right
    title: Terms & conditions          right

Numbers from scorecards can be bound only in the text, not here.
""",
    "missing-key": """A required key is missing or empty.

    ---
    date: 2026-10-01        wrong: title is missing
    ---

    ---
    title: Late refunds     right
    date: 2026-10-01
    ---
""",
    "not-a-number": """A value is not a number.

    target: 35%      wrong: nothing may follow the number
    target: −3       wrong: a typographic minus
    target: 1,234    wrong: 1234 or 1.234?
    target: 1234     right
""",
    "secret": """A password is written in a file.

Files are copied, committed and shown, so a secret that was in one is no longer secret. Change the password, put the new one in
an environment variable, and name the variable:

    connections:
      crm: {kind: postgres, host: db.example.org, user: reader, password: $CRM_PASSWORD}
""",
    "unknown-choice": """A value is not one of the allowed choices.

    status: hidden    wrong
    status: draft     right
""",
    "unknown-key": """A key is unknown.

A misspelt key would otherwise be silently ignored, so it stops the build. Keys of your own go under `extra`; another
tool's keys can be ignored with `front_matter: {ignore: [key]}` in site.yaml.

    tittle: Late refunds    wrong
    title: Late refunds     right
""",
    "unknown-time-zone": """A time zone is unknown.

Use a name from the IANA database: these mean the same on every machine.

    time_zone: London           wrong
    time_zone: Europe/London    right
""",
    "wrong-type": """A value has the wrong type, such as a list where text is needed.

    image: queue.jpg                          wrong: image needs src and alt
    image: {src: queue.jpg, alt: A queue}     right

    draft: maybe                              wrong
    draft: true                               right
""",
}
