"""Runs of the command line, as a process of its own or inside this one, and findings to show."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from openbayes_cli.report import Checked
from openbayes_config.client import DEFAULT_CLIENT, Overrides, version
from openbayes_config.context import Context
from openbayes_config.diagnostic import Confidence, Diagnostic, Fix, Message, Related, Rule, Severity, Text
from openbayes_config.document import Document, parse
from openbayes_config.lint import Report
from openbayes_config.text import Span

ROOT = Path(__file__).parents[2]
SOURCES = os.pathsep.join(str(ROOT / part) for part in ("", "schema", "cli", "lsp"))
# What decides about languages and colours must come from the test alone.
_MEANINGFUL = ("OBCONF", "LC_", "LANG", "PYTHON", "NO_COLOR", "FORCE_COLOR", "CLICOLOR", "TERM", "COLUMNS")

REFUSED = "data_bindings:\n- data: openbayes/mnist/1\n  path: /input0\n  type: ro\nresource: t4\n"
COMPLETE = """\
data_bindings:
  - data: openbayes/mnist/1
    path: /input0
    type: ro
resource: rtx-4090
env: pytorch-2.6-2204
command: python main.py
node: 1
parameters:
  epochs: 5
hyper_tuning:
  max_job_count: 0
  parallel_count: 1
  hyperparameter_metric: ""
  goal: ""
  algorithm: ""
  parameter_specs: []
  side_metrics: []
"""


class Run(NamedTuple):
    """How a process ended and what it said."""

    code: int
    out: str
    err: str


def environment(**variables: str) -> dict[str, str]:
    """The environment of this process without what obconf looks at, and ``variables``."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(_MEANINGFUL)}
    return {**kept, "PYTHONPATH": SOURCES, "PYTHONUTF8": "1", **variables}


def obconf(
    *arguments: str,
    cwd: Path | None = None,
    stdin: bytes = b"",
    encoding: str = "utf-8",
    env: Mapping[str, str] | None = None,
) -> Run:
    """Run ``python -m openbayes_cli`` with the variables ``env`` and decode strictly what it says."""
    done = subprocess.run(
        [sys.executable, "-m", "openbayes_cli", *arguments],
        cwd=cwd,
        input=stdin,
        capture_output=True,
        env=environment(**(env or {})),
        timeout=60,
        check=False,
    )
    newline = os.linesep
    out, err = (each.decode(encoding).replace(newline, "\n") for each in (done.stdout, done.stderr))
    return Run(done.returncode, out, err)


def modules_of(*arguments: str, cwd: Path) -> set[str]:
    """The modules that a run imports."""
    code = (
        "import sys\nfrom openbayes_cli import main\nmain(sys.argv[1:])\n"
        "sys.stdout.flush()\nsys.stderr.write('\\n' + ' '.join(sys.modules))\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, *arguments],
        cwd=cwd,
        capture_output=True,
        env=environment(),
        text=True,
        encoding="utf-8",
        timeout=60,
        check=True,
    )
    return set(done.stderr.rpartition("\n")[2].split())


def span_of(text: str, part: str, nth: int = 0) -> Span:
    """Where ``part`` stands in ``text`` for the ``nth`` time (from 0)."""
    at = -1
    for _ in range(nth + 1):
        at = text.index(part, at + 1)
    return Span(at, at + len(part))


def _finds_nothing(document: Document, context: Context) -> Iterator[Diagnostic]:
    return iter(())


def finding(
    span: Span,
    *,
    what: Text,
    effect: Text | None = None,
    advice: Text | None = None,
    severity: Severity = "error",
    args: Mapping[str, object] | None = None,
    fixes: Sequence[Fix] = (),
    related: Sequence[Related] = (),
    confidence: Confidence = "high",
) -> Diagnostic:
    """A finding of a rule that exists in tests only."""
    message = Message(what, effect, advice)
    rule = Rule("OB999", "made-up", severity, confidence, message, _finds_nothing)
    return Diagnostic(rule, span, "/made/up", severity, message, args or {}, tuple(fixes), tuple(related))


def checked(text: str, *findings: Diagnostic, name: str = "openbayes.yaml") -> Checked:
    """A file in which ``findings`` were found."""
    document = parse(text)
    context = Context(document, "any", version(DEFAULT_CLIENT), Overrides(), None)
    return Checked(name, Report(document, context, tuple(findings)))
