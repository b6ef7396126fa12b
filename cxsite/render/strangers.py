"""A stranger's words as HTML: escaped text in paragraphs and nothing else, verified by a second tool before publication."""

from html import escape


class NotPlainTextError(Exception):
    """Escaped text was changed by nh3. That is a bug of ours: none of it is published."""


def html(paragraphs: tuple[str, ...]) -> str:
    """Paragraphs that follow the direction of their own text. Raises NotPlainTextError."""
    import nh3  # noqa: PLC0415 - only a page with letters should cost it

    for written in paragraphs:
        text = f"<p>{_escaped(written)}</p>"
        if nh3.clean(text, tags={"p"}, attributes={}, strip_comments=True) != text:
            raise NotPlainTextError("a reader's words came out of the escaping as more than text")
    return "\n".join(f'<p dir="auto">{_escaped(written)}</p>' for written in paragraphs)


def _escaped(written: str) -> str:
    """As in HTML's own serialisation of text, so that the two can be compared."""
    return escape(written, quote=False).replace("\xa0", "&nbsp;")
