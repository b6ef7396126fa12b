"""`content/tags.yaml` → the publication's tags: how each is written, what else it has been called, what it is about."""

from typing import Any

from cxsite.model.labels import key
from cxsite.model.post import Tag, Vocabulary
from cxsite.model.problem import Outcome
from cxsite.parse.values.fields import Field, Leaf, Reading, Record
from cxsite.parse.values.lists import Either, ListOf
from cxsite.parse.values.texts import LINE
from cxsite.parse.values.yaml_file import lines

_LABEL = Leaf(LINE.words, lambda text, zone: Tag(str(LINE.convert(text, zone))), LINE.form)
_TAG = Record(
    (
        Field("label", LINE, "How the tag is written.", required=True, example="late refunds"),
        Field("description", LINE, "What it is about, for its page.", example="What a late refund costs both sides."),
        Field(
            "aliases",
            ListOf(LINE, "text", commas=True),
            "Other names that authors use for it.",
            example=["slow refunds"],
        ),
    ),
    make=lambda values, _key, _reading: Tag(**values),
    words="a mapping with label",
    hint="write, for example, - late refunds, or - {label: late refunds, aliases: [slow refunds]}",
)
TAGS = Record(
    (
        Field(
            "tags",
            ListOf(Either(_LABEL, _TAG), "tags: text, or a mapping with label"),
            "All tags.",
            required=True,
            example=["late refunds"],
        ),
    )
)


def vocabulary(path: str, data: bytes) -> Outcome[Vocabulary]:
    """The tags in the author's order. A name claimed by two of them is an error."""
    root = lines(path, data, "tags: [late refunds, trust]")
    if root.value is None:
        return Outcome(None, root.problems)
    reading = Reading(path)
    values: dict[str, Any] = TAGS.values(root.value, "", reading)
    tags: tuple[Tag, ...] = values.get("tags", ())
    _tell_twice(tags, reading)
    return Outcome(Vocabulary(path, tags, reading.marks()), (*root.problems, *reading.problems))


def _tell_twice(tags: tuple[Tag, ...], reading: Reading) -> None:
    owner: dict[str, str] = {}
    for number, tag in enumerate(tags):
        for name in (tag.label, *tag.aliases):
            first = owner.setdefault(key(name), tag.label)
            if first != tag.label:
                message = f'"{name}" already stands for {first}'
                reading.tell("tag-twice", f"tags/{number}", message, "keep it for only one of the two")
