"""A text that hyperparameter tuning needs is empty."""

from __future__ import annotations

from collections.abc import Iterator

from openbayes_config.context import Context
from openbayes_config.diagnostic import Diagnostic, Message, Rule, Text
from openbayes_config.document import Document
from openbayes_config.job.template import tuning_untouched


def check(document: Document, context: Context) -> Iterator[Diagnostic]:
    if context.mode == "any" and tuning_untouched(document):
        return
    for seen in context.observed("empty_tuning_field"):
        key = str(seen.outcome.path[-1])
        message = RULE.message._replace(help=_HELP.get(key))
        yield RULE.found(seen.span, seen.outcome.path, {"key": key}, message=message, modes=seen.modes)


_HELP = {
    "hyperparameter_metric": Text(
        "Write the name that the program gives to `openbayestool.log_metric`, such as `accuracy`.",
        "请写上程序用 `openbayestool.log_metric` 上报的目标变量名，例如 `accuracy`。",
    ),
    "goal": Text("Write `goal: MAXIMIZE` or `goal: MINIMIZE`.", "请写 `goal: MAXIMIZE` 或 `goal: MINIMIZE`。"),
    "algorithm": Text(
        "Write `algorithm: Bayesian`, `algorithm: Random` or `algorithm: Grid`.",
        "请写 `algorithm: Bayesian`、`algorithm: Random` 或 `algorithm: Grid`。",
    ),
}

RULE = Rule(
    id="OB401",
    name="empty-tuning-field",
    severity="error",
    confidence="high",
    message=Message(
        Text("`{key}` is empty", "`{key}` 是空的"),
        Text(
            "bayes {client} uploads the source code and only then stops, without saying which key it is.",
            "bayes {client} 会先上传源代码，然后才停下，而且不说是哪个字段。",
        ),
    ),
    check=check,
)
