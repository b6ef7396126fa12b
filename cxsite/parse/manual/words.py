"""Manual pages: letters, and the words of a theme."""

WORDS: dict[str, str] = {
    "letter-too-long": """What a reader wrote, or the name, is longer than a letter may be: 4,000 characters, and 80 for a name.

Shorten it with […] where words are left out, and say so with `edited: true`.
""",
    "reply-too-much": """The reply under a letter has a heading, a footnote or a chart.

A letter stands under an article among others, where headings and numbers of its own would confuse. Write a post and
link to it.
""",
    "string-form": """A string of a theme is neither text nor a mapping of plural forms.

Keys are small letters, figures and `_`. A string that depends on a count has one text for each form that the language has,
and always `other`.

    parts: [part, parts]                                     wrong
    parts: {one: "{count} part", other: "{count} parts"}     right
""",
    "string-gap": """A string of a theme has a gap that nothing fills.

Gaps stand in braces, and each string has those of its English one; the order is yours.

    articles_of_year: Artikel von {jahr}    wrong
    articles_of_year: Artikel von {year}    right
""",
    "string-missing": """The theme has no words for something in the publication's language, and says it in English.

The words are looked up in `strings/<language>.yaml` of the publication, of its theme, and of the themes it extends. Add the
key that the message names to one of your own.
""",
    "tag-twice": """Two tags in content/tags.yaml lay claim to one name, as label or as alias.

    - {label: refunds, aliases: [money back]}
    - {label: money back}                        wrong
""",
    "theme-contract": """A theme is made for a newer cxsite.

`contract` in its `theme.yaml` is the version of the templates, blocks and views that it relies on.

    contract: 2    wrong, where `cxsite theme list` says that this cxsite has contract 1
""",
    "string-unknown": """A string that no template asks for: most often a key with a typing mistake.

    all_artikles: Alle Artikel    wrong
    all_articles: Alle Artikel    right
""",
}
