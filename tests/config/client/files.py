"""Short ways to write a file and to say what the client does with it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from openbayes_config.client import DEFAULT, Client, Mode, Outcome, Overrides, Verdict, judge
from openbayes_config.document import parse

TUNING: Mapping[str, str] = {
    "max_job_count": "1",
    "parallel_count": "1",
    "hyperparameter_metric": "m",
    "goal": "g",
    "algorithm": "Grid",
    "parameter_specs": "[]",
    "side_metrics": "[]",
}
NOTHING = object()


def tuning(**changed: object) -> str:
    """A complete ``hyper_tuning`` in flow style; ``NOTHING`` leaves a key out."""
    return (
        "{" + ", ".join(f"{key}: {value}" for key, value in {**TUNING, **changed}.items() if value is not NOTHING) + "}"
    )


ROOT: Mapping[str, str] = {
    "resource": "'r'",
    "env": "'e'",
    "command": "c",
    "node": "1",
    "parameters": "{}",
    "hyper_tuning": tuning(),
}


def text(**changed: object) -> str:
    """A complete file with some values changed; ``NOTHING`` leaves a key out."""
    return "".join(f"{key}: {value}\n" for key, value in {**ROOT, **changed}.items() if value is not NOTHING)


def specs(*each: str) -> str:
    """A complete file with these parameter specifications."""
    return text(hyper_tuning=tuning(parameter_specs=f"[{', '.join(each)}]"))


def verdict(
    data: str | bytes,
    mode: Mode = "task",
    client: Client = DEFAULT,
    overrides: Overrides | None = None,
    environ: Mapping[str, str] | None = None,
) -> Verdict:
    """What the client does with a text."""
    return judge(parse(data), mode, client, overrides or Overrides(), environ)


def sent(data: str, mode: Mode = "task", **more: Any) -> Any:
    """The submitted ``input``; the file has to be accepted."""
    found = verdict(data, mode, **more)
    assert found.submission is not None, [each for each in found.outcomes if each.kind == "refused"]
    return found.submission.input


def one(found: Verdict, reason: str) -> Outcome:
    """The only outcome with this reason."""
    (outcome,) = [each for each in found.outcomes if each.reason == reason]
    return outcome


def reasons(found: Verdict, *kinds: str) -> list[str]:
    """The reasons of some kinds of outcomes, in order; of everything but unused parts without ``kinds``."""
    return [each.reason for each in found.outcomes if (each.kind in kinds if kinds else each.kind != "unused")]
