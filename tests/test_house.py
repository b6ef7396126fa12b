"""The rules of the code base: floors, one room per third-party package, short functions, small modules."""

import ast
import statistics
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path

PACKAGE = Path(__file__).parent.parent / "cxsite"
MODULES = sorted(PACKAGE.rglob("*.py"))

FLOORS = {
    "cli": 5,
    "preview": 4,
    "build": 3,
    "outside": 2,
    "rules": 2,
    "touchup": 2,
    "theming": 2,
    **dict.fromkeys(("read", "parse", "check", "relate", "render", "write", "report", "importers", "gate"), 1),
    **dict.fromkeys(("model", "stats", "keys"), 0),
}
ROOM_OF_PACKAGE = {
    "babel": "render",
    "click": "cli",
    "duckdb": "importers",
    "feedgen": "render",
    "ibis": "importers",
    "jinja2": "render",
    "lxml": "render",
    "markdown": "parse",
    "markupsafe": "render",
    "nh3": "render",
    "PIL": "render",
    "pagefind_bin": "render",
    "pygments": "parse",
    "pyromark": "parse",
    "pymdownx": "parse",
    "pyspark": "importers",
    "starlette": "preview",
    "uvicorn": "preview",
    "watchdog": "preview",
    "yaml": "parse",
}


def room(path: Path) -> str:
    return path.relative_to(PACKAGE).parts[0].removesuffix(".py")


@cache
def nodes(path: Path) -> list[ast.AST]:
    return list(ast.walk(ast.parse(path.read_text(encoding="utf-8"))))


def imports(path: Path) -> Iterator[str]:
    """Every module that `path` imports, at any depth of the code."""
    for node in nodes(path):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: write the whole name"
            yield node.module or ""
            if node.module == "cxsite":
                yield from (f"cxsite.{alias.name}" for alias in node.names)


def ours(path: Path) -> Iterator[str]:
    """The rooms that `path` imports from, besides its own."""
    for name in imports(path):
        first, _, rest = name.partition(".")
        other = rest.partition(".")[0]
        if first == "cxsite" and other and not other.startswith("__") and other != room(path):
            yield other


def frozen(path: Path) -> Iterator[ast.ClassDef]:
    """The classes of values that cannot change."""
    for node in nodes(path):
        if isinstance(node, ast.ClassDef):
            decorators = [ast.unparse(each) for each in node.decorator_list]
            if any(each.startswith("dataclass(frozen=True, slots=True") for each in decorators):
                yield node


def test_a_line_imports_from_its_own_room_or_a_lower_floor():
    entrances = {PACKAGE / "__init__.py", PACKAGE / "__main__.py"}
    upward = {
        f"{path.relative_to(PACKAGE)} imports {other}"
        for path in MODULES
        if path not in entrances
        for other in ours(path)
        if FLOORS[other] >= FLOORS[room(path)]
    }
    assert not upward


def test_each_third_party_package_has_one_room():
    not_packages = {"cxsite", "__future__", *sys.stdlib_module_names}
    used = {(name.partition(".")[0], path) for path in MODULES for name in imports(path)}
    # an unknown package needs a line in ROOM_OF_PACKAGE
    strangers = {
        (top, str(path)) for top, path in used if top not in not_packages and ROOM_OF_PACKAGE.get(top) != room(path)
    }
    assert not strangers


def test_values_between_rooms_are_frozen():
    open_to_change = {
        f"{path.name}: {node.name}"
        for path in (PACKAGE / "model").glob("*.py")
        for node in nodes(path)
        if isinstance(node, ast.ClassDef) and node not in list(frozen(path))
    }
    assert not open_to_change


def test_frozen_values_are_defined_in_a_fraction_of_the_time():
    """By `model.frozen`, wherever `model` may be imported: every command waits for its classes to be created."""
    slow = {
        f"{path.relative_to(PACKAGE)}: {node.name}"
        for path in MODULES
        if room(path) not in {"keys", "stats", "model"} and "cxsite.model.frozen" not in imports(path)
        for node in frozen(path)
    }
    assert not slow


def test_every_value_says_what_it_is():
    """For a class without a docstring the standard library generates one, which takes 2 to 6 ms per class."""
    silent = {
        f"{path.relative_to(PACKAGE)}: {node.name}"
        for path in MODULES
        for node in nodes(path)
        if isinstance(node, ast.ClassDef) and not ast.get_docstring(node)
        if any("dataclass(" in ast.unparse(each) for each in node.decorator_list)
    }
    assert not silent


def functions() -> Iterator[tuple[int, str]]:
    for path in MODULES:
        for node in nodes(path):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                yield (node.end_lineno or 0) - node.lineno + 1, f"{path.relative_to(PACKAGE)}:{node.lineno} {node.name}"


def code_lines(path: Path) -> int:
    return sum(
        1 for line in path.read_text(encoding="utf-8").splitlines() if line.strip() and not line.strip().startswith("#")
    )


def test_functions_are_short():
    lengths = sorted(functions())
    assert statistics.median(n for n, _ in lengths) <= 8
    assert lengths[int(len(lengths) * 0.9)][0] <= 25
    assert not [where for n, where in lengths if n > 50]


def test_modules_are_small():
    sizes = {path: code_lines(path) for path in MODULES if path.name != "__init__.py"}
    assert statistics.median(sizes.values()) <= 120
    assert not {str(path): n for path, n in sizes.items() if n > 250}


def test_no_room_is_called_after_nothing():
    vague = {"utils", "helpers", "common", "core", "base", "manager", "misc"}
    assert not [path for path in MODULES if path.stem in vague or path.parent.name in vague]
