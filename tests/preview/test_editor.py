"""The links that open a file at its line: in each program's documented form, whatever the file's name contains."""

from pathlib import Path

import pytest

from cxsite.model.place import Span
from cxsite.parse.editorial import EDITORS
from cxsite.preview.editor import opens

ROOT = Path("/home/ann/my desk")
PATH = "/home/ann/my%20desk/content/posts/r%26d%20%231%25%3F%C3%A9.md"
PLACE = Span("content/posts/r&d #1%?é.md", 7, 3)


@pytest.mark.parametrize(
    ("editor", "address"),
    [
        ("vscode", f"vscode://file{PATH}:7:3"),
        ("vscodium", f"vscodium://file{PATH}:7:3"),
        ("cursor", f"cursor://file{PATH}:7:3"),
        ("zed", f"zed://file{PATH}:7:3"),
        ("idea", f"idea://open?file={PATH}&line=7&column=3"),
        ("pycharm", f"pycharm://open?file={PATH}&line=7&column=3"),
        ("sublime", f"subl://open?url=file://{PATH}&line=7&column=3"),
        ("textmate", f"txmt://open?url=file://{PATH}&line=7&column=3"),
        ("bbedit", f"x-bbedit://open?url=file://{PATH}&line=7"),
        ("macvim", f"mvim://open?url=file://{PATH}&line=7&column=3"),
        ("vim", f"vim://open?url=file://{PATH}&line=7&column=3"),
        ("emacs", f"emacs://open?url=file://{PATH}&line=7&column=3"),
        ("none", ""),
        ("kate:{path}?line={line}", f"kate:{PATH}?line=7"),
    ],
)
def test_the_address_for_each_program(editor, address):
    assert opens(editor, ROOT, PLACE) == address


def test_every_known_program_is_in_the_table():
    table = test_the_address_for_each_program.pytestmark[0].args[1]
    assert set(EDITORS) <= {editor for editor, _ in table}


def test_without_a_place_there_is_no_link():
    assert opens("vscode", ROOT, None) == ""
    assert opens("vscode", ROOT, Span("")) == ""


def test_without_a_line_the_file_opens_at_its_beginning():
    assert opens("vscode", Path("/p"), Span("a.md")) == "vscode://file/p/a.md:1:1"


def test_a_name_cannot_fill_another_gap():
    assert opens("idea", Path("/p"), Span("{line}.md", 7, 3)).startswith("idea://open?file=/p/%7Bline%7D.md&line=7")
