"""Manual pages: letters, and the words of a theme."""

WORDS: dict[str, str] = {
    "letter-too-long": """A letter, or the name under it, is too long.

A letter may have 4,000 characters, and a name 80. Shorten the letter, with […] where words are left out, and set
`edited: true`.
""",
    "reply-too-much": """The reply to a letter contains a heading, footnote, image or chart.

A letter stands under an article among others, where headings and numbers of its own would confuse. Write a post and
link to it.
""",
    "string-form": """A theme string is neither text nor a mapping of plural forms.

Keys are small letters, figures and `_`. A string that depends on a count has one text for each form that the language has,
and always `other`.

    parts: [part, parts]                                     wrong
    parts: {one: "{count} part", other: "{count} parts"}     right
""",
    "string-gap": """A theme string has a placeholder that nothing fills.

Gaps stand in braces, and each string has those of its English one; the order is yours.

    articles_of_year: Artikel von {jahr}    wrong
    articles_of_year: Artikel von {year}    right
""",
    "string-missing": """A theme string is not translated, so it appears in English.

The words are looked up in `strings/<language>.yaml` of the publication, of its theme, and of the themes it extends. Add the
key that the message names to one of your own.
""",
    "tag-twice": """Two tags in content/tags.yaml claim the same name, as a label or an alias.

    - {label: refunds, aliases: [money back]}
    - {label: money back}                        wrong
""",
    "theme-contract": """A theme was made for a newer version of cxsite.

`contract` in its `theme.yaml` is the version of the templates, blocks and views that it relies on.

    contract: 2    wrong, where `cxsite theme list` says that this cxsite has contract 1
""",
    "string-unknown": """A theme string is not used by any template.

Most often its key is mistyped.

    all_artikles: Alle Artikel    wrong
    all_articles: Alle Artikel    right
""",
}
