"""Other tools' names for keys that we name differently: suggested to people who come from there, never accepted."""

from collections.abc import Container

_OURS: dict[str, tuple[str, ...]] = {
    "address": ("base_url", "baseurl", "site_url", "siteurl", "url"),
    "tagline": ("description", "subtitle"),
    "description": ("abstract", "custom_excerpt", "lead", "standfirst", "subtitle", "teaser"),
    "language": ("lang", "locale"),
    "lang": ("language", "locale"),
    "navigation": ("menu", "menus", "nav"),
    "follow": ("links", "social"),
    "pagination": ("paginate", "posts_per_page"),
    "image": (
        "banner",
        "cover",
        "feature_image",
        "featured_image",
        "hero",
        "heroimage",
        "ogimage",
        "picture",
        "thumbnail",
    ),
    "tags": ("keywords", "labels", "topics"),
    "authors": ("by", "byline", "writer", "written_by"),
    "category": ("categories", "section"),
    "date": ("created", "created_at", "date_published", "pubdatetime", "publish_date", "published_at", "published_on"),
    "updated": ("changed", "date_updated", "moddatetime", "modified_at", "updated_at"),
    "expires": ("unpublish", "unpublishdate"),
    "featured": ("pin", "pinned", "sticky"),
    "id": ("guid", "uuid"),
    "extra": ("params",),
}
_NOBODYS = (
    "Save_as", "ShowToc", "TocOpen", "build", "cascade", "classes", "comments", "cssclasses", "disableShare",
    "eleventyExcludeFromCollections", "eleventyNavigation", "excerpt_separator", "header", "headless", "hidemeta",
    "isCJKLanguage", "keep", "linkTitle", "markup", "math", "mathjax", "menu", "menus", "nav_order", "outputs",
    "parent", "read_time", "related", "render", "resources", "robots", "save_as", "search", "share", "showToc",
    "sidebar", "sitemap", "stylesheet", "taxonomies", "toc", "toc_label", "toc_sticky", "top", "type", "visibility",
    "weight",
)  # fmt: skip
#: Keys of other tools' front matter that have no counterpart here → what to do about each.
NOBODYS = {
    key: f"it belongs to another tool: remove it, or ignore it with front_matter: {{ignore: [{key}]}} in site.yaml"
    for key in _NOBODYS
}


def ours(word: str, known: Container[str]) -> str:
    """The key in `known` that another tool calls `word`, or ""."""
    plain = word.casefold().replace("-", "_")
    return next((own for own, names in _OURS.items() if own in known and plain in names), "")
