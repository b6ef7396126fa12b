"""Plans made of plain texts, and snapshots of folders, for tests of publishing."""

from pathlib import Path

from cxsite.keys.digest import of
from cxsite.model.output import Output, Plan, Written
from cxsite.model.problem import Outcome, Problem
from cxsite.write import plan as publish


def promise(texts: dict[str, str]) -> Plan:
    """Address → text, as a plan; a text that begins with "!" cannot be made."""
    return Plan(tuple(_output(address, text) for address, text in sorted(texts.items())))


def _output(address: str, text: str) -> Output:
    kind = "feed" if address.endswith(".xml") else "page" if address.endswith(".html") else "asset"
    broken: Outcome[bytes] = Outcome(None, (Problem("broken", "error", None, text),))
    made = broken if text.startswith("!") else Outcome(text.encode())
    return Output(address, kind, (("view", of(text)), ("template", of(kind))), lambda: made)


def written(root: Path, texts: dict[str, str], output: str = "public") -> Written:
    """Publish, and expect it to succeed without problems."""
    outcome = publish(promise(texts), root / output, root / "state")
    assert outcome.problems == ()
    assert outcome.value is not None
    return outcome.value


def snapshot(folder: Path) -> dict[str, tuple[str, int, int]]:
    """Every file below a folder: address → text, time, inode."""
    files = (path for path in sorted(folder.rglob("*")) if path.is_file())
    return {p.relative_to(folder).as_posix(): (p.read_text(), p.stat().st_mtime_ns, p.stat().st_ino) for p in files}


def texts(folder: Path) -> dict[str, str]:
    """Address → text."""
    return {address: text for address, (text, _, _) in snapshot(folder).items()}
