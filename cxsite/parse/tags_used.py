"""The tags of one file, without parsing the rest of it: for suggesting existing tags."""

from cxsite.parse.front_matter import parts
from cxsite.parse.values.nodes import Series, Text
from cxsite.parse.values.plain_text import text
from cxsite.parse.values.yaml_file import group


def tags_used(path: str, data: bytes) -> tuple[str, ...]:
    """The tags as written; none if the file cannot be read."""
    written = text(path, data).value
    front = parts(path, written).value if written is not None else None
    lines = group(path, front.front, 2, "title: Late refunds").value if front else None
    for entry in lines.entries if lines else ():
        if entry.key.text == "tags":
            items = entry.value.items if isinstance(entry.value, Series) else (entry.value,)
            return tuple(
                tag for item in items if isinstance(item, Text) for tag in map(str.strip, item.text.split(",")) if tag
            )
    return ()
