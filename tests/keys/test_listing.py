"""A list of sources detects what was added, removed or changed, and nothing else."""

from hypothesis import given
from hypothesis import strategies as st

from cxsite.keys import listing
from cxsite.keys.files import File

LATER = 10**18
_TEXTS = st.text(
    st.characters(exclude_characters="\0"), min_size=1, max_size=6
)  # including surrogates: names need not be UTF-8
_FILES = st.builds(
    lambda path, size, at: File(path, path, size, at, at, 1), _TEXTS, st.integers(0, 3), st.sampled_from([1, 2, LATER])
)
_SOURCES = st.lists(_FILES, max_size=6, unique_by=lambda file: file.path).map(sorted)


def digest(file: File) -> str:
    return f"d{file.size}" * (file.size > 0)  # a file that nobody read has none


def told(files: list[File]) -> str:
    return "".join(listing.listed(files, listing.looks(files), {file.path: digest(file) for file in files}, LATER))


def is_same(text: str, files: list[File]) -> bool:
    return listing.is_same(text, listing.looks(files))


def others(text: str, files: list[File]) -> tuple[dict[str, str], list[File]]:
    return listing.others(text, files, listing.looks(files))


@given(_SOURCES, _SOURCES)
def test_what_came_went_or_looks_different(was: list[File], now: list[File]) -> None:
    text = told(was)
    gone, different = others(text, now)
    same = {file for file in was if not file.is_young(LATER)} & {*now}
    assert different == [file for file in now if file not in same]
    assert gone == {file.path: digest(file) for file in was if file not in same}
    assert is_same(text, now) == (len(same) == len(was) == len(now))


@given(_SOURCES)
def test_there_and_back(files: list[File]) -> None:
    text = told(files)
    assert listing.digests(text) == {file.path: digest(file) for file in files}
    stats = {file.path: "" if file.is_young(LATER) else file.stat for file in files}
    assert listing.known(text) == {file.path: (stats[file.path], digest(file)) for file in files}


def test_two_names_that_are_written_alike_are_two_files() -> None:
    one = File("ä", "ä", 1, 1, 1, 1)
    hard_link = one._replace(name="a\u0308")
    assert others(told([one]), [one, hard_link]) == ({}, [hard_link])


@given(_SOURCES)
def test_how_many_there_are(files: list[File]) -> None:
    assert listing.number(told(files)) == len(files)
