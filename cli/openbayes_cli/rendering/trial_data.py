"""The trials of a tuning for programs: JSON, JSON lines and CSV. Secrets are masked."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from typing import TYPE_CHECKING

from openbayes_cli.rendering.text import safe
from openbayes_cli.report import json
from openbayes_config.trials import rounded

if TYPE_CHECKING:
    from openbayes_cli.rendering.trials import Shown
    from openbayes_config.explained.trials import Sample
    from openbayes_config.trials import Trial

_EXACT = 10**15


def data(shown: Shown) -> dict[str, object]:
    """The search and its trials. A number of more than fifteen digits is a text such as ``10^27``."""
    search, rendering = shown.sample.search, shown.sample.rendering
    return {
        "schema_version": json.SCHEMA_VERSION,
        "path": shown.name,
        "mode": rendering.mode,
        "client": rendering.client.asked,
        "command": rendering.command,
        "algorithm": search.algorithm,
        "combinations": None if search.combinations is None else _number(search.combinations),
        "max_job_count": _number(search.limit),
        "parallel_count": _number(search.parallel),
        "planned": _number(search.planned),
        "rounds": _number(search.rounds),
        "seed": None if search.algorithm == "Grid" else shown.sample.seed,
        "trials": [_trial(shown.sample, trial) for trial in shown.sample.trials],
    }


def lines(shown: Shown) -> Iterator[dict[str, object]]:
    """A value for each trial."""
    for trial in shown.sample.trials:
        yield {"path": shown.name, **_trial(shown.sample, trial)}


def table(shown: Shown) -> str:
    """CSV with LF at line ends: a column for each parameter, named as it is, between the numbers and the command."""
    sample = shown.sample
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    names = [safe(sample.masker.hide(spec.name)) for spec in sample.search.specs]
    writer.writerow(["number", "round", "runs", *names, "command"])
    for trial in sample.trials:
        values = [safe(str(sample.masker.hide_data(each.value))) for each in trial.values]
        runs = "true" if trial.runs else "false"
        writer.writerow([trial.number, trial.round, runs, *values, safe(sample.line(trial))])
    return text.getvalue()


def _trial(shown: Sample, trial: Trial) -> dict[str, object]:
    return {
        "number": trial.number,
        "round": trial.round,
        "runs": trial.runs,
        "command": shown.line(trial),
        "values": [
            {
                "name": shown.masker.hide(each.name),
                "value": shown.masker.hide_data(each.value),
                "flag": flag,
                "grade": each.grade,
            }
            for each, flag in zip(trial.values, shown.flags(trial), strict=True)
        ],
    }


def _number(count: int) -> int | str:
    return count if abs(count) < _EXACT else rounded(count)
