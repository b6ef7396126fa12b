"""Files that are made together, in the preview: made separately, once per state of the sources, and never delaying a page."""

import asyncio
import threading

from cxsite.model.output import Bundle
from cxsite.model.problem import Outcome
from cxsite.preview.bundles import Bundles, named


def bundle(text: str, files, asked: list[str]) -> Bundle:
    def make():
        asked.append(text)
        assert threading.current_thread() is not threading.main_thread()
        if files is None:
            raise OSError("no room")
        return Outcome({name: data.encode() for name, data in files.items()})

    return Bundle("search/index/", (("entries", text),), "", make)


def test_a_bundle_is_made_once_for_all_who_ask():
    asked: list[str] = []
    one = bundle("1", {"a.js": "a", "deep/b": "b"}, asked)

    async def ask():
        shelf = Bundles()
        return await asyncio.gather(*(shelf.file(one, name) for name in ("a.js", "deep/b", "c", "a.js")))

    assert asyncio.run(ask()) == [b"a", b"b", None, b"a"]
    assert asked == ["1"]


def test_after_an_edit_it_is_made_anew_and_an_open_page_still_finds_the_old():
    asked: list[str] = []

    async def ask():
        shelf = Bundles()
        await shelf.file(bundle("1", {"entry": "1", "old": "o"}, asked), "entry")
        later = bundle("2", {"entry": "2"}, asked)
        return [await shelf.file(later, name) for name in ("entry", "old", "entry")]

    assert asyncio.run(ask()) == [b"2", b"o", b"2"]
    assert asked == ["1", "2"]


def test_what_cannot_be_made_is_not_there():
    assert asyncio.run(Bundles().file(bundle("1", None, []), "a")) is None


def test_a_path_leads_into_a_bundle_below_its_address_alone():
    one = bundle("1", {}, [])
    assert named((one,), "/blog", "/blog/search/index/a.js") == (one, "a.js")
    assert named((one,), "", "/search/index/deep/b") == (one, "deep/b")
    for path in ("/search/index/", "/search/index", "/search/", "/blog/search/index/a"):
        assert named((one,), "", path) is None
