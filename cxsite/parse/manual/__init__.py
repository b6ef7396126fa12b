"""The manual pages of the problems that `parse` can meet: rule → what it means, with an example."""

from cxsite.parse.manual.commonmark import COMMONMARK
from cxsite.parse.manual.fields import FIELDS
from cxsite.parse.manual.files import FILES
from cxsite.parse.manual.html import DIALECT, HTML
from cxsite.parse.manual.markdown import MARKDOWN
from cxsite.parse.manual.scorecards import SCORECARDS
from cxsite.parse.manual.words import WORDS

MANUAL: dict[str, str] = {**FILES, **FIELDS, **SCORECARDS, **MARKDOWN, **HTML, **DIALECT, **WORDS, **COMMONMARK}
