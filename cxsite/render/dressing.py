"""Picture attributes in a text's HTML, so that nothing jumps and nobody loads more than needed: size, copies, lazy loading."""

import re
from html import escape, unescape

from cxsite.render.gallery import Gallery
from cxsite.render.picture_views import ImageView

#: How wide a picture in a text is shown, for browsers that choose among copies.
SIZES = "(min-width: 45em) 42em, 100vw"
_IMAGE = re.compile(r"""<img\b((?:"[^"]*"|'[^']*'|[^'"<>])*)>""")
_SOURCE = re.compile(r'\ssrc="([^"]*)"')
_OWN = re.compile(r"\s(width|height|srcset|loading|decoding)=")


def dressed(html: str, gallery: Gallery, *, first: bool) -> str:
    """`html` with attributes and copies added to its pictures. `first`: nothing is above it, so its first picture loads
    eagerly.

    Attributes that an author wrote in a raw HTML tag are kept; inside their own `<picture>` no other is added.
    """
    wrapped = "<picture" not in html
    waits = not first

    def dress(found: re.Match[str]) -> str:
        nonlocal waits
        source = _SOURCE.search(found[1])
        view = gallery.view(unescape(source[1]), "") if source else ImageView("", "")
        tag = f"<img{_attributes(view, {m[1] for m in _OWN.finditer(found[1])}, waits=waits)}{found[1]}>"
        waits = True
        return picture(tag, view) if wrapped and not _has_set(found[1]) else tag

    return _IMAGE.sub(dress, html)


def picture(tag: str, view: ImageView) -> str:
    """The tag of a picture, wrapped in `<picture>` with its copies if it has any."""
    if not view.sources:
        return tag
    sources = "".join(
        f'<source type="{each.type}" srcset="{escape(each.srcset)}" sizes="{escape(SIZES)}">' for each in view.sources
    )
    return f"<picture>{sources}{tag}</picture>"


def _attributes(view: ImageView, own: set[str], *, waits: bool) -> str:
    told = f' width="{view.width}" height="{view.height}"' if view.width and not own & {"width", "height"} else ""
    told += ' loading="lazy"' if waits and "loading" not in own else ""
    return told if "decoding" in own else f'{told} decoding="async"'


def _has_set(attributes: str) -> bool:
    return " srcset=" in attributes
