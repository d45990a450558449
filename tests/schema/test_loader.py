"""The loader gives the data and costs next to nothing until it is asked."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import openbayes_schema


def test_loads_once() -> None:
    """Every caller gets the same object."""
    assert openbayes_schema.load_schema() is openbayes_schema.load_schema()
    assert openbayes_schema.load_catalog() is openbayes_schema.load_catalog()


def test_texts_are_the_files() -> None:
    """What is printed is what is parsed."""
    assert json.loads(openbayes_schema.schema_text()) == openbayes_schema.load_schema()
    assert json.loads(openbayes_schema.catalog_text()) == openbayes_schema.load_catalog()


def test_is_typed() -> None:
    """Type checkers look for this file."""
    assert (Path(openbayes_schema.__file__).parent / "py.typed").exists()


def test_reads_utf_8_under_any_locale() -> None:
    """A Chinese Windows reads files as GBK unless told otherwise; importing reads and imports nothing heavy."""
    code = (
        "import sys, openbayes_schema as data\n"
        "assert not {'json', 'typing', 'importlib.resources', 'pathlib'} & set(sys.modules), 'heavy import'\n"
        "print(ascii(data.load_schema()['properties']['node']['x-zh']['title']))\n"
    )
    folder = Path(openbayes_schema.__file__).parents[1]
    done = subprocess.run(
        [sys.executable, "-S", "-X", "utf8=0", "-c", code],
        capture_output=True,
        text=True,
        check=False,
        env={"PYTHONPATH": str(folder), "LC_ALL": "C"},
    )
    assert (done.stderr, done.stdout.strip()) == ("", ascii("节点数量"))
