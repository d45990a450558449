"""Findings for the problems that reading meets."""

from __future__ import annotations

from collections.abc import Iterator

from openbayes_config.diagnostic import Diagnostic, Message, Rule
from openbayes_config.document import Document
from openbayes_config.parse.nodes import Problem


def of(document: Document, *kinds: str) -> Iterator[Problem]:
    """The problems of these kinds in the order of the text."""
    return (problem for problem in document.problems if problem.kind in kinds)


def found(rule: Rule, problem: Problem, message: Message | None = None) -> Diagnostic:
    """The finding for a problem, in the rule's usual words or others; the problem's details fill the fields."""
    return rule.found(problem.span, problem.path, problem.args, message=message)
