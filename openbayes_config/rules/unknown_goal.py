"""`goal` is neither MAXIMIZE nor MINIMIZE."""

from __future__ import annotations

from collections.abc import Iterator

from openbayes_config.client.near import nearest
from openbayes_config.context import Context
from openbayes_config.diagnostic import Diagnostic, Fix, Message, Rule, Text
from openbayes_config.document import Document
from openbayes_config.parse.nodes import Scalar
from openbayes_config.rules._tuning import Value, tuning
from openbayes_config.rules._words import AS_IT_IS

GOALS = ("MAXIMIZE", "MINIMIZE")


def check(document: Document, context: Context) -> Iterator[Diagnostic]:
    found = tuning(document, context)
    goal = found.get("goal") if found else None
    if found is None or goal is None or goal.text in ("", *GOALS):
        return
    meant = _meant(goal.text)
    yield RULE.found(
        goal.span,
        goal.path,
        {"goal": goal.text, "meant": meant},
        message=RULE.message._replace(help=_MEANT) if meant else None,
        modes=found.modes,
        fixes=_fixes(document, goal, meant),
    )


def _meant(text: str) -> str | None:
    word = text.strip().upper()
    for goal, beginnings in _BEGINNINGS.items():
        if word.startswith(beginnings):
            return goal
    return nearest(word, GOALS)


def _fixes(document: Document, goal: Value, meant: str | None) -> tuple[Fix, ...]:
    from openbayes_config.emit import replacement

    node = document.at(*goal.path)
    if meant is None or not isinstance(node, Scalar) or node.span != goal.span:
        return ()
    title = Text(f"Write `{meant}`", f"改为 `{meant}`")
    return (Fix(title, (replacement(document, node, meant),), False, frozenset(("goal",))),)


_BEGINNINGS = {
    "MAXIMIZE": ("MAX", "HIGH", "LARG", "BIG", "最大"),
    "MINIMIZE": ("MIN", "LOW", "SMALL", "最小"),
}
_MEANT = Text("Write `goal: {meant}`.", "请写 `goal: {meant}`。")

RULE = Rule(
    id="OB408",
    name="unknown-goal",
    severity="warning",
    confidence="high",
    message=Message(
        Text("`{goal}` is not a documented goal", "`{goal}` 不是文档中 `goal` 的取值"),
        AS_IT_IS,
        Text(
            "Write `goal: MAXIMIZE` or `goal: MINIMIZE`, in capital letters.",
            "请写 `goal: MAXIMIZE` 或 `goal: MINIMIZE`（全部大写）。",
        ),
    ),
    check=check,
)
