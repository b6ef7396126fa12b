"""The few words that cxsite itself puts into a text, by the publication's language."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Labels:
    """Names of parts of a text, as readers and their screen readers meet them."""

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


def labels(language: str) -> Labels:
    """The labels for a language tag ("de-CH" → German); English where there are none."""
    return _OTHERS.get(language.lower().partition("-")[0], _ENGLISH)
