"""The manual pages of the problems that `render` can meet: rule → what it means, with an example."""

MANUAL: dict[str, str] = {
    "broken-picture": """An image looks valid but cannot be decoded.

Smaller copies of each picture are made for small screens, and for that it has to be unpacked. The message says what Pillow, which
unpacks it, found. Copy the picture again from where it came from, or open it in any program for pictures and export it anew.

    a file whose middle a bad disk has changed    wrong
    the same picture, exported anew               right
""",
    "template-block": """A template fills a block that no template above it defines.

The comment at the top of each template names its blocks. Most often the name has a typing mistake, or `extends` names
another template than was meant.

    {% extends "base.html" %}{% block mian %}    wrong
    {% extends "base.html" %}{% block main %}    right
""",
    "no-search-index": """The search index could not be built.

It is made by Pagefind, a program that is installed with cxsite. The message says what went wrong: most often it is not there for
this kind of machine, or the disk for temporary files is full. Install cxsite anew, or make room; or leave the search out:

    search: false      in site.yaml
""",
    "template-failed": """A template failed while a page was being made.

The template can be read, but something in it fails while a page is made: a filter is given a value it cannot work on, or a
loop goes over something that is no list. The message names the line of the template and the page it was making.

    {{ view.posts + 1 }}          wrong: a list and a number cannot be added
    {{ view.posts | length + 1 }} right
""",
    "template-misnamed": """A file has almost the name of a template, and nothing uses it.

A file in templates/ stands in for the theme's template of the same name, to the letter. Told by `cxsite theme check`.

Wrong: templates/posts.html, templates/Post.html, templates/post.htm
Right: templates/post.html
""",
    "template-missing": """A template does not exist.

Templates are looked up in `templates/`, then in your theme, then in the themes it extends, and last in the default theme.
A post's or page's `template: letter` asks for `letter.html`; `{% include %}`, `{% extends %}` and `{% import %}` name theirs.

    {% include "parts/heder.html" %}   wrong, where no such file exists
    {% include "parts/header.html" %}  right
""",
    "template-recursion": """A template includes or extends itself, directly or through another.

To build on the template that yours replaces, name the theme it comes from.

    {% extends "post.html" %}          wrong, in templates/post.html: this is the file itself
    {% extends "default/post.html" %}  right
""",
    "template-syntax": """A template has a syntax error.

The most frequent causes: a block or loop that is never closed, and a tag or filter with a typing mistake.

    {% for post in view.posts %} {{ post.title }}               wrong: never closed
    {% for post in view.posts %} {{ post.title }} {% endfor %}  right
""",
    "template-undefined": """A template uses a name that does not exist.

Every template is given `site`, `head` and `view` (and `body` for posts and pages); each kind of page has its own fields, listed
in the manual of themes. A misspelt field stops the build rather than leaving a hole in the page.

    {{ view.titel }}  wrong
    {{ view.title }}  right
""",
    "theme-missing": """A theme does not exist.

A theme is a folder under `themes/`, and not a link to one elsewhere; the theme `default` comes with cxsite and is always there.

    theme: journel   wrong, where the folder is themes/journal
    theme: journal   right
""",
}
