"""The cache is trusted only if its seals hold; what fails costs a parse and nothing else."""

import os
import pickle
import sqlite3
from pathlib import Path

import pytest

from cxsite.keys.memory import Memory


def filled(folder: Path, version: str = "1") -> Memory:
    memory = Memory(folder, version)
    memory.remember("a", ["plain", {"x": 1}])
    memory.keep_body("d", b"<p>body</p>")
    memory.save()
    return memory


def test_remembers_over_processes(tmp_path: Path) -> None:
    filled(tmp_path).close()
    with Memory(tmp_path, "1") as memory:
        assert memory.recall("a") == ["plain", {"x": 1}]
        assert memory.body("d") == b"<p>body</p>"
        assert memory.recall("b") is None
        assert memory.body("e") is None
        assert not memory.damaged


def test_recalls_before_it_is_saved(tmp_path: Path) -> None:
    for memory in (Memory(tmp_path, "1"), Memory.nowhere()):
        memory.remember("a", ["x"])
        memory.keep_body("d", b"body")
        assert (memory.recall("a"), memory.body("d")) == (["x"], b"body")
        memory.save()
        assert (memory.recall("a"), memory.body("d")) == (["x"], b"body")
        memory.close()


def test_what_is_made_plain_later_is_found_by_all_who_ask(tmp_path: Path) -> None:
    with Memory(tmp_path, "1") as memory, Memory(tmp_path, "1") as other:
        made: list[str] = []
        for key in "abc":
            memory.remember_later(key, lambda key=key: made.append(key) or [key])
        assert made == []
        assert memory.keys() == {"a", "b", "c"}
        assert (memory.recall("b"), memory.recall("b"), made) == (["b"], ["b"], ["b"])
        other.take(memory.found())
        assert other.recall("c") == ["c"]
        memory.remember_later("d", lambda: ["d"])
        memory.save()
        assert (memory.recall("a"), memory.recall("d"), sorted(made)) == (["a"], ["d"], ["a", "b", "c"])
        memory.remember_later("e", lambda: ["e"])
        memory.forget()
        assert memory.recall("e") is None


def test_one_that_begins_empty_finds_what_was_written_since(tmp_path: Path) -> None:
    with Memory(tmp_path, "1") as first, Memory(tmp_path, "1") as second:
        other = filled(tmp_path)
        first.take(other.found())
        assert (first.recall("a"), first.body("d")) == (["plain", {"x": 1}], b"<p>body</p>")
        second.remember("b", [2])
        second.save()
        assert (second.recall("a"), second.recall("b")) == (["plain", {"x": 1}], [2])
        other.close()


def test_what_is_recalled_is_the_callers_own() -> None:
    memory = Memory.nowhere()
    memory.remember("a", [1])
    memory.recall("a").append(2)
    assert memory.recall("a") == [1]


def test_another_version_is_forgotten(tmp_path: Path) -> None:
    filled(tmp_path).close()
    with Memory(tmp_path, "2") as memory:
        assert memory.recall("a") is None
        assert memory.body("d") is None
        assert not memory.damaged


def test_a_changed_row_is_not_believed(tmp_path: Path) -> None:
    filled(tmp_path).close()
    with sqlite3.connect(tmp_path / "memory.sqlite") as file:
        file.execute("UPDATE parsed SET data = replace(data, 'plain', 'plane')")
    file.close()
    with Memory(tmp_path, "1") as memory:
        assert memory.recall("a") is None
        assert memory.damaged


def test_a_changed_body_is_not_believed(tmp_path: Path) -> None:
    filled(tmp_path).close()
    bodies = tmp_path / "bodies-1.bin"
    bodies.write_bytes(bodies.read_bytes().replace(b"body", b"bodx"))
    with Memory(tmp_path, "1") as memory:
        assert memory.body("d") is None
        assert memory.damaged


@pytest.mark.parametrize("spoil", ["cut", "zeros", "words", "empty", "folder"])
def test_a_spoilt_file_is_replaced(tmp_path: Path, spoil: str) -> None:
    filled(tmp_path).close()
    file = tmp_path / "memory.sqlite"
    data = file.read_bytes()
    file.unlink()
    if spoil == "folder":
        file.mkdir()
    else:
        file.write_bytes({"cut": data[:5000], "zeros": b"\0" * 9000, "words": b"hello" * 99, "empty": b""}[spoil])
    with Memory(tmp_path, "1") as memory:
        assert memory.recall("a") in (None, ["plain", {"x": 1}])
        memory.remember("a", ["again"])
        memory.keep_body("d", b"again")
        assert (memory.recall("a"), memory.body("d")) == (["again"], b"again")
    if spoil != "folder":
        with Memory(tmp_path, "1") as memory:
            assert memory.recall("a") == ["again"]


def test_every_flipped_byte_gives_the_truth_or_nothing(tmp_path: Path) -> None:
    filled(tmp_path).close()
    file = tmp_path / "memory.sqlite"
    data = file.read_bytes()
    for at in range(0, len(data), 97):
        file.write_bytes(data[:at] + bytes([data[at] ^ 0xFF]) + data[at + 1 :])
        with Memory(tmp_path, "1") as memory:
            assert memory.recall("a") in (None, ["plain", {"x": 1}])
            assert memory.body("d") in (None, b"<p>body</p>")


def test_a_missing_file_of_bodies_is_noticed(tmp_path: Path) -> None:
    filled(tmp_path).close()
    (tmp_path / "bodies-1.bin").unlink()
    with Memory(tmp_path, "1") as memory:
        assert memory.body("d") is None
        assert memory.damaged
        memory.forget()
        memory.keep_body("d", b"<p>body</p>")
        assert memory.body("d") == b"<p>body</p>"


def test_a_body_is_written_once(tmp_path: Path) -> None:
    filled(tmp_path).close()
    before = (tmp_path / "bodies-1.bin").stat().st_size
    for _ in range(3):
        filled(tmp_path).close()
    assert (tmp_path / "bodies-1.bin").stat().st_size == before > 0


def test_a_folder_that_cannot_be_made_is_done_without(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with Memory(tmp_path / "file" / "below", "1") as memory:
        memory.remember("a", 1)
        memory.keep_body("d", b"x")
        assert (memory.recall("a"), memory.body("d")) == (1, b"x")


def test_two_processes_may_add_to_one_memory(tmp_path: Path) -> None:
    one, two = Memory(tmp_path, "1"), Memory(tmp_path, "1")
    for n in range(5):
        one.keep_body(f"one-{n}", b"1" * n)
        two.keep_body(f"two-{n}", b"2" * n)
    one.close()
    two.close()
    with Memory(tmp_path, "1") as memory:
        assert [memory.body(f"one-{n}") for n in range(5)] == [b"1" * n for n in range(5)]
        assert [memory.body(f"two-{n}") for n in range(5)] == [b"2" * n for n in range(5)]


def test_an_interpreter_of_its_own_adds_to_files_of_its_own(tmp_path: Path) -> None:
    with Memory(tmp_path, "1") as memory:
        memory.keep_body("first", b"one")
        with pickle.loads(pickle.dumps(memory)) as sent, sent.apart() as working:
            working.remember("key", [1])
            working.keep_body("second", b"two")
            working.save()
            memory.take(working.found())
        assert (memory.recall("key"), memory.body("second")) == ([1], b"two")
        memory.keep_body("third", b"three")
    found = {file.name: file.read_bytes() for file in tmp_path.glob("bodies-*")}
    assert found == {"bodies-1.bin": b"onethree", f"bodies-of-{os.getpid()}.bin": b"two"}
    with Memory(tmp_path, "1") as memory:
        assert [memory.body(name) for name in ("first", "second", "third")] == [b"one", b"two", b"three"]


def test_rows_are_made_while_others_may_write(tmp_path: Path) -> None:
    with Memory(tmp_path, "1") as memory, Memory(tmp_path, "1") as other:

        def row() -> int:
            other.remember("other", 2)
            other.save()
            return 1

        memory.remember_later("key", row)
        memory.save()
        assert other.lasting
    with Memory(tmp_path, "1") as memory:
        assert (memory.recall("key"), memory.recall("other")) == (1, 2)


def test_dead_bodies_and_rows_go_once_they_are_more_than_half(tmp_path: Path) -> None:
    with Memory(tmp_path, "1") as memory:
        for n in range(200):
            memory.remember(f"key-{n}", n)
            memory.keep_body(f"body-{n}", bytes([n]) * 2000)
        memory.tidy({f"body-{n}" for n in range(200)})
    assert [file.name for file in tmp_path.glob("bodies-*")] == ["bodies-1.bin"]
    with Memory(tmp_path, "1") as memory:
        for n in range(20):
            memory.recall(f"key-{n}")
        memory.tidy({f"body-{n}" for n in range(20)})
    assert [(file.name, file.stat().st_size) for file in tmp_path.glob("bodies-*")] == [("bodies-2.bin", 40_000)]
    with Memory(tmp_path, "1") as memory:
        assert [memory.recall(f"key-{n}") for n in range(20)] == list(range(20))
        assert [memory.body(f"body-{n}") for n in range(20)] == [bytes([n]) * 2000 for n in range(20)]
        assert memory.recall("key-20") is None
