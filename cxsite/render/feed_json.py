"""A feed as JSON Feed 1.1 (https://www.jsonfeed.org/version/1.1/): the same items for programs that prefer not to read XML."""

import json

from cxsite.render.feed_items import Channel, Item, plain


def json_feed(channel: Channel, url: str) -> bytes:
    """The channel as JSON, served at `url`. Unknown values are left out, not empty."""
    told: dict[str, object] = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": plain(channel.title),
        "home_page_url": channel.page,
        "feed_url": url,
        "description": plain(channel.description),
        "favicon": channel.icon,
        "language": channel.language,
        "authors": [{"name": plain(channel.publisher), "url": channel.home}],
        "user_comment": plain(channel.notice) if channel.marked() else "",
    }
    whole = {**_known(told), "items": [_item(each) for each in channel.items]}
    return (json.dumps(whole, ensure_ascii=False, indent=1) + "\n").encode()


def _item(item: Item) -> dict[str, object]:
    told = _known(
        {
            "id": item.id,
            "url": item.url,
            "title": plain(item.title),
            "summary": plain(item.description),
            "image": item.image,
            "date_published": item.published,
            "date_modified": item.changed,
            "authors": [_known({"name": plain(who.name), "url": who.url}) for who in item.authors],
            "tags": [plain(tag) for tag in item.tags],
            "language": item.language,
        }
    )
    return {**told, "content_html": plain(item.html())}  # an item must have a text, even an empty one


def _known(told: dict[str, object]) -> dict[str, object]:
    return {name: value for name, value in told.items() if value}
