"""A project in which tests ask for completions."""

from __future__ import annotations

from openbayes_config.files import MemoryFiles
from openbayes_config.text import Edit, apply
from openbayes_lsp.features.completion import Item, complete
from openbayes_lsp.project import Project
from tests.lsp.support import at

SCRIPT = """
import argparse, openbayestool, os
parser = argparse.ArgumentParser()
parser.add_argument("--epochs", type=int, default=5, help="How many *epochs*")
parser.add_argument("--opt", choices=["sgd", "adam"], default="sgd")
parser.add_argument("--depth", type=int, choices=[18, 34])
parser.add_argument("--lr", type=float, required=True)
parser.add_argument("--api-key", default="sk-1234567890abcdefghij")
parser.add_argument("--amp", action="store_true")
args = parser.parse_args()
openbayestool.log_metric("val_loss", 1)
openbayestool.log_metric("acc", os.environ["WANDB_MODE"])
"""
FILES = {"train.py": SCRIPT, "tools/eval.py": "", "data.csv": "", "with space.py": "", ".hidden.py": ""}
NEIGHBOUR = """
resource: lab-gpu
env: lab-image
data_bindings:
  - {data: lab/faces/3, path: /input0, type: ro}
bindings: [lab/words/1:/input1, "sk-proj-abcdefghijklmnopqrstuvwxyz123456:/input2"]
parameters: {HF_TOKEN: hf_abcdefghijklmnopqrstuvwxyz}
"""
PROJECT = Project("en", files=MemoryFiles(FILES), neighbours=(NEIGHBOUR,))


def items(marked: str, project: Project = PROJECT) -> tuple[Item, ...]:
    """What is offered at the last ``|``."""
    return complete(*at(marked, project=project)).items


def labels(marked: str, project: Project = PROJECT) -> list[str]:
    """The labels of what is offered, in their order."""
    return [each.label for each in items(marked, project)]


def accepted(marked: str, label: str, project: Project = PROJECT) -> str:
    """The text after accepting the item of this label as plain text."""
    text, _ = at(marked, project=project)
    item = next(each for each in items(marked, project) if each.label == label)
    return apply(text.text, (Edit(item.span, item.plain),))
