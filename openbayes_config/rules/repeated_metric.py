"""The target metric is named again among the side metrics."""

from __future__ import annotations

from collections.abc import Iterator

from openbayes_config.context import Context
from openbayes_config.diagnostic import Diagnostic, Message, Related, Rule, Text
from openbayes_config.document import Document
from openbayes_config.rules._tuning import tuning


def check(document: Document, context: Context) -> Iterator[Diagnostic]:
    found = tuning(document, context)
    metric = found.get("hyperparameter_metric") if found else None
    if found is None or metric is None or not metric.text:
        return
    for each in found.listed("side_metrics"):
        if each.text == metric.text:
            related = (Related(metric.span, _TARGET),)
            yield RULE.found(each.span, each.path, {"name": metric.text}, modes=found.modes, related=related)


_TARGET = Text("the target metric", "目标变量")

RULE = Rule(
    id="OB419",
    name="repeated-metric",
    severity="info",
    confidence="high",
    message=Message(
        Text("`{name}` is the target metric already", "`{name}` 已经是目标变量"),
        Text("Side metrics are the others that are shown beside it.", "`side_metrics` 写的是另外要参考的指标。"),
        Text("Delete it here, or name another metric.", "请从这里删除，或者换成别的指标。"),
    ),
    check=check,
)
