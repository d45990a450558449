"""The commonest moments in the life of somebody who uses obconf."""

from __future__ import annotations

from typing import NamedTuple

from tests.texts import UNTOUCHED

DOCUMENTED = """\
data_bindings:
  - data: openbayes/mnist/1
    path: /input0
    type: ro
resource: rtx-4090
env: pytorch-2.6-2204
command: "python main.py"
parameters:
  input: /input0
  epochs: 5
"""
REST = "node: 1\n" + UNTOUCHED
COMPLETE = DOCUMENTED + REST
SHORTHAND = COMPLETE[COMPLETE.index("resource:") :] + "bindings:\n  - openbayes/mnist/1:/input0:ro  # 训练集\n"
BOUND_TWICE = COMPLETE.replace(
    "resource:",
    "  - data: openbayes/mnist/1  # 验证集\n    path: /input1\n    type: ro\nresource:",
)


class Moment(NamedTuple):
    """A command line and the files of the folder in which it is given."""

    name: str
    words: tuple[str, ...]
    files: dict[str, str]


def _file(text: str) -> dict[str, str]:
    return {"openbayes.yaml": text}


MOMENTS = (
    Moment("refused", ("validate",), _file(DOCUMENTED)),
    Moment("no-problems", ("validate",), _file(COMPLETE)),
    Moment("no-file", ("validate",), {"openbayes.yml": COMPLETE, ".openbayesgear": "{}"}),
    Moment("legacy-bindings", ("validate",), _file(COMPLETE.replace("data_bindings:", "data_binding:"))),
    Moment("lost-binding", ("validate",), _file(BOUND_TWICE)),
    Moment("misspelt-key", ("validate",), _file(COMPLETE.replace("resource:", "resouce:"))),
    Moment("broken-yaml", ("validate",), _file(COMPLETE.replace('main.py"', "main.py  # 训练"))),
    Moment("misspelt-option", ("validate", "--fromat", "json"), _file(COMPLETE)),
    Moment("fix-diff", ("fix", "--diff"), _file(DOCUMENTED)),
    Moment("normalize", ("normalize", "--to", "data_bindings", "--diff"), _file(SHORTHAND)),
    Moment("render", ("render",), _file(COMPLETE)),
    Moment("render-refused", ("render",), _file(DOCUMENTED)),
)
LANGS = ("en", "zh")
