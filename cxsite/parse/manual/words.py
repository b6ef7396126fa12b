"""Manual pages: letters, and the words of a theme."""

WORDS: dict[str, str] = {
    "letter-too-long": """A letter, or the name under it, is too long.

A letter may have up to 4,000 characters, and a name up to 80. Shorten the letter, mark each cut with […], and add
`edited: true`.
""",
    "reply-too-much": """The reply to a letter contains a heading, footnote, image or chart.

A letter appears below an article with other letters, where its own headings and numbers would be confusing. Write a
post and link to it.
""",
    "string-form": """A theme string is neither text nor a mapping of plural forms.

Keys consist of lower-case letters, digits and `_`. A string that depends on a count has one text for each plural form of the
language, and always has `other`.

    parts: [part, parts]                                     wrong
    parts: {one: "{count} part", other: "{count} parts"}     right
""",
    "string-gap": """A theme string has a placeholder that nothing fills.

Placeholders are in braces. Each string has the same ones as its English original, in any order.

    articles_of_year: Artikel von {jahr}    wrong
    articles_of_year: Artikel von {year}    right
""",
    "string-missing": """A theme string is not translated, so it appears in English.

Strings are looked up in `strings/<language>.yaml` of the publication, of its theme, and of the themes it extends. Add the key
that the message names to whichever of these files is yours.
""",
    "tag-twice": """Two tags in content/tags.yaml claim the same name, as a label or an alias.

    - {label: refunds, aliases: [money back]}
    - {label: money back}                        wrong
""",
    "theme-contract": """A theme was made for a newer version of cxsite.

`contract` in its `theme.yaml` is the version of the templates, blocks and views that it relies on.

    contract: 2    wrong if `cxsite theme list` says that this cxsite has contract 1
""",
    "string-unknown": """A theme string has no English text, so its key may be mistyped.

    all_artikles: Alle Artikel    wrong
    all_articles: Alle Artikel    right

A string of your own that a template says with `t("closing")` works without it. But pages in other languages need the English
text, so write it in `strings/en.yaml`.
""",
}
