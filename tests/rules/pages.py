"""The examples on the pages of the rules, as tests run them.

An example is a fenced block whose info string says what it is: ``yaml bad``, ``yaml good``, or ``yaml fixed``, which
is what the fix makes of the bad example before it. Words behind that:

- ``mode=task``, ``client=0.28.0``: as on the command line; ``env=A,B``: variables that are set (none: ``env=``)
- ``catalog=A,B``: the names of resources and environments that the user's own catalogue holds
- ``severity=warning``: of the finding, where it is not an error; ``also=OB101``: another rule that speaks up
- ``whole``: the file as it stands; without it, the required keys that it lacks are added, ``whole=-node`` without one

A block of another language whose info string has ``file=train.py`` is that file, and stands beside every example of the
page; without such a block an example has no folder.

A line of carets marks the finding in the line above and is no part of the file.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import NamedTuple

from openbayes_config.catalog import Catalog, Listing, Name
from openbayes_config.context import AskedMode
from openbayes_config.diagnostic import Rule
from openbayes_config.files import MemoryFiles
from openbayes_config.linter import Report, lint
from openbayes_config.settings import Settings

FOLDER = Path(__file__).parents[2] / "openbayes_config" / "rules"
_BLOCK = re.compile(r"^```yaml (bad|good|fixed)([^\n]*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_FILE = re.compile(r"^```\w+ file=(\S+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_MARK = re.compile(r" *\^+ *")
MODES: dict[str, AskedMode] = {"any": "any", "task": "task", "workspace": "workspace", "hypertuning": "hypertuning"}
_REST = {
    "resource": "resource: cpu",
    "env": "env: pytorch-2.6-2204",
    "command": "command: python main.py",
    "node": "node: 1",
    "parameters": "parameters: {}",
    "hyper_tuning": "hyper_tuning:",
}
_TUNING = {
    "max_job_count": "max_job_count: 3",
    "parallel_count": "parallel_count: 1",
    "hyperparameter_metric": "hyperparameter_metric: accuracy",
    "goal": "goal: MAXIMIZE",
    "algorithm": "algorithm: Random",
    "parameter_specs": "parameter_specs: []",
    "side_metrics": "side_metrics: []",
}


class Mark(NamedTuple):
    """A line from 1, and a column from 1 with a number of columns; an empty finding is marked by one caret."""

    line: int
    column: int
    width: int


class Example(NamedTuple):
    """One block. ``text`` is the whole file that it stands for."""

    rule: str
    number: int
    kind: str
    options: dict[str, str]
    text: str
    marks: tuple[Mark, ...]
    files: dict[str, str]


def page(rule: Rule) -> str:
    """The text of a rule's page."""
    return (FOLDER / f"{rule.name.replace('-', '_')}.md").read_text(encoding="utf-8")


def examples(rule: Rule) -> list[Example]:
    """The examples on a rule's page, in order."""
    text = page(rule)
    files = {str(block[1]): str(block[2]) for block in _FILE.finditer(text)}
    return [_example(rule, files, number, *block.groups()) for number, block in enumerate(_BLOCK.finditer(text), 1)]


def lint_example(example: Example, text: str) -> Report:
    """The findings about ``text``, which is or was made of an example, with the example's options."""
    options = example.options
    environ = dict.fromkeys(options["env"].split(","), "x") if "env" in options else None
    mode = MODES[options.get("mode", "any")]
    files = MemoryFiles({**example.files, "openbayes.yaml": text}) if example.files else None
    settings = Settings(extend_select=(example.rule,))
    client = options.get("client", "0.28.5")
    catalog = catalog_of(options["catalog"]) if "catalog" in options else None
    report = lint(text, mode=mode, client=client, environ=environ, files=files, settings=settings, catalog=catalog)
    assert not report.failures
    return report


def catalog_of(names: str) -> Catalog:
    """A catalogue of the user's own, with these names."""
    listed = tuple(Name(name) for name in names.split(","))
    return Catalog((Listing("resource", "", "2026-07-01", listed), Listing("env", "", "2026-07-01", listed)))


def _example(rule: Rule, files: dict[str, str], number: int, kind: str, info: str, body: str) -> Example:
    options = {word.partition("=")[0]: word.partition("=")[2] for word in info.split()}
    lines: list[str] = []
    marks: list[Mark] = []
    for line in body.splitlines():
        if _MARK.fullmatch(line):
            marks.append(Mark(len(lines), line.index("^") + 1, line.count("^")))
        else:
            lines.append(line)
    text = "".join(line + "\n" for line in lines)
    return Example(rule.id, number, kind, options, completed(text, options.get("whole")), tuple(marks), files)


def completed(text: str, whole: str | None = None) -> str:
    """A text with the required keys that it lacks."""
    if whole == "":
        return text
    keys = re.findall(r"^([\w-]+):", text, re.MULTILINE)
    if keys and keys[-1] == "hyper_tuning":
        text += _tuning(text)
    missing = [key for key in _REST if key not in keys and whole != f"-{key}"]
    return text + "".join(_REST[key] + "\n" + (_tuning("") if key == "hyper_tuning" else "") for key in missing)


def _tuning(text: str) -> str:
    present = re.findall(r"^  (\w+):", text, re.MULTILINE)
    return "".join(f"  {line}\n" for key, line in _TUNING.items() if key not in present)
