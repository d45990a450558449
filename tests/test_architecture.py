"""Imports point one way, and the core stays free of everything that prints or draws."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
CORE = ROOT / "openbayes_config"

# A module may import from ranks below its own, and from its own package.
RANKS = (
    ("text",),
    ("parse",),
    ("merging",),
    ("document",),
    ("diagnostic",),
    ("words",),
    ("client", "emit", "mask", "shell"),
    ("catalog", "home", "pages", "printed", "script"),
    ("files",),
    ("settings",),
    ("fingerprint", "formatter", "normalizer", "shape", "suppress", "trials"),
    ("context",),
    ("job",),
    ("rules",),
    ("linter", "lookup"),
    ("fixer", "jobdiff", "renderer", "starter"),
    ("explained",),
)
RANK = {name: rank for rank, names in enumerate(RANKS) for name in names}
FOREIGN = {"click", "rich", "pygls", "openbayes_cli", "openbayes_lsp"}


def modules() -> list[Path]:
    """Every module of the core but the package's own front door."""
    return [path for path in sorted(CORE.rglob("*.py")) if path != CORE / "__init__.py"]


def unit(path: Path) -> str:
    """The module or package of the core that a file belongs to."""
    return path.relative_to(CORE).parts[0].removesuffix(".py")


def imported(tree: ast.Module) -> Iterator[str]:
    """Full names of all that a module imports when it runs, anywhere in it."""
    typing_only = {
        id(node)
        for block in ast.walk(tree)
        if isinstance(block, ast.If) and ast.unparse(block.test) == "TYPE_CHECKING"
        for node in ast.walk(block)
    }
    for node in ast.walk(tree):
        if id(node) in typing_only:
            continue
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


@pytest.mark.parametrize("path", modules(), ids=lambda path: str(path.relative_to(CORE)))
def test_imports_point_one_way(path: Path) -> None:
    """No module imports from its own rank or above, other than from its own package."""
    own = unit(path)
    wrong: list[str] = []
    for name in imported(ast.parse(path.read_text(encoding="utf-8"))):
        parts = name.split(".")
        if parts[0] in FOREIGN:
            wrong.append(name)
        if parts[0] == "openbayes_config" and len(parts) > 1 and parts[1] != own and parts[1] in RANK:
            wrong += [name] if RANK[parts[1]] >= RANK[own] else []
    assert wrong == []


def test_every_module_has_a_rank() -> None:
    """A new module is placed on purpose."""
    assert {unit(path) for path in modules()} <= set(RANK)


def test_only_parse_reads_yaml() -> None:
    """One place defines what a file means; new text may be written by ruamel.yaml."""
    readers = {
        unit(path)
        for path in modules()
        for name in imported(ast.parse(path.read_text(encoding="utf-8")))
        if name.split(".")[0] == "yaml"
    }
    assert readers <= {"parse"}


def test_commands_do_not_import_each_other() -> None:
    """A command may be changed or dropped without another one noticing."""
    folder = ROOT / "cli" / "openbayes_cli"
    commands = {
        "catalog",
        "compare",
        "completion",
        "doctor",
        "explain",
        "fix",
        "init",
        "lsp",
        "normalize",
        "render",
        "rules",
        "run",
        "schema",
        "validate",
    }
    wrong = [
        (path.name, name)
        for path in sorted(folder.glob("*.py"))
        if path.stem in commands
        for name in imported(ast.parse(path.read_text(encoding="utf-8")))
        if name.split(".")[:2][-1] in commands - {path.stem} and name.startswith("openbayes_cli.")
    ]
    assert wrong == []


def test_what_rules_share_is_theirs_alone() -> None:
    """Whoever else asks what a file says of its job finds it in a package of its own."""
    folders = (CORE, ROOT / "cli", ROOT / "lsp", ROOT / "schema")
    others = (path for folder in folders for path in sorted(folder.rglob("*.py")) if CORE / "rules" not in path.parents)
    names = ((path, name) for path in others for name in imported(ast.parse(path.read_text(encoding="utf-8"))))
    assert [found for found in names if "openbayes_config.rules._" in found[1]] == []
