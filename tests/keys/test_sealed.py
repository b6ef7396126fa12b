"""What is sealed comes back whole or not at all."""

from pathlib import Path

import pytest

from cxsite.keys import sealed


@pytest.mark.parametrize(("text", "more"), [("", ""), ("a\nb", ""), ("", "c\0"), ("ä \udcff", "\u2028\r\n")])
def test_both_parts_come_back(tmp_path: Path, text: str, more: str) -> None:
    sealed.save_text(tmp_path / "x", text, more)
    assert sealed.text(tmp_path / "x") == text
    assert sealed.texts(tmp_path / "x") == (text, more)


@pytest.mark.parametrize("texts", [[], [""], ["", ""], ["a"], ["a", "", "b"], ["x"] * 2001])
def test_what_is_joined_in_pieces_is_joined(texts: list[str]) -> None:
    assert "".join(sealed.joined(texts, "; ")) == "; ".join(texts)


def test_every_byte_is_proven(tmp_path: Path) -> None:
    path = tmp_path / "x"
    sealed.save_text(path, "first", "second")
    good = path.read_bytes()
    for at in range(len(good)):
        for spoilt in (good[:at], good[:at] + bytes([good[at] ^ 1]) + good[at + 1 :], good[:at] + b"x" + good[at:]):
            path.write_bytes(spoilt)
            assert sealed.texts(path) is None


def test_who_needs_the_first_part_alone_asks_no_more_than_whether_the_second_is_there(tmp_path: Path) -> None:
    path = tmp_path / "x"
    sealed.save_text(path, "first", "second")
    good = path.read_bytes()
    path.write_bytes(good.replace(b"second", b"SECOND"))
    assert (sealed.text(path), sealed.texts(path)) == ("first", None)
    for spoilt in (good[:-1], good + b"x", good.replace(b"first", b"FIRST")):
        path.write_bytes(spoilt)
        assert sealed.text(path) is None


def test_nothing_is_nothing(tmp_path: Path) -> None:
    assert sealed.texts(tmp_path / "x") is sealed.load(tmp_path / "x") is None
    assert sealed.seal_of(tmp_path / "x") == ""
