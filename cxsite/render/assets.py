"""Files published as they are: the theme's, those of static/, and the pictures beside the texts."""

from collections.abc import Callable, Mapping

from cxsite.keys import digest
from cxsite.model.addresses import file_of
from cxsite.model.library import Library
from cxsite.model.merging import unmerged_bytes
from cxsite.model.output import Inputs, Output
from cxsite.model.problem import Outcome
from cxsite.render.site import ASSETS
from cxsite.render.stylesheets import lean
from cxsite.render.themes import Theme, ThemeFile

Files = Callable[[str], bytes]


def of_theme(theme: Theme, engine: str) -> list[Output]:
    """The theme's files under /assets/; its stylesheets are minified."""
    return [_theme_file(name, file, engine) for name, file in theme.files.items()]


def of_static(library: Library, files: Files) -> list[Output]:
    """static/x → x."""
    return [_copy(path.removeprefix("static/"), path, known, files) for path, known in library.static.items()]


def of_content(library: Library, files: Files, digests: Mapping[str, str]) -> list[Output]:
    """The published files beside the texts. `digests` are the known hashes of their bytes; a missing one is computed."""
    return [
        _copy(file_of(address), path, digests.get(path) or digest.of_bytes(files(path)), files)
        for path, address in library.assets.items()
    ]


def _copy(address: str, path: str, known: str, files: Files) -> Output:
    return Output(address, "asset", (("bytes", known),), lambda: _whole(path, files(path)), of=path)


def _theme_file(name: str, file: ThemeFile, engine: str) -> Output:
    address = file_of(ASSETS + name)
    if not name.endswith(".css"):
        inputs: Inputs = (("bytes", file.digest),)
        return Output(address, "asset", inputs, lambda: _whole(file.shown, file.path.read_bytes()))
    inputs = (("bytes", file.digest), ("engine", engine))
    return Output(address, "asset", inputs, lambda: _whole(file.shown, file.path.read_bytes(), lean))


def _whole(path: str, data: bytes, served: Callable[[bytes], bytes] = bytes) -> Outcome[bytes]:
    """The bytes as served; refused if they contain merge conflict markers: readers would get two versions of some lines."""
    conflicts = unmerged_bytes(path, data)
    return Outcome(None, conflicts) if conflicts else Outcome(served(data))
