"""The few words that cxsite itself puts into a text.

For the publication's language they come from the theme's strings; for a text in another language, from this module.
"""

from dataclasses import fields

from cxsite.model.frozen import dataclass
from cxsite.model.site import Site


@dataclass(frozen=True, slots=True)
class Labels:
    """Names for parts of a text, for readers and their screen readers."""

    contents: str
    footnotes: str
    footnote: str
    back: str
    table: str
    note: str
    tip: str
    important: str
    warning: str
    caution: str


_ENGLISH = Labels(
    "Contents", "Footnotes", "Footnote", "Back to the text", "Table", "Note", "Tip", "Important", "Warning", "Caution"
)
_OTHERS = {
    "de": Labels(
        "Inhalt", "Fußnoten", "Fußnote", "Zurück zum Text", "Tabelle", "Hinweis", "Tipp", "Wichtig", "Warnung", "Vorsicht"
    ),
    "fr": Labels(
        "Sommaire", "Notes", "Note", "Retour au texte", "Tableau", "Remarque", "Conseil", "Important", "Attention", "Prudence"
    ),
    "es": Labels(
        "Índice", "Notas", "Nota", "Volver al texto", "Tabla", "Nota", "Consejo", "Importante", "Advertencia", "Precaución"
    ),
    "ar": Labels(
        "المحتويات", "الحواشي", "حاشية", "العودة إلى النص", "جدول", "ملاحظة", "نصيحة", "مهم", "تحذير", "احتياط"
    ),
}  # fmt: skip


# The theme string keys, in field order.
KEYS = tuple(f"text_{each.name}" for each in fields(Labels))


def labels(site: Site) -> Labels:
    """The labels for texts in the language of `site`."""
    return Labels(*site.labels) if site.labels else own(site.language)


def own(language: str) -> Labels:
    """The built-in labels for a language tag ("de-CH" → German); English if there are none."""
    return _OTHERS.get(language.lower().partition("-")[0], _ENGLISH)
