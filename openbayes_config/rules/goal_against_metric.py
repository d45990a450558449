"""The goal seems to be the wrong way round for the metric."""

from __future__ import annotations

from collections.abc import Iterator

from openbayes_config.context import Context
from openbayes_config.diagnostic import Diagnostic, Message, Related, Rule, Text
from openbayes_config.document import Document
from openbayes_config.rules._tuning import tuning


def check(document: Document, context: Context) -> Iterator[Diagnostic]:
    found = tuning(document, context)
    metric, goal = (found.get("hyperparameter_metric"), found.get("goal")) if found else (None, None)
    if found is None or metric is None or goal is None or goal.text not in _GOALS:
        return
    usual = _usual(metric.text)
    if usual and usual != goal.text:
        args = {"metric": metric.text, "goal": goal.text, "usual": usual}
        message = _LARGE if usual == "MAXIMIZE" else None
        related = (Related(metric.span, _METRIC),)
        yield RULE.found(goal.span, goal.path, args, message=message, modes=found.modes, related=related)


def _usual(metric: str) -> str | None:
    """The goal that the words of a metric's name speak for; ``None`` where they speak for both or neither."""
    from re import findall

    words = {word.lower() for word in findall(r"[A-Z]+(?![a-z])[0-9]*|[A-Z]?[a-z]+[0-9]*", metric)} | {metric.lower()}
    large, small = not words.isdisjoint(_LARGE_IS_GOOD), not words.isdisjoint(_SMALL_IS_GOOD)
    return None if large == small else _GOALS[0] if large else _GOALS[1]


_GOALS = ("MAXIMIZE", "MINIMIZE")
_LARGE_IS_GOOD = frozenset(
    (
        *("acc", "accuracy", "precision", "recall", "f1", "auc", "auroc", "auprc", "map", "miou", "iou"),
        *("dice", "bleu", "rouge", "meteor", "psnr", "ssim", "ndcg", "mrr", "r2", "reward", "score"),
    )
)
_SMALL_IS_GOOD = frozenset(
    (
        *("loss", "err", "error", "rmse", "mse", "mae", "mape", "ppl", "perplexity", "wer", "cer"),
        *("fid", "nll", "latency"),
    )
)
_METRIC = Text("the target metric", "目标变量")
_LARGE = Message(
    Text(
        "`{metric}` sounds like a metric for which larger is better, and the goal is `{goal}`",
        "`{metric}` 看起来是越大越好的指标，而方向写的是 `{goal}`",
    ),
    Text("Tuning would look for the worst trial.", "这样调参找到的会是最差的一次。"),
    Text("Write `goal: {usual}` if so.", "如果确实如此，请写 `goal: {usual}`。"),
)

RULE = Rule(
    id="OB420",
    name="goal-against-metric",
    severity="warning",
    confidence="low",
    message=Message(
        Text(
            "`{metric}` sounds like a metric for which smaller is better, and the goal is `{goal}`",
            "`{metric}` 看起来是越小越好的指标，而方向写的是 `{goal}`",
        ),
        _LARGE.effect,
        _LARGE.help,
    ),
    check=check,
)
