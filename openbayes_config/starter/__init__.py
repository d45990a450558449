"""A first openbayes.yaml: what goes into it, and its text.

What is planned comes from the folder (a script, its flags and metrics) or from a ``bayes gear run`` command; the rest
has the values that the official client itself takes when none are given.
"""

from __future__ import annotations

from openbayes_config.starter.command_line import Misread, RunLine, read_run_line
from openbayes_config.starter.plan import Bound, Plan, plan_for, plan_of
from openbayes_config.starter.writing import fill, is_untouched, new_file

__all__ = [
    "Bound",
    "Misread",
    "Plan",
    "RunLine",
    "fill",
    "is_untouched",
    "new_file",
    "plan_for",
    "plan_of",
    "read_run_line",
]
