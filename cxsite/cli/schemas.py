"""The JSON Schemas as files of a publication, so that editors complete and check as you type.

They are in `.vscode/cxsite/`, beside the editor settings that name them, and are meant to be committed: colleagues then have
them without running anything. A first line in each YAML file (`# yaml-language-server: …`) tells other editors the same. After
an update of cxsite, `cxsite schema --write` rewrites them.
"""

import json
from pathlib import Path

from cxsite.cli.ending import refused
from cxsite.parse.schema import DOCUMENTS, schema

FOLDER = ".vscode/cxsite"


def write_schemas(root: Path) -> None:
    """Write all of them, replacing existing ones. Raises MachineError if they cannot be written."""
    try:
        (root / FOLDER).mkdir(parents=True, exist_ok=True)
        for kind in DOCUMENTS:
            text = json.dumps(schema(kind), indent=1, ensure_ascii=False) + "\n"
            (root / FOLDER / f"{kind}.schema.json").write_text(text, encoding="utf-8", newline="\n")
    except OSError as why:
        raise refused(f"cannot write {FOLDER}", why) from None


def modeline(root: Path, path: str, kind: str) -> str:
    """The first line of a YAML file at `path`, which names its schema to editors; "" if the publication has none."""
    if kind not in DOCUMENTS or not path.endswith((".yaml", ".yml")):
        return ""
    above = "../" * path.count("/")
    there = (root / FOLDER / f"{kind}.schema.json").is_file()
    return f"# yaml-language-server: $schema={above}{FOLDER}/{kind}.schema.json\n" if there else ""
