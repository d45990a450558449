"""`scale_type` is none of the documented scales."""

from __future__ import annotations

from collections.abc import Iterator

from openbayes_config.client.near import nearest
from openbayes_config.context import Context
from openbayes_config.diagnostic import Diagnostic, Fix, Message, Rule, Text
from openbayes_config.document import Document
from openbayes_config.parse.nodes import Scalar
from openbayes_config.rules._tuning import Value, tuning
from openbayes_config.rules._words import AS_IT_IS

LINEAR, LOG = "UNIT_LINEAR_SCALE", "UNIT_LOG_SCALE"


def check(document: Document, context: Context) -> Iterator[Diagnostic]:
    found = tuning(document, context)
    for spec in found.specs() if found else ():
        scale = spec.get("scale_type")
        if found is None or scale is None or scale.value in (LINEAR, LOG) or spec.kind in ("DISCRETE", "CATEGORICAL"):
            continue
        meant = _meant(scale.text)
        yield RULE.found(
            scale.span,
            scale.path,
            {"scale": scale.text, "meant": meant},
            message=RULE.message._replace(help=_MEANT) if meant else None,
            modes=found.modes,
            fixes=_fixes(document, scale, meant),
        )


def _meant(text: str) -> str | None:
    word = text.strip().upper().replace("-", "_").replace(" ", "_")
    short = word.removeprefix("UNIT_").removesuffix("_SCALE")
    return _SHORT.get(short) or nearest(word, (LINEAR, LOG))


def _fixes(document: Document, scale: Value, meant: str | None) -> tuple[Fix, ...]:
    from openbayes_config.emit import replacement

    node = document.at(*scale.path)
    if meant is None or not isinstance(node, Scalar) or node.span != scale.span:
        return ()
    title = Text(f"Write `{meant}`", f"改为 `{meant}`")
    return (Fix(title, (replacement(document, node, meant),), False, frozenset(("parameterSpecs",))),)


_SHORT = {"LOG": LOG, "LOGARITHMIC": LOG, "LOG10": LOG, "LINEAR": LINEAR, "LIN": LINEAR, "UNIFORM": LINEAR}
_MEANT = Text("Write `scale_type: {meant}`.", "请写 `scale_type: {meant}`。")

RULE = Rule(
    id="OB412",
    name="unknown-scale",
    severity="warning",
    confidence="high",
    message=Message(
        Text("`{scale}` is not a documented scale", "`{scale}` 不是文档中 `scale_type` 的取值"),
        AS_IT_IS,
        Text(
            "Write `UNIT_LINEAR_SCALE`, or `UNIT_LOG_SCALE` for values of very different size.",
            "请写 `UNIT_LINEAR_SCALE`；取值相差好几个数量级时写 `UNIT_LOG_SCALE`。",
        ),
    ),
    check=check,
)
