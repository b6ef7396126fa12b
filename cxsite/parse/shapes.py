"""The manual pages of the problems that `parse` can meet: rule → what it means, with an example."""

from cxsite.parse.manual_commonmark import COMMONMARK
from cxsite.parse.manual_fields import FIELDS
from cxsite.parse.manual_files import FILES
from cxsite.parse.manual_html import DIALECT, HTML
from cxsite.parse.manual_markdown import MARKDOWN
from cxsite.parse.manual_scorecards import SCORECARDS
from cxsite.parse.manual_words import WORDS

MANUAL: dict[str, str] = {**FILES, **FIELDS, **SCORECARDS, **MARKDOWN, **HTML, **DIALECT, **WORDS, **COMMONMARK}
