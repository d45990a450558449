"""A binding at a path that is not among the documented ones."""

from __future__ import annotations

from collections.abc import Iterator

from openbayes_config.context import Context
from openbayes_config.diagnostic import Diagnostic, Fix, Message, Rule, Text
from openbayes_config.document import Document
from openbayes_config.job import mounts
from openbayes_config.rules._bound import CHANGES, Bound, written
from openbayes_config.rules._words import AS_IT_IS


def check(document: Document, context: Context) -> Iterator[Diagnostic]:
    bindings = [each for each in written(document, context) if each.mount and each.reason != "repeated_binding"]
    taken = {mounts.target(mounts.meant(each.mount) or each.mount) for each in bindings}.intersection(mounts.MOUNTS)
    for each in bindings:
        if each.mount in mounts.MOUNTS or each.data in mounts.MOUNTS or mounts.inside(each.mount):
            continue
        meant = mounts.meant(each.mount)
        free = meant or mounts.free(taken)
        taken.update([free] if free else ())
        yield RULE.found(
            each.place(document, "path"),
            (*each.path, "path") if not each.is_short else each.path,
            {"path": each.mount, "free": free},
            message=RULE.message._replace(
                effect=None if each.is_left_out else AS_IT_IS, help=_MEANT if meant else _FREE if free else None
            ),
            fixes=_fixes(document, each, meant),
        )


def _fixes(document: Document, binding: Bound, meant: str | None) -> tuple[Fix, ...]:
    edit = binding.edit(document, "path", meant) if meant else None
    return (Fix(Text(f"Write `{meant}`", f"改为 `{meant}`"), (edit,), False, CHANGES),) if edit else ()


_MEANT = Text("Write `{free}`.", "请写 `{free}`。")
_FREE = Text(
    "`/input0` to `/input4` and `/output` are documented; `{free}` is still free here.",
    "文档列出的路径是 `/input0` 到 `/input4` 和 `/output`，其中 `{free}` 还空着。",
)

RULE = Rule(
    id="OB212",
    name="unknown-mount",
    severity="warning",
    confidence="high",
    message=Message(
        Text("`{path}` is not a documented path for a binding", "`{path}` 不是文档列出的绑定路径"), AS_IT_IS, _FREE
    ),
    check=check,
)
