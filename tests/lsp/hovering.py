"""A file and a project to hover over."""

from __future__ import annotations

from openbayes_config.catalog import Catalog, Listing, Name
from openbayes_config.diagnostic import Lang
from openbayes_config.files import MemoryFiles
from openbayes_lsp.features.hover import Hover, hover
from openbayes_lsp.features.hover.keys import schema_at
from openbayes_lsp.project import Project
from openbayes_lsp.snapshot import Snapshot
from tests.lsp.support import at
from tests.texts import GRID, UNTOUCHED

TOP = """\
data_bindings:
  - {data: openbayes/mnist/1, path: /input0, type: ro}
"""
MIDDLE = """\
resource: rtx-4090
env: pytorch-2.6-2204
command: python train.py --data /input0
node: 1
"""
REST = UNTOUCHED
TUNING = GRID.replace("name: a,", "name: lr,").replace("name: b,", "name: opt,")
SCRIPT = """\
import argparse, openbayestool
parser = argparse.ArgumentParser()
parser.add_argument("--epochs", type=int, default=10, help="passes over the data")
parser.add_argument("--data", required=True)
parser.add_argument("--verbose", action="store_true")
parser.add_argument("--mode", choices=["a", "b"])
parser.parse_args()
openbayestool.log_metric("accuracy", 1)
"""
PROJECT = Project(
    "en",
    files=MemoryFiles({"train.py": SCRIPT}),
    catalog=Catalog(
        [
            Listing("resource", "me", "2026-11-01", (Name("rtx-4090", True, 2), Name("small", False))),
            Listing("dataset", "me", "2026-10-30", (Name("openbayes/mnist/1", origin="public"),)),
        ]
    ),
)


def file(top: str = TOP, middle: str = MIDDLE, parameters: str = "parameters: {}\n", rest: str = REST) -> str:
    return top + middle + parameters + rest


def said(marked: str, lang: Lang = "en", project: Project = PROJECT) -> tuple[str, list[str]]:
    """What is hovered over, and the lines."""
    shown, offset = at(marked, project=project._replace(lang=lang))
    found = hover(shown, offset)
    return (shown.text[slice(*found.span)], [line.text for line in found.lines]) if found else ("", [])


def lines(marked: str, lang: Lang = "en", project: Project = PROJECT) -> list[str]:
    return said(marked, lang, project)[1]


def described(*path: str | int, lang: Lang = "en") -> list[str]:
    """The lines of a description of the schema, as a hover has them."""
    schema = schema_at(path)
    text: str = (schema["x-zh"] if lang == "zh" else schema)["markdownDescription"]
    return [line.removeprefix("- ").replace("`", "") for line in text.split("\n") if line]


def all_of(shown: Snapshot) -> list[Hover]:
    """The hovers at every place of a text."""
    found = (hover(shown, offset) for offset in range(len(shown.text) + 1))
    return [each for each in found if each]
