"""`algorithm` is not one that the client knows."""

from __future__ import annotations

from collections.abc import Iterator

from openbayes_config.client.near import nearest
from openbayes_config.client.template import ALGORITHMS
from openbayes_config.context import Context
from openbayes_config.diagnostic import Diagnostic, Fix, Message, Rule, Text
from openbayes_config.document import Document, resolve
from openbayes_config.parse.nodes import Node, Scalar
from openbayes_config.rules._words import AFTER_UPLOAD


def check(document: Document, context: Context) -> Iterator[Diagnostic]:
    for seen in context.observed("unknown_algorithm"):
        node = resolve(seen.outcome.node)
        text = node.text if isinstance(node, Scalar) else ""
        meant = _meant(text)
        yield RULE.found(
            seen.span,
            seen.outcome.path,
            {"text": text, "meant": meant},
            message=RULE.message._replace(help=_MEANT) if meant else None,
            modes=seen.modes,
            fixes=_fixes(document, seen.outcome.node, meant),
        )


def _meant(text: str) -> str | None:
    word = text.strip().capitalize()
    return next((each for each in ALGORITHMS if word.startswith(each[:5])), nearest(word, ALGORITHMS))


def _fixes(document: Document, node: Node | None, meant: str | None) -> tuple[Fix, ...]:
    from openbayes_config.emit import replacement

    if meant is None or not isinstance(node, Scalar):
        return ()
    title = Text(f"Write `{meant}`", f"改为 `{meant}`")
    return (Fix(title, (replacement(document, node, meant),), False, frozenset(("algorithm",))),)


_MEANT = Text("Write `algorithm: {meant}`.", "请写 `algorithm: {meant}`。")


RULE = Rule(
    id="OB402",
    name="unknown-algorithm",
    severity="error",
    confidence="high",
    message=Message(
        Text("`{text}` is not an algorithm of hyperparameter tuning", "`{text}` 不是自动调参支持的算法"),
        AFTER_UPLOAD,
        Text("Write `Bayesian`, `Random` or `Grid`.", "请写 `Bayesian`、`Random` 或 `Grid`。"),
    ),
    check=check,
)
