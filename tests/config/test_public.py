"""The library as others import it."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from types import FunctionType

import pytest

import openbayes_config
from openbayes_config import Fixed, Normalized, Rendering, Report, fix, lint, normalize, render

ROOT = Path(openbayes_config.__file__).parent.parent


@pytest.mark.parametrize("name", openbayes_config.__all__)
def test_every_public_name_is_there(name: str) -> None:
    """And has words on what it is."""
    value = getattr(openbayes_config, name)
    assert not isinstance(value, type(sys)), "a module hides the public name"
    assert value.__doc__ or not isinstance(value, (type, FunctionType))


def test_no_public_name_is_the_name_of_a_module() -> None:
    """Importing a module would replace the public name of the package by the module."""
    modules = {path.name.removesuffix(".py") for path in (ROOT / "openbayes_config").iterdir()}
    assert modules.isdisjoint(openbayes_config.__all__)


SECRET = "command: |\n  echo ```\nbindings: [a/b/1:/input0]\nparameters: {T: {is_secret: true, value: hunter22}}\n"


@pytest.mark.parametrize("shown", [fix(SECRET), normalize(SECRET, to="data_bindings"), render(SECRET), lint(SECRET)])
def test_a_notebook_shows_results_without_secrets(shown: Fixed | Normalized | Rendering | Report) -> None:
    """As Markdown, in which nothing from the file ends a code block."""
    page: str = shown._repr_markdown_()  # pyright: ignore[reportPrivateUsage]
    assert page
    assert "hunter22" not in page
    if isinstance(shown, Fixed | Normalized):
        assert page.startswith("````yaml\n") and page.endswith("\n````")


def test_public_names_survive_imports_of_modules() -> None:
    """In a fresh interpreter, modules first."""
    code = (
        "import openbayes_config.linter, openbayes_config.fixer, openbayes_config.renderer\n"
        "from openbayes_config import fix, lint, render\n"
        "assert lint('').diagnostics and fix('').left and not render('').accepted\n"
    )
    subprocess.run([sys.executable, "-c", code], check=True, cwd=ROOT)
