"""The search index: small HTML files in a temporary folder → the files that Pagefind makes from them.

Pagefind runs once over all of them. From the same texts in the same order it makes the same files, except for its lists of
filters, whose names and values come in any order. So these lists are sorted here, and renamed by the hash of their content.
"""

import gzip
import json
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from cxsite.keys.digest import of_bytes
from cxsite.render import cbor
from cxsite.render.pagefind import NoIndexError, run
from cxsite.render.scratch import scratch

_MARK = b"pagefind_dcd"  # the prefix of everything that is packed
_ENTRY = "pagefind-entry.json"
_SCRIPTS = frozenset({"pagefind.js", "pagefind-worker.js"})
_PROGRAMS = (".js", ".pagefind")
_SHARDS = ("fragment/", "index/")
_FILTERS = 3  # the position of the filters in an index's list


def index(pages: Iterable[tuple[str, str]], language: str, *, whole: bool = True) -> Mapping[str, bytes]:
    """Name → bytes of all files a browser may load. `pages` are (file as "posts/x/index.html", HTML) pairs.

    All are indexed as one language, so that one search finds them all. An index that is not `whole` has no programs: those of
    another index query it. Pages are passed from last to first, the order in which an in-memory folder lists what was written.
    Raises NoIndexError.
    """
    with scratch() as folder:
        site, made = folder / "site", folder / "made"
        site.mkdir()
        run(site, [*_written(pages, site)][::-1], made, language)
        found = _in_order({path.relative_to(made).as_posix(): path.read_bytes() for path in _files(made)})
        return {name: data for name, data in found.items() if whole or not name.endswith(_PROGRAMS)}


def _written(pages: Iterable[tuple[str, str]], site: Path) -> Iterator[str]:
    for file, html in pages:
        path = site / file
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(html, encoding="utf-8")
        yield file


def _files(made: Path) -> list[Path]:
    return sorted(path for path in made.rglob("*") if path.is_file())


def _in_order(files: Mapping[str, bytes]) -> Mapping[str, bytes]:
    """The files that search needs, with the lists sorted that Pagefind leaves unordered."""
    entry: dict[str, Any] = json.loads(files[_ENTRY])
    kept = {name: data for name, data in files.items() if name.startswith(_SHARDS) or name in _SCRIPTS}
    for told in entry["languages"].values():
        wasm = f"wasm.{told['wasm'] or 'unknown'}.pagefind"
        kept[wasm] = files[wasm]
        language = told["hash"].partition("_")[0]
        listed = _unpacked(files[f"pagefind.{told['hash']}.pf_meta"])
        for named in listed[_FILTERS]:
            named[1] = _add(kept, "filter/{}.pf_filter", language, _filter(files, named[1]))
        listed[_FILTERS].sort()
        told["hash"] = _add(kept, "pagefind.{}.pf_meta", language, listed)
    entry["include_characters"].sort()
    kept[_ENTRY] = json.dumps(entry, separators=(",", ":"), sort_keys=True).encode()
    return dict(sorted(kept.items()))


def _filter(files: Mapping[str, bytes], name: str) -> list[Any]:
    """The content of a filter: its name, and its values, each with the pages that have it."""
    title, values = _unpacked(files[f"filter/{name}.pf_filter"])
    return [title, sorted(values)]


def _add(kept: dict[str, bytes], form: str, language: str, value: list[Any]) -> str:
    """Pack a list and store it, named by the hash of its own bytes; return the name."""
    data = gzip.compress(_MARK + cbor.dump(value), mtime=0)
    name = f"{language}_{of_bytes(data)[:10]}"
    kept[form.format(name)] = data
    return name


def _unpacked(packed: bytes) -> list[Any]:
    data = gzip.decompress(packed)
    if not data.startswith(_MARK):
        raise NoIndexError("its output has an unknown format")
    found: list[Any] = cbor.load(data[len(_MARK) :])
    return found
