"""What other tools call a key that we know by another name: offered to those who come from there, never read."""

from collections.abc import Container

_OURS: dict[str, tuple[str, ...]] = {
    "address": ("base_url", "baseurl", "site_url", "siteurl", "url"),
    "tagline": ("description", "subtitle"),
    "description": ("abstract", "lead", "standfirst", "subtitle", "teaser"),
    "language": ("lang", "locale"),
    "lang": ("language", "locale"),
    "navigation": ("menu", "menus", "nav"),
    "follow": ("links", "social"),
    "pagination": ("paginate", "posts_per_page"),
    "image": ("banner", "cover", "feature_image", "featured_image", "hero", "picture", "thumbnail"),
    "tags": ("keywords", "labels", "topics"),
    "authors": ("by", "byline", "writer", "written_by"),
    "category": ("section",),
    "date": ("created", "created_at", "published_at"),
    "updated": ("changed", "modified_at", "updated_at"),
    "expires": ("unpublish", "unpublishdate"),
    "featured": ("pinned", "sticky"),
    "id": ("guid", "uuid"),
    "extra": ("params",),
}


def ours(word: str, known: Container[str]) -> str:
    """The key of `known` that another tool calls `word`, or ""."""
    plain = word.casefold().replace("-", "_")
    return next((own for own, names in _OURS.items() if own in known and plain in names), "")
