"""Links that open a file at a line in the author's own editor."""

from pathlib import Path
from urllib.parse import quote

from cxsite.model.place import Span
from cxsite.parse.editorial import EDITORS


def opens(editor: str, root: Path, span: Span | None) -> str:
    """The link target for a place in the publication; "" if there is no place, or no editor.

    `editor` is a name that cxsite knows, or an address with {path}, {line} and {column}. File names are percent-encoded, so
    that they stay part of the path.
    """
    template = EDITORS.get(editor, editor)
    if not template or span is None or not span.path:
        return ""
    whole = quote((root / span.path).as_posix(), safe="/:")
    whole = whole if whole.startswith("/") else f"/{whole}"
    filled = template.replace("{line}", str(span.line or 1)).replace("{column}", str(span.column or 1))
    return filled.replace("{path}", whole)
