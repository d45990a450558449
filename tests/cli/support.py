"""Files and findings for the tests of the command line."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from openbayes_cli.report import Checked
from openbayes_config.client import DEFAULT_CLIENT, Overrides, version
from openbayes_config.context import Context
from openbayes_config.diagnostic import Confidence, Diagnostic, Fix, Message, Related, Rule, Severity, Text
from openbayes_config.document import Document, parse
from openbayes_config.linter import Report
from openbayes_config.text import Span
from tests.cli.process import ROOT, Run, environment, modules_of, obconf
from tests.texts import UNTOUCHED

__all__ = [
    "COMPLETE",
    "REFUSED",
    "ROOT",
    "Run",
    "checked",
    "environment",
    "finding",
    "modules_of",
    "obconf",
    "span_of",
]

REFUSED = "data_bindings:\n- data: openbayes/mnist/1\n  path: /input0\n  type: ro\nresource: t4\n"
COMPLETE = (
    """\
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
"""
    + UNTOUCHED
)


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
