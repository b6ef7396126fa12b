"""The manual pages of the problems that `render` can meet: rule → what it means, with an example."""

MANUAL: dict[str, str] = {
    "broken-picture": """An image looks valid but cannot be decoded.

Each image is decoded to make smaller copies for small screens. The message says what Pillow, which decodes it, found. Copy the
image again from its source, or open it in any image editor and export it again.

    a file damaged in the middle by a bad disk    wrong
    the same image, exported again                right
""",
    "template-block": """A template fills a block that no template above it defines.

The comment at the top of each template names its blocks. Usually the name is misspelt, or `extends` names the wrong
template.

    {% extends "base.html" %}{% block mian %}    wrong
    {% extends "base.html" %}{% block main %}    right
""",
    "no-search-index": """The search index could not be built.

It is built by Pagefind, a program that is installed with cxsite. The message says what went wrong: usually Pagefind does not
exist for this kind of machine, or the disk for temporary files is full. Reinstall cxsite, free up space, or turn off search:

    search: false      in site.yaml
""",
    "template-failed": """A template failed while a page was being made.

The template's syntax is valid, but something in it fails on a page: a filter is given a value it cannot handle, or a
loop runs over something that is not a list. The message names the template's line and the page.

    {{ view.posts + 1 }}          wrong: a list and a number cannot be added
    {{ view.posts | length + 1 }} right
""",
    "template-misnamed": """A file has almost the name of a template, and nothing uses it.

A file in templates/ replaces the theme's template of exactly the same name. Reported by `cxsite theme check`.

Wrong: templates/posts.html, templates/Post.html, templates/post.htm
Right: templates/post.html
""",
    "template-missing": """A template does not exist.

Templates are looked up in `templates/`, then in your theme, then in the themes it extends, and last in the default theme.
`template: letter` in a post or page means `letter.html`; `{% include %}`, `{% extends %}` and `{% import %}` name the file.

    {% include "parts/heder.html" %}   wrong if no such file exists
    {% include "parts/header.html" %}  right
""",
    "template-recursion": """A template includes or extends itself, directly or through another.

To extend the template that yours replaces, name the theme it comes from.

    {% extends "post.html" %}          wrong, in templates/post.html: this is the file itself
    {% extends "default/post.html" %}  right
""",
    "template-syntax": """A template has a syntax error.

The usual causes are a block or loop that is never closed, and a misspelt tag or filter.

    {% for post in view.posts %} {{ post.title }}               wrong: never closed
    {% for post in view.posts %} {{ post.title }} {% endfor %}  right
""",
    "template-undefined": """A template uses a name that does not exist.

Every template gets `site`, `head` and `view` (and `body` for posts and pages). Each kind of page has its own fields, listed in
the theme documentation. A misspelt field stops the build rather than leaving a gap in the page.

    {{ view.titel }}  wrong
    {{ view.title }}  right
""",
    "theme-missing": """A theme does not exist.

A theme is a folder under `themes/`, not a link to one elsewhere. The `default` theme comes with cxsite and is always there.

    theme: journel   wrong if the folder is themes/journal
    theme: journal   right
""",
}
