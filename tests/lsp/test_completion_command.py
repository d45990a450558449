"""What is offered in the command: programs, their scripts, flags and what those take."""

from __future__ import annotations

import pytest

from openbayes_config.files import MemoryFiles
from tests.lsp.offering import FILES, PROJECT, accepted, labels

FLAGS = ["--lr=", "--epochs=", "--opt=", "--depth="]
NAMES = {**FILES, "requirements.txt": "", "notes.txt": "", "pkg/__init__.py": "", "pkg/run.py": ""}
LARGER = PROJECT._replace(files=MemoryFiles(NAMES))


@pytest.mark.parametrize(
    ("marked", "offered"),
    [
        # Behind the script come its flags, required ones first, and no other script.
        ("command: python train.py |", [*FLAGS, "data.csv", "tools/"]),
        ("command: python train.py |\nnode: 1", [*FLAGS, "data.csv", "tools/"]),
        ("command: python train.py --lr=1 |", ["--epochs=", "--opt=", "--depth=", "data.csv", "tools/"]),
        ('command: "python train.py |', [*FLAGS, "data.csv", "tools/"]),
        ('command: "python |\nnode: 1', ["train.py", "tools/"]),
        ('command: "python" |', []),
        ("command: bash run.sh |", ["data.csv", "tools/"]),
        # Lines of a folded text are one command, as long as no empty line is between them.
        ("command: >-\n  python train.py\n  --|", FLAGS),
        ("command: >-\n  python train.py\n  |\nnode: 1", [*FLAGS, "data.csv", "tools/"]),
        (
            "command: >\n  python train.py\n\n  |\nnode: 1",
            ["python train.py", "python", "bash", "pip install", "torchrun"],
        ),
        (
            "command: |\n  python train.py\n  |\nnode: 1",
            ["python train.py", "python", "bash", "pip install", "torchrun"],
        ),
        # What stands before decides.
        ("command: python -m |", ["train", "pkg.", "tools."]),
        ("command: python -m pkg.|", ["pkg.run"]),
        ("command: pip install -r |", ["requirements.txt", "notes.txt", "data.csv", "train.py", "pkg/", "tools/"]),
        ("command: FOO=1 |", ["python train.py", "python", "bash", "pip install", "torchrun"]),
        ("command: python train.py --opt |", ["sgd", "adam"]),
        ("command: python train.py --opt a|", ["sgd", "adam"]),
        ("command: python train.py --opt sgd |", ["--lr=", "--epochs=", "--depth=", "data.csv", "tools/"]),
        ("command: python train.py --amp |", [*FLAGS, "data.csv", "tools/"]),
        ("command: python train.py --lr |", []),
        ("command: python train.py --api-key |", ["train.py", "data.csv", "tools/"]),
        ("command: python train.py > |", ["train.py", "data.csv", "tools/"]),
    ],
)
def test_offers(marked: str, offered: list[str]) -> None:
    """A table of places in a command."""
    project = LARGER if {"pkg/", "pkg.", "pkg.run"}.intersection(offered) else PROJECT
    assert labels(marked, project) == offered


def test_accepting() -> None:
    """What follows the cursor stays."""
    assert accepted("command: >-\n  python train.py\n  --|\n", "--lr=") == "command: >-\n  python train.py\n  --lr=\n"
    assert accepted('command: "python |\nnode: 1', "train.py") == 'command: "python train.py\nnode: 1'
    assert accepted("command: python train.py --opt |", "adam") == "command: python train.py --opt adam"
